from __future__ import annotations

import pytest

from onrecord.resolvers.copies.credits import credited_agency
from tests.builders import make_report

BODY = "The port of Lorn is open again, Mara Lindqvist said on Monday."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"LORN (Reuters) - {BODY}", "Reuters"),
        (f"LORN, May 4 (Xinhua) -- {BODY}", "Xinhua"),
        (f"Lorn, May 4 (PTI) {BODY}", "Press Trust of India"),
        (f"LORN, May 4 /TASS/. {BODY}", "TASS"),
        (f"By The Associated Press\n{BODY}", "Associated Press"),
        (f"By MARA ROTH, Associated Press Writer\n{BODY}", "Associated Press"),
        (f"{BODY}\n— AFP", "Agence France-Presse"),
        (f"{BODY}\nCopyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{BODY}\nReuters contributed to this report.", None),
        (f"By Mara Roth, with reporting by Reuters\n{BODY}", None),
        (f"{BODY}\nPhotograph: Mara Roth/AP", None),
        (f"(By Mara Roth -- Associated Press) {BODY}", None),
        (f"{BODY} The firm would not comment, she told Reuters.", None),
        (f"{BODY} The agency (AFP) sent two reporters.", None),
        (BODY, None),
    ],
)
def test_the_agency_is_whose_text_it_is(text: str, agency: str | None) -> None:
    assert credited_agency(make_report(text)) == agency


@pytest.mark.parametrize(
    ("fields", "agency"),
    [
        ({"outlet": "www.reuters.com"}, "Reuters"),
        ({"outlet": "Agence France-Presse"}, "Agence France-Presse"),
        ({"byline": "By the Associated Press"}, "Associated Press"),
        ({"byline": "Mara Roth, AP"}, "Associated Press"),
        ({"byline": "Mara Roth with Reuters and agencies"}, None),
        ({"byline": "Photograph by AP"}, None),
        ({"byline": "Mara Roth"}, None),
    ],
)
def test_outlet_and_byline_tell_it_too(fields: dict[str, str], agency: str | None) -> None:
    assert credited_agency(make_report(BODY, **fields)) == agency
