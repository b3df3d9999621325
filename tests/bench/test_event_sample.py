from __future__ import annotations

import json
from pathlib import Path

from bench.event_sample import JUDGED, PARTS, shares


def test_shares_are_of_all_that_was_judged(tmp_path: Path) -> None:
    right = [(True, True, True), (True, False, True), (False, False, False), (True, True, False)]
    lines = [json.dumps({"right": dict(zip(PARTS, one, strict=True))}) for one in right]
    path = tmp_path / "judged.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert shares(path) == {
        "events": 4.0, "type": 75.0, "actors": 50.0, "status": 50.0, "all three": 25.0
    }  # fmt: skip


def test_a_hundred_were_judged_once_each_and_no_text_is_kept() -> None:
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len(judged) == 100
    assert len({(one["sha256"], *one["trigger"], one["type"]) for one in judged}) == 100
    assert all(set(one["right"]) == set(PARTS) for one in judged)
    assert all(not {"sentence", "before", "after", "word"} & set(one) for one in judged)
