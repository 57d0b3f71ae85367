"""Typst: templates and fonts in, PDF out.

Data reaches a template only as a JSON file, never as source: beside the templates in a folder that
only this thread's compiler sees, for as long as it reads. (In `sys.inputs` they would be a part of
all that Typst remembers: each letter would be set as if it were the first, even its labels.) Typst
has no time limit of its own; what it is given is limited instead (body.py: the 100,000 characters
it lets pass are set in about five seconds), and it runs without the interpreter's lock.
"""

from contextlib import contextmanager
from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
from fontTools.ttLib import TTFont
from functools import cache
from pathlib import Path
from shutil import copytree
from shutil import rmtree
from tempfile import mkdtemp
import json
import os
import threading
import typst
import weakref


ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
STANDARDS = ["a-3a", "ua-1"]

_thread = threading.local()


def fonts_folder():
    """Where the de-hinted TH Sarabun New fonts are: EDOC_FONTS, or build/fonts of the checkout."""
    if folder := os.environ.get("EDOC_FONTS"):
        return Path(folder)
    return _built_fonts()


@cache
def _built_fonts():
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
    """The characters that every font of the folder can print."""
    return frozenset.intersection(
        *(frozenset(map(chr, TTFont(path).getBestCmap())) for path in font_files(folder))
    )


@cache
def _fonts(folder):
    font_files(folder)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


class _Desk:
    """Where a thread sets: a folder with templates, data and one letter, compilers that see no
    other. (A compiler shared by threads raises.)"""

    def __init__(self):
        self._root = Path(mkdtemp(prefix="edoc-"))
        weakref.finalize(self, _clear, self._root, os.getpid())
        self._parts = {}
        for part in (TEMPLATES, ROOM / "data"):
            copy = copytree(part, self._root / part.name)
            self._parts[copy] = len(os.listdir(copy))
        self._compilers = {}

    @property
    def whole(self):
        """Nothing is gone: who clears old temporary files does not ask who uses them."""
        return all(
            part.is_dir() and len(os.listdir(part)) == count for part, count in self._parts.items()
        )

    def compiler(self, fonts, template):
        key = fonts, template
        if key not in self._compilers:
            self._compilers[key] = typst.Compiler(
                str(self._root / "templates" / template),
                root=str(self._root),
                font_paths=_fonts(fonts),
            )
        return self._compilers[key]

    @contextmanager
    def holding(self, data):
        """The letter lies there only while it is read."""
        letter = self._root / "letter.json"
        try:
            letter.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            yield
        finally:
            letter.unlink(missing_ok=True)


def _clear(folder, owner):
    """Remove a desk's folder, but not when a forked process ends: it is its parent's."""
    if os.getpid() == owner:
        rmtree(folder, ignore_errors=True)


def _desk():
    """The desk of this thread."""
    desk = getattr(_thread, "desk", None)
    if desk is None or not desk.whole:
        desk = _thread.desk = _Desk()
    return desk


def typeset(template, data, *, timestamp, standards=STANDARDS, tags=True, queries=()):
    """Set `data` (JSON-able dict) with a template; return (PDF bytes, a list for each query).

    `timestamp`: seconds since 1970 (int), the document's date. Same input, same bytes.
    Raises RenderingError when Typst refuses.
    """
    desk = _desk()
    compiler = desk.compiler(fonts_folder(), template)
    try:
        with desk.holding(data):
            pdf = compiler.compile(pdf_standards=standards, timestamp=timestamp, pdf_tags=tags)
            found = [json.loads(compiler.query(query, field="value")) for query in queries]
    except typst.TypstError as error:
        raise RenderingError(
            _("จัดหน้าหนังสือไม่ได้ แจ้งผู้ดูแลระบบ (${reason})", mapping={"reason": error.message})
        ) from error
    return pdf, found
