from __future__ import annotations

from onrecord.resolvers.occurrences.words import Bag, Words, cosine, document


def test_a_word_of_every_report_of_a_period_tells_little() -> None:
    reports = [document([f"The harbour of Ostrava, quay {n}."]) for n in range(400)]
    here, at_large = Words(reports), Words(())
    assert here.weight("ostrava") < at_large.weight("ostrava")
    assert here.weight("quay") == here.weight("ostrava")
    assert here.weight("crane") >= at_large.weight("crane")


def test_few_reports_tell_little_of_how_common_a_word_is() -> None:
    two = Words([document(["The talks in Lorn."])] * 2)
    assert two.weight("lorn") > Words(()).weight("say")


def test_the_same_words_are_alike_and_no_words_are_not() -> None:
    words = Words(())
    one = words.bag(["crane", "quay"])
    assert round(cosine(one, one), 6) == 1.0
    assert cosine(one, words.bag(["teapot"])) == 0.0
    assert cosine(one, Bag({}, 0)) == 0.0


def test_a_report_keeps_its_rarest_words() -> None:
    text = "said " * 50 + " ".join(f"word{n}" for n in range(300))
    kept = document([text]).counts
    assert len(kept) == 120
    assert "say" not in kept
