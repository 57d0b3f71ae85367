"""Dates as they come from forms and services."""

from edoc_policy.thai.dates import parse_date


def asked_date(text):
    """The date somebody typed, None for nothing. Raises ValueError for what is none."""
    return parse_date(text) if str(text or "").strip() else None
