"""The most frequent actors of each story, to be read: no two that are one, none that is two."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from bench import data, stories
from onrecord.model import Annotation, ResolvedActor
from onrecord.resolvers.actors import resolve_actors


@click.command()
@click.option("--reports", default=300, show_default=True, help="Reports read of each story.")
@click.option("--most", default=50, show_default=True, help="Actors shown of each story.")
@click.option("--forms", is_flag=True, help="Show the forms of the names too.")
@click.option("--annotations", type=click.Path(exists=True, file_okay=False),
              help="A folder of STORY.jsonl with annotations, not read anew.")  # fmt: skip
def main(reports: int, most: int, forms: bool, annotations: str | None) -> None:
    """Print who is named in most reports of each story, with the number of reports."""
    for story in stories.STORIES:
        if annotations is None:
            path = data.require(f"stories/{story}.reports.jsonl.gz", stories.SOURCE)
            read = list(stories.read_annotations(path.parent, story, reports=reports))
        else:
            read = stories.kept(Path(annotations) / f"{story}.jsonl")
        found = frequent(read, most=most)
        click.echo(f"{story}, {len(read)} reports: " + "; ".join(_shown(a, forms) for a in found))


def frequent(read: Iterable[Annotation], *, most: int) -> list[ResolvedActor]:
    """Return the actors of most reports, most mentions first among equals."""
    actors = resolve_actors(read).actors
    return sorted(actors, key=lambda a: (-a.reports, -a.mentions, a.name, a.id))[:most]


def _shown(actor: ResolvedActor, forms: bool) -> str:
    others = [name for name in actor.names if name != actor.name] if forms else []
    return f"{actor.name} {actor.reports}" + (f" ({', '.join(others)})" if others else "")


if __name__ == "__main__":
    main()
