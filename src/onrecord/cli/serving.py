"""The commands that show a record in the browser, and say to whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import opened, takes_record, takes_voice
from onrecord.cli.voice import Voice
from onrecord.errors import RunError

if TYPE_CHECKING:
    from onrecord.web.accounts import Accounts

_LOCAL = ("127.0.0.1", "::1", "localhost")


@click.command()
@takes_record
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True,
    help="Where to listen; another address than this machine's own needs accounts.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True,
    help="The port to listen on.",
)  # fmt: skip
@click.option(
    "--name", "names", metavar="HOST", multiple=True,
    help="A host name that the site is reached by; may be given several times.",
)  # fmt: skip
@click.option("--certificate", metavar="FILE", help="For https, a certificate in PEM; with --key.")
@click.option("--key", metavar="FILE", help="Its private key.")
@click.option(
    "--user", metavar="NAME", envvar="ONRECORD_BY",
    help="Without accounts, who makes the corrections [default: your login name].",
)  # fmt: skip
@takes_voice
def serve(
    where: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    certificate: str | None,
    key: str | None,
    user: str | None,
    voice: Voice,
) -> None:
    """Show a record in the browser, and let it be corrected there.

    Without accounts (onrecord users), whoever has this machine sees and corrects it, and nobody
    else does.
    """
    from onrecord.web import Site, serving

    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together")
    hosts = names if host in ("0.0.0.0", "::") else (*names, f"[{host}]" if ":" in host else host)
    site = Site(where, user=_login() if user is None else user, hosts=hosts)
    if host not in _LOCAL and site.user is not None:
        site.close()
        raise RunError(f"{host}: others can reach this address; add accounts with onrecord users")
    scheme = "http" if certificate is None else "https"
    shown = f"[{host}]" if ":" in host else host
    voice.say(f"{where}: {scheme}://{shown}:{port}/ (end with Ctrl-C)")
    serving.run(site, host=host, port=port, certificate=certificate, key=key)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "nobody"


@click.group()
def users() -> None:
    """Say who may see a record in the browser, and who may correct it.

    With accounts, everybody signs in. They are kept beside the record, in FILE.users.
    """


@users.command("add")
@click.argument("name")
@takes_record
@click.option(
    "--role", type=click.Choice(["reader", "editor"]), default="editor", show_default=True,
    help="Editors correct; readers only read.",
)  # fmt: skip
@takes_voice
def add_user(name: str, where: str, role: Any, voice: Voice) -> None:
    """Add an account; its password is asked for, or read from the first line of stdin."""
    _accounts(where).add(name, _password(), role)
    voice.say(f"{where}: {name} may sign in, as {role}")


@users.command("list")
@takes_record
@takes_voice
def list_users(where: str, voice: Voice) -> None:
    """List the accounts and their roles."""
    held = sorted(_accounts(where).users().items())
    for name, account in held:
        click.echo(f"{name}\t{account.role}")
    voice.say(f"{where}: {len(held)} {'account' if len(held) == 1 else 'accounts'}")


@users.command("password")
@click.argument("name")
@takes_record
@takes_voice
def change_password(name: str, where: str, voice: Voice) -> None:
    """Give an account another password; wherever it is signed in, it no longer is."""
    accounts = _accounts(where)
    accounts.change(name, _password())
    voice.say(f"{where}: {name} has another password")


@users.command("remove")
@click.argument("name")
@takes_record
@takes_voice
def remove_user(name: str, where: str, voice: Voice) -> None:
    """Take an account away; wherever it is signed in, it no longer is."""
    _accounts(where).remove(name)
    voice.say(f"{where}: {name} may no longer sign in")


def _accounts(where: str) -> Accounts:
    from onrecord.web.accounts import Accounts

    opened(where).close()
    return Accounts(str(Path(where)))


def _password() -> str:
    """Return the password that is typed twice or, where stdin is no terminal, its first line."""
    import sys

    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
