"""What is served of others is what the table beside it says."""

from __future__ import annotations

import hashlib
import re

from onrecord.web.rendering import STATIC

VENDOR = STATIC / "vendor"
_ROW = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_every_file_is_in_the_table_with_its_digest() -> None:
    listed = dict(_ROW.findall((VENDOR / "README.md").read_text(encoding="utf-8")))
    held = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.suffix in (".js", ".css")
    }
    assert listed == held


def test_every_file_has_its_licence_beside_it() -> None:
    scripts = [path.name for path in VENDOR.glob("*.js")]
    assert scripts
    for name in scripts:
        assert (VENDOR / f"{name.removesuffix('.min.js')}.LICENSE").read_text(encoding="utf-8")
