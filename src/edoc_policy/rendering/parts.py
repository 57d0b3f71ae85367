"""How the fields of a paper are told apart: under what name the form knows each, and how it prints.

A field that is not a `part` is no text of the page (kind, emblem, photo, preview).
"""

from dataclasses import field
from dataclasses import MISSING


def line(name, default=MISSING, *, hole=None):
    """One text in one run. `hole`: what a preview shows while it is missing; nothing else is
    printed without it."""
    return _part(name, "line", default, hole)


def verbatim(name):
    """One text as it is, its digits too: what names something outside of the paper."""
    return _part(name, "verbatim", MISSING)


def lines(name, default=()):
    """Several lines: a tuple of texts, or one text with line breaks."""
    return _part(name, "lines", default)


def html(name, default=MISSING):
    """Paragraphs, lists and tables: the editor's HTML."""
    return _part(name, "html", default)


def prose(name, default=MISSING):
    """Paragraphs: plain lines, or the editor's HTML."""
    return _part(name, "prose", default)


def rows(name, default=()):
    """A tuple of things that have parts of their own (signers, persons, clauses), or of tuples of
    texts that stand side by side."""
    return _part(name, "rows", default)


def _part(name, form, default, hole=None):
    return field(default=default, metadata={"name": name, "form": form, "hole": hole})
