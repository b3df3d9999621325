"""The peer nomenklatura, the matcher of OpenSanctions: how alike it finds two names."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

# A name is given as a person's and as an organisation's, and the better score counts.
_SCHEMATA = ("Person", "Organization")
ALGORITHMS = ("logic-v2", "logic-v1", "name-based")

Scorer = Callable[[str, str], float]


def why_not() -> str | None:
    """Return why nomenklatura cannot run here; ``None`` where it can."""
    if importlib.util.find_spec("nomenklatura") is None:
        return "nomenklatura is not installed (bench/README.md)"
    return None


def scorers() -> dict[str, Scorer]:
    """Return a function of two names for each of its algorithms."""
    from nomenklatura.matching import get_algorithm

    found = {name: get_algorithm(name) for name in ALGORITHMS}
    number = count()
    return {
        f"nomenklatura {name}": partial(_score, algorithm, number)
        for name, algorithm in found.items()
        if algorithm is not None
    }


def _score(algorithm: Any, number: Any, one: str, other: str) -> float:
    config = algorithm.default_config()
    return max(
        float(algorithm.compare(_entity(s, one, number), _entity(s, other, number), config).score)
        for s in _SCHEMATA
    )


def _entity(schema: str, name: str, number: Any) -> Any:
    """Return an entity with an id of its own: what it reads of a name is cached by that."""
    from followthemoney.proxy import EntityProxy

    properties = {"name": [name]}
    return EntityProxy.from_dict(
        {"id": f"n{next(number)}", "schema": schema, "properties": properties}
    )
