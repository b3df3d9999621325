"""News or narrative: does publication date the text, or does the text date itself?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onrecord.annotators.times.sketches.sketch import Sketch

# Measured on first passages. The 14 histories of the development two thirds of WikiWars score 20 to
# 40 and have 6 expressions or fewer that are seen from publication. No report of the development
# thirds of TimeBank and AQUAINT passes; of 2,912 reports of six running stories four do: a look
# back at an epidemic, a memoir of a war, a life by its years, and a legal text on ten years.
_ENOUGH = 14.0
_TO_NEAR = 3
_FAR_YEARS = 3


def is_narrative(sketches: Iterable[Sketch], published: dt.date) -> bool:
    """Tell whether a passage tells of another time: by its dates, against its *yesterday*s.

    A month or a season of another year counts in full, and so does one without a year; no more than
    a year of another time counts half, as profiles and analyses of the news are full of them.
    """
    far = near = 0
    score = 0.0
    for sketch in sketches:
        if sketch.era < 0 or (sketch.year is not None and abs(sketch.year - published.year) > 1):
            far += 1
            score += 1 if sketch.era < 0 or _is_fine(sketch) else 0.5
        elif sketch.year is not None or _is_seen_from_publication(sketch):
            near += 1
        elif sketch.shift is None and _is_fine(sketch):
            score += 1
    return far >= _FAR_YEARS and score >= max(_ENOUGH, _TO_NEAR * near)


def _is_fine(sketch: Sketch) -> bool:
    return sketch.month is not None or sketch.season is not None


def _is_seen_from_publication(sketch: Sketch) -> bool:
    bare_weekday = sketch.weekday is not None and sketch.month is None
    return sketch.base == "published" or sketch.fixed == "PRESENT_REF" or bare_weekday
