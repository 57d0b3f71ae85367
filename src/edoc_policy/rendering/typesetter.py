"""Typst: templates and fonts in, PDF out.

Data reaches a template only as a JSON string in `sys.inputs`, never as source. Typst has no time
limit of its own; what it is given is limited instead (body.py: the 100,000 characters it lets pass
are set in about five seconds), and it runs without the interpreter's lock.
"""

from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
from fontTools.ttLib import TTFont
from functools import cache
from pathlib import Path
import json
import os
import threading
import typst


ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
STANDARDS = ["a-3a", "ua-1"]

_thread = threading.local()


def fonts_folder():
    """Where the de-hinted TH Sarabun New fonts are: EDOC_FONTS, or build/fonts of the checkout."""
    if folder := os.environ.get("EDOC_FONTS"):
        return Path(folder)
    for parent in Path(__file__).resolve().parents:
        if (parent / "build" / "fonts").is_dir():
            return parent / "build" / "fonts"
    return Path("build/fonts")


@cache
def font_files(folder):
    """The font files (sorted paths) of a folder; RenderingError if there are none."""
    files = tuple(sorted(folder.glob("*.ttf")))
    if not files:
        raise RenderingError(
            _(
                "ไม่พบแบบอักษร TH Sarabun New ใน ${folder} แจ้งผู้ดูแลระบบ",
                mapping={"folder": str(folder)},
            )
        )
    return files


@cache
def glyphs(folder):
    """Code points that every font of the folder can print (set of int)."""
    return frozenset.intersection(
        *(frozenset(TTFont(path).getBestCmap()) for path in font_files(folder))
    )


@cache
def _fonts(folder):
    font_files(folder)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def _compiler(folder, template):
    """One compiler a thread, template and folder: a compiler shared by threads raises."""
    mine = _thread.__dict__.setdefault("compilers", {})
    key = (folder, template)
    if key not in mine:
        mine[key] = typst.Compiler(
            str(TEMPLATES / template), root=str(ROOM), font_paths=_fonts(folder)
        )
    return mine[key]


def typeset(template, data, *, timestamp, standards=STANDARDS, tags=True, queries=()):
    """Set `data` (JSON-able dict) with a template; return (PDF bytes, a list for each query).

    `timestamp`: seconds since 1970 (int), the document's date. Same input, same bytes.
    Raises RenderingError when Typst refuses.
    """
    compiler = _compiler(fonts_folder(), template)
    try:
        pdf = compiler.compile(
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=standards,
            timestamp=timestamp,
            pdf_tags=tags,
        )
        found = [json.loads(compiler.query(query, field="value")) for query in queries]
    except typst.TypstError as error:
        raise RenderingError(
            _("จัดหน้าหนังสือไม่ได้ แจ้งผู้ดูแลระบบ (${reason})", mapping={"reason": error.message})
        ) from error
    return pdf, found
