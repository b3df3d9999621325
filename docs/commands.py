"""Prints docs/commands.md, the reference of all commands, from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

import click

from onrecord.cli import cli

HEAD = """\
# Commands

This page is what `onrecord COMMAND --help` says; `scripts/docs` writes it. The fields that the
commands print are in the [output contract](contract.md).
"""
WIDTH = 90


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([HEAD, *_sections(cli, _context(cli, "onrecord", None))])


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name, below in sorted(command.commands.items()):
            yield from _sections(below, _context(below, name, context))


def _context(command: click.Command, name: str, above: click.Context | None) -> click.Context:
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, **command.context_settings}
    return click.Context(command, parent=above, info_name=name, **settings)


if __name__ == "__main__":
    print(page(), end="")
