"""Check holders.csv against news reports: who they say holds an office on their day.

    ONRECORD_DATA=… python -m training.knowledge.check_holders

Reads the dated reports of stories/ and attributions/ for a country's adjective, an office of which
it has one, and a name ("Egyptian President Hosni Mubarak"), and prints how often the table knows
the name as the holder of that office of that country at all, and how often whom it has at the
report's date is the same, nobody (it abstains), or another; the others and the unknown are listed.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.knowledge.countries import countries
from onrecord.knowledge.offices import holder_at, holders_named, offices
from onrecord.knowledge.personal_names import parse_name
from onrecord.knowledge.tables import fold

FILES = ("stories/*.jsonl.gz", "attributions/*.jsonl.gz")
NAME = r"[A-Z][\w'’-]+(?: (?:al-|el-|de |bin |van )?[A-Z][\w'’-]+){1,2}"


def pattern() -> re.Pattern[str]:
    """Return the pattern of a country's adjective, an office and a name."""
    unique = [words for words, office in offices().items() if office.unique]
    adjectives = [word.title() for word in countries().adjectives]
    return re.compile(
        rf"\b({_any(adjectives)}|US|U\.S\.|UK) (?i:({_any(unique)})) ({NAME})",
    )


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def told(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield country, office, name and date wherever a report gives them."""
    wanted = pattern()
    for path in sorted(found for pattern in FILES for found in folder.glob(pattern)):
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            for report in map(json.loads, handle):
                date = (report.get("published") or "")[:10]
                for adjective, words, name in wanted.findall(report["text"]) if date else ():
                    country = countries().adjectives[fold(adjective)]
                    yield country, offices()[fold(words)].id, name, date


def judge(country: str, office: str, name: str, date: str) -> str:
    """Return what the table says to what a report says."""
    terms = {
        term.who
        for term in holders_named(parse_name(name))
        if (term.office, term.country) == (office, country)
    }
    at_date = holder_at(office, country, date)
    if not terms:
        return "unknown"
    if at_date is None:
        return "abstains"
    return "same" if at_date.who in terms else "other"


def main() -> None:
    """Print the counts, and what is unknown or other."""
    found = Counter((judge(*case), *case) for case in told(Path(os.environ["ONRECORD_DATA"])))
    verdicts: Counter[str] = Counter()
    for (verdict, *_), times in found.items():
        verdicts[verdict] += times
    print(dict(verdicts))
    for (verdict, *case), times in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if verdict in ("unknown", "other"):
            print(times, verdict, *case, sep="  ")


if __name__ == "__main__":
    main()
