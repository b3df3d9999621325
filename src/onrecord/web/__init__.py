"""The record in the browser and over HTTP: pages for people, ``/api/v1`` for programs."""

from onrecord.web.app import create_app
from onrecord.web.site import Site

__all__ = ["Site", "create_app"]
