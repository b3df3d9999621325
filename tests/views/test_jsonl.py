from __future__ import annotations

import msgspec

from onrecord.model import Statement
from onrecord.views import jsonl
from tests.builders import make_actor, make_report, make_statement


def test_a_line_has_the_names_and_the_order_of_the_contract() -> None:
    report = make_report("“Shut\u2028,” he\nsaid.")
    statement = make_statement(report, "“Shut\u2028,”", speaker=make_actor("Ada Brook"))
    (line,) = jsonl.lines([statement])
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert list(msgspec.json.decode(line)) == list(Statement.__struct_fields__)
    assert msgspec.json.decode(line, type=Statement) == statement
