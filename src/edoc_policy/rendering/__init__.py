"""rendering: a letter as PDF/A-3a and PDF/UA-1, its machine-readable form, stamps and page images.

The door of the room; see each module for its rules.
"""

from edoc_policy.rendering.associated import AssociatedFile
from edoc_policy.rendering.body import clean_html
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.errors import UploadError
from edoc_policy.rendering.letterdata import LetterData
from edoc_policy.rendering.rendition import Box
from edoc_policy.rendering.rendition import render
from edoc_policy.rendering.rendition import Rendition


__all__ = [
    "AssociatedFile",
    "Box",
    "LetterData",
    "Rendition",
    "RenderingError",
    "UploadError",
    "clean_html",
    "render",
]
