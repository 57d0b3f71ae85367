"""Files that travel inside the letter: its machine-readable form and its enclosures.

ISO 19005-3, 6.8 (PDF/A-3): any type of file, each with its MIME type and its relationship.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from hashlib import md5
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import String


RELATIONSHIPS = ("Data", "Supplement", "Source", "Alternative", "Unspecified")


@dataclass(frozen=True)
class AssociatedFile:
    """A file to embed. `relationship` as ISO 32000-2, table 43: Data for the machine-readable
    form of the letter, Supplement for an enclosure."""

    name: str
    data: bytes
    mime_type: str = "application/octet-stream"
    relationship: str = "Supplement"
    description: str = ""

    def __post_init__(self):
        if self.relationship not in RELATIONSHIPS:
            raise ValueError(self.relationship)


def attach(pdf, files, *, timestamp):
    """Embed `files` in an open pikepdf.Pdf, in place. `timestamp`: seconds since 1970, their date."""
    if not files:
        return
    names = []
    for name, file in sorted(zip(_distinct(file.name for file in files), files, strict=True)):
        names += [String(name), _specification(pdf, name, file, timestamp)]
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array(names))
    pdf.Root.AF = Array(names[1::2])


def _specification(pdf, name, file, timestamp):
    stream = pdf.make_stream(
        file.data,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + file.mime_type),
        Params=Dictionary(
            Size=len(file.data),
            ModDate=String(_pdf_date(timestamp)),
            CheckSum=String(md5(file.data, usedforsecurity=False).digest()),
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(_plain(name)),
            UF=String(name),
            Desc=String(file.description or name),
            AFRelationship=Name("/" + file.relationship),
            EF=Dictionary(F=stream, UF=stream),
        )
    )


def _distinct(names):
    """The names, a later twin with a number: แบบตอบรับ.pdf, แบบตอบรับ (2).pdf."""
    seen = set()
    for name in names:
        stem, dot, ending = name.rpartition(".")
        candidate, count = name, 1
        while candidate in seen:
            count += 1
            candidate = f"{stem} ({count}).{ending}" if dot else f"{name} ({count})"
        seen.add(candidate)
        yield candidate


def _plain(name):
    """The name for readers that know only ASCII; the true one is in UF."""
    return "".join(char if char.isascii() and char.isprintable() else "_" for char in name)


def _pdf_date(timestamp):
    return datetime.fromtimestamp(timestamp, UTC).strftime("D:%Y%m%d%H%M%SZ")
