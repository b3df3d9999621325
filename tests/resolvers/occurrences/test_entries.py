from __future__ import annotations

from onrecord.resolvers.occurrences.entries import Rows, Shelf, Tellings
from onrecord.resolvers.occurrences.reading import tellings
from onrecord.resolvers.occurrences.witnesses import Witness
from tests.resolvers.occurrences.reports import first, second


def test_what_is_kept_comes_back_as_it_was() -> None:
    shelf = Shelf(tuple[str, int])
    for number in range(100):
        shelf.add((f"row {number}", number))
    assert len(shelf) == 100
    assert [shelf.read(number) for number in (99, 0, 57)] == [
        ("row 99", 99),
        ("row 0", 0),
        ("row 57", 57),
    ]
    shelf.close()


def test_rows_come_by_report_in_the_order_of_their_days() -> None:
    (event,) = first().events
    witness = Witness(event, event.report, event.sentence, ("told",))
    rows = Rows(str)
    rows.add(("2031-05-04", "b"), [("b1", witness), ("b2", witness)])
    rows.add(("2031-05-02", "c"), [])
    rows.add(("2031-05-03", "a"), [("a1", witness)])
    rows.sort()
    assert list(rows) == ["a1", "b1", "b2"]
    assert rows[1:] == ["b1", "b2"]
    assert rows.witnesses([2]) == [witness]
    rows.close()


def test_tellings_come_back_with_the_words_of_their_report() -> None:
    kept, wanted = Tellings(), []
    for annotation in (first(), second()):
        found, (event,) = tellings(annotation), annotation.events
        wanted += found
        key = annotation.report.published, annotation.report.id
        kept.add(key, [(found[0], Witness(event, event.report, event.sentence))])
    kept.rows.sort()
    assert list(kept) == sorted(wanted, key=lambda told: told.order)
    assert kept[:] == list(kept)
    kept.close()
