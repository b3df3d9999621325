"""The whole API against its own description: no failure, nothing that it does not say.

ONRECORD_EXAMPLES asks for more examples of each address than a run of all tests has time for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.testclient import TestClient

from onrecord.web import Site, create_app
from onrecord.web.api.routes import PREFIX
from tests.store.stories import make_pair, make_record
from tests.web.client import HERE, token_of

EXAMPLES = int(os.environ.get("ONRECORD_EXAMPLES", "8"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = make_record(tmp_path_factory.mktemp("api") / "r.db", [make_pair(n) for n in range(3)])
    app = create_app(Site(str(path), user="Ana"))
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as held:
        yield held


@pytest.fixture(scope="module")
def operations(client: TestClient) -> dict[str, Any]:
    """Every address with its method."""
    made = schemathesis.openapi.from_dict(client.get(f"{PREFIX}/openapi.json").json())
    made.app = client.app
    found = (each.ok() for each in made.get_all_operations())
    return {f"{each.method.upper()} {each.path}": each for each in found}


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_the_api_is_as_it_is_described(
    client: TestClient, operations: dict[str, Any], mode: GenerationMode
) -> None:
    assert len(operations) >= 20
    for operation in operations.values():
        if mode is GenerationMode.NEGATIVE and not _takes_anything(operation):
            continue

        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: schemathesis.Case) -> None:
            sent = {"headers": token_of(client), "cookies": dict(client.cookies)}
            case.call_and_validate(base_url=HERE, checks=CHECKS, **sent)

        holds()


def _takes_anything(operation: Any) -> bool:
    return bool(operation.query or operation.body)
