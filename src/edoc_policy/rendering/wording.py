"""Text as it is printed: one spelling, Thai digits, and what must not part at a line's end."""

from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.thai.dates import MONTHS
from edoc_policy.thai.dates import SHORT_MONTHS
from edoc_policy.thai.digits import arabic
from edoc_policy.thai.digits import official
from edoc_policy.thai.text import normalise
import re
import unicodedata


NBSP = "\u00a0"
_MONTHS = "|".join(re.escape(month) for month in (*MONTHS, *SHORT_MONTHS))
_GLUED = re.compile(
    rf"(?<=[0-9๐-๙]) (?=(?:{_MONTHS})|น\.)"  # ๒๘ ตุลาคม · ๐๙.๓๐ น.
    r"|(?<=พ\.ศ\.) (?=[0-9๐-๙])"
    r"|(?<=\S) (?=ๆ)"  # ต่าง ๆ
    r"|(?<=/ว) (?=[0-9๐-๙])"
    r"|(?<= ณ) (?=\S)"  # ณ ห้องประชุม
)
_ENGLISH_DATE = re.compile(
    r"(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)"
)
_LATIN_END = re.compile(r"[A-Za-z0-9+.&#/_:@-]* ?$")


def printed(text, before="", language="th"):
    """Typed text as the letter prints it: normalised, Thai digits, day and month glued.

    `before`: the text that runs into this one. A number that goes on from a Latin word there
    (H and a lowered 2) keeps its Arabic digits; so do all on an English paper.
    """
    if language == "en":
        return _ENGLISH_DATE.sub(NBSP, arabic(normalise(text)))
    running = _LATIN_END.search(before)[0]
    return _GLUED.sub(NBSP, official(running + normalise(text))[len(running) :])


def refuse_missing_glyphs(fields, glyphs):
    """Raise RenderingError for the first field with characters the letter's font lacks.

    `fields`: pairs of the field's name on the form (Thai) and its text; `glyphs`: a set of
    characters. Nothing is printed as an empty box.
    """
    for name, text in fields:
        if lacking := sorted(set(normalise(text)) - glyphs - {"\n", "\t"}):
            raise RenderingError(
                _(
                    "ช่อง “${field}” มีอักขระที่แบบอักษรของหนังสือราชการพิมพ์ไม่ได้: ${characters} ลบออกหรือใช้ตัวอื่นแทน",
                    mapping={"field": name, "characters": " ".join(map(_shown, lacking[:10]))},
                )
            )


def _shown(char):
    """The character, or for one that shows nothing its code point."""
    return f"U+{ord(char):04X}" if unicodedata.category(char)[0] in "CMZ" else char
