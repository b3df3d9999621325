"""Where ``/`` leads."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse

router = APIRouter(include_in_schema=False)


@router.get("/")
def home() -> RedirectResponse:
    """Lead to the story."""
    return RedirectResponse("/story", 307)
