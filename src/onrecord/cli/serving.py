"""The command that shows a record in the browser."""

from __future__ import annotations

import click

from onrecord.cli.options import takes_record, takes_voice
from onrecord.cli.voice import Voice


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
    "--user", metavar="NAME",
    help="Without accounts, who makes the corrections [default: your login name].",
)  # fmt: skip
@takes_voice
def serve(where: str, host: str, port: int, user: str | None, voice: Voice) -> None:
    """Show a record in the browser, and let it be corrected there."""
    import getpass

    import uvicorn

    from onrecord.web import Site, create_app

    app = create_app(Site(where, user=getpass.getuser() if user is None else user))
    voice.say(f"{where}: http://{host}:{port}/ (end with Ctrl-C)")
    uvicorn.run(app, host=host, port=port, log_level="warning")
