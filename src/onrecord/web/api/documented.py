"""What OpenAPI says of the addresses: the contract's own values, as msgspec describes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.model import Act, EventType, StatementKind, Status, Value
from onrecord.store.accounts import Grain
from onrecord.web.asked import MOST_ROWS
from onrecord.web.problems import MEDIA_TYPE

JSON, JSONL, CSV = "application/json", "application/x-ndjson", "text/csv"
FORMATS = {"json": JSON, "jsonl": JSONL, "csv": CSV}

Schema = dict[str, Any]

_REF = "#/components/schemas/{name}"


class Problem(Value, frozen=True, kw_only=True):
    """What went wrong, in one line (RFC 9457)."""

    title: str
    status: int
    detail: str


def _text(note: str) -> tuple[Schema, str]:
    return {"type": "string", "minLength": 1}, note


def _choice(held: Any, note: str) -> tuple[Schema, str]:
    return {"type": "string", "enum": list(get_args(held))}, note


_DAY = {"type": "string", "format": "date"}
_ROWS = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
# As the command line has them; each with what it asks for.
PARAMETERS: dict[str, tuple[Schema, str]] = {
    "speaker": _text("Said, or told, by this actor: a name, part of it, or id."),
    "about": _text('With these words, "phrases" or prefixes*.'),
    "since": (_DAY, "Said or happening, or else published, on this day or later."),
    "until": (_DAY, "Said or happening, or else published, before this day."),
    "outlet": _text("Published by this outlet: its whole name."),
    "report": _text("Of this report: id, its beginning, or name."),
    "actor": _text("Done by this actor: a name, part of it, or id."),
    "recipient": _text("Done to this actor: a name, part of it, or id."),
    "issue": _text("On issues with these words."),
    "story": _text("Of the reports of this story, by its id."),
    "kind": _choice(StatementKind, "Statements of this kind."),
    "act": _choice(Act, "Statements by which this is done."),
    "type": _choice(EventType, "Of this type of PLOVER."),
    "status": _choice(Status, "Of this status."),
    "min_confidence": (_SHARE, "What is at least so sure."),
    "limit": (_ROWS, "At most so many rows; of a timeline the most telling."),
    "cursor": _text("Where to go on: what `next` was."),
    "grain": _choice(Grain, "What stands together."),
    "format": (
        {"type": "string", "enum": list(FORMATS)},
        "In place of the header Accept. jsonl and csv give all rows, not pages of them.",
    ),
}
FILTERS = tuple(name for name in PARAMETERS if name not in ("limit", "cursor", "grain", "format"))
LISTED = (*FILTERS, "limit", "cursor", "format")


def ref(kind: type) -> Schema:
    """Return the reference to the schema of a value."""
    return {"$ref": _REF.format(name=kind.__name__)}


def pages_of(kind: type) -> Schema:
    """Return the schema of a page of values."""
    rows = {"type": "array", "items": ref(kind)}
    following = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    return {
        "type": "object",
        "properties": {"rows": rows, "next": following},
        "required": ["rows", "next"],
    }


def operation(
    answers: Schema,
    *,
    asks: Sequence[str] = (),
    streams: bool = False,
    status: int = 200,
    body: Schema | None = None,
) -> Schema:
    """Return what OpenAPI says of an address: its parameters, what it answers, and problems.

    What takes a ``body`` writes, and wants the token.
    """
    content: Schema = {JSON: {"schema": answers}}
    if streams:
        content |= {form: {"schema": {"type": "string"}} for form in (JSONL, CSV)}
    written = {} if body is None else {"requestBody": {"content": {JSON: {"schema": body}}}}
    return {
        **written,
        "parameters": [*map(_parameter, asks), *([] if body is None else [_TOKEN])],
        "responses": {
            str(status): {"description": "What was asked for.", "content": content},
            "default": {
                "description": "Why there is no such answer.",
                "content": {MEDIA_TYPE: {"schema": ref(Problem)}},
            },
        },
    }


_TOKEN = {
    "name": "X-CSRF-Token",
    "in": "header",
    "required": True,
    "description": "What /session gives, with the cookie that came with it.",
    "schema": {"type": "string"},
}


def _parameter(name: str) -> Schema:
    schema, note = PARAMETERS[name]
    return {"name": name, "in": "query", "required": False, "description": note, "schema": schema}


def describe(app: FastAPI, kinds: Sequence[type]) -> None:
    """Give the application its OpenAPI document, with the schemas of ``kinds``."""

    def openapi() -> Schema:
        if app.openapi_schema is None:
            made = get_openapi(
                title="onrecord",
                version=app.version,
                description="A record over HTTP: who said what, what happened, who tells of it.",
                routes=app.routes,
            )
            _, schemas = msgspec.json.schema_components((*kinds, Problem), ref_template=_REF)
            made.setdefault("components", {})["schemas"] = schemas
            for path in made["paths"].values():
                for held in path.values():
                    held["responses"] = _without_defaults(held["responses"])
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _without_defaults(responses: Schema) -> Schema:
    """Return the responses without what FastAPI says of validation, which is done here."""
    return {status: held for status, held in responses.items() if status != "422"}
