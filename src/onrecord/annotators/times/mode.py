"""News or narrative: does publication date the text, or does the text date itself?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from onrecord.annotators.times.compose import Sketch

# Measured on the first passages of the development two thirds of TimeBank, AQUAINT and WikiWars:
# of 170 news reports, two name three times as many years of another time as expressions seen from
# publication, and those name at most 4; the 14 histories all do, and name 9 to 33. The report
# with most, 12, has 13 of the other kind. Run bench/times again before touching either number.
_FAR_YEARS = 8
_FAR_TO_NEAR = 3


def is_narrative(sketches: Iterable[Sketch], published: dt.date) -> bool:
    """Tell whether a passage tells of another time: by its years, against its *yesterday*s."""
    far = near = 0
    for sketch in sketches:
        if sketch.era < 0 or (sketch.year is not None and abs(sketch.year - published.year) > 1):
            far += 1
        else:
            bare_weekday = sketch.weekday is not None and sketch.month is None
            near += sketch.base == "published" or sketch.fixed == "PRESENT_REF" or bare_weekday
    return far >= _FAR_YEARS and far >= _FAR_TO_NEAR * near
