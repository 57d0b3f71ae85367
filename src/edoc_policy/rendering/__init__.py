"""rendering: every form of official paper as PDF/A-3a and PDF/UA-1, stamps, copies, page images.

The door of the room; each module says what it is for and where its rule comes from.
"""

from edoc_policy.rendering.associated import AssociatedFile
from edoc_policy.rendering.body import clean_html
from edoc_policy.rendering.body import plain_text
from edoc_policy.rendering.certifying import certified_copy
from edoc_policy.rendering.directives import AnnouncementData
from edoc_policy.rendering.directives import Clause
from edoc_policy.rendering.directives import OrderData
from edoc_policy.rendering.directives import RegulationData
from edoc_policy.rendering.directives import StatementData
from edoc_policy.rendering.emblem import svg as emblem_svg
from edoc_policy.rendering.endorsements import Endorsement
from edoc_policy.rendering.endorsements import with_endorsements
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.errors import UploadError
from edoc_policy.rendering.evidence import AgendaItem
from edoc_policy.rendering.evidence import CertificateData
from edoc_policy.rendering.evidence import KeptFile
from edoc_policy.rendering.evidence import MinutesData
from edoc_policy.rendering.evidence import NoteData
from edoc_policy.rendering.evidence import OtherData
from edoc_policy.rendering.evidence import Person
from edoc_policy.rendering.letterdata import LetterData
from edoc_policy.rendering.letterdata import MemoData
from edoc_policy.rendering.letterdata import StampedData
from edoc_policy.rendering.machine import as_associated
from edoc_policy.rendering.machine import letter_xml
from edoc_policy.rendering.machine import Party
from edoc_policy.rendering.machine import Reference
from edoc_policy.rendering.pages import page_count
from edoc_policy.rendering.pages import page_png
from edoc_policy.rendering.pages import page_texts
from edoc_policy.rendering.papers import Signer
from edoc_policy.rendering.rendition import Box
from edoc_policy.rendering.rendition import render
from edoc_policy.rendering.rendition import Rendition
from edoc_policy.rendering.stamps import keep_stamp
from edoc_policy.rendering.stamps import receipt_stamp
from edoc_policy.rendering.stamps import signature_stamp
from edoc_policy.rendering.uploads import check_size
from edoc_policy.rendering.uploads import check_upload
from edoc_policy.rendering.uploads import FileFacts
from edoc_policy.rendering.uploads import Limits


__all__ = [
    "AgendaItem",
    "AnnouncementData",
    "AssociatedFile",
    "Box",
    "CertificateData",
    "Clause",
    "Endorsement",
    "FileFacts",
    "KeptFile",
    "LetterData",
    "Limits",
    "MemoData",
    "MinutesData",
    "NoteData",
    "OrderData",
    "OtherData",
    "Party",
    "Person",
    "Reference",
    "RegulationData",
    "RenderingError",
    "Rendition",
    "Signer",
    "StampedData",
    "StatementData",
    "UploadError",
    "as_associated",
    "certified_copy",
    "check_size",
    "check_upload",
    "clean_html",
    "emblem_svg",
    "keep_stamp",
    "letter_xml",
    "page_count",
    "page_png",
    "page_texts",
    "plain_text",
    "receipt_stamp",
    "render",
    "signature_stamp",
    "with_endorsements",
]
