"""The site of a record in a process of its own, as its users start it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_PRINTED = re.compile(r"https?://\S+")
_STARTING_SECONDS = 60


class ServingError(Exception):
    """The site did not start."""


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Run ``onrecord serve`` until the end of the block; yield the address that it prints."""
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record)]
    command += ["--port", str(_free_port()), "--user", "bench"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        assert server.stderr is not None
        printed = server.stderr.readline()
        address = _PRINTED.search(printed)
        if address is None:
            raise ServingError(printed.strip() or "onrecord serve printed no address")
        _await(address[0])
        yield address[0]
    finally:
        server.terminate()
        server.communicate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(address: str) -> None:
    until = time.monotonic() + _STARTING_SECONDS
    while True:
        try:
            urlopen(address).close()
            return
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
