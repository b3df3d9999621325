"""Cast files of invented people, written for one test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.knowledge.roster import Entry, Roster, load

HEAD = "name,aliases,kind,country,wikidata,office,of,start,end,id,same_as\n"


def wrote(folder: Path, text: str | bytes, name: str = "cast.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def loaded(folder: Path, text: str | bytes, name: str = "cast.csv") -> Roster:
    """Return the cast that one file makes."""
    return load([wrote(folder, text, name)])


def entry(folder: Path, text: str, name: str = "cast.csv") -> Entry:
    """Return the one entry that a file makes."""
    (found,) = loaded(folder, text, name).entries
    return found


def entity(id: str, schema: str, /, **properties: list[Any]) -> dict[str, Any]:
    """Return a FollowTheMoney entity."""
    return {"id": id, "schema": schema, "properties": properties}


def dumped(*entities: dict[str, Any]) -> str:
    """Return entities as a dump, one a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in entities)
