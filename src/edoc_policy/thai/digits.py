"""Thai and Arabic digits; which digits of an official letter are Thai.

Official letters use Thai digits throughout, save inside names, addresses and codes written in
Latin letters (practice of the Office of the Prime Minister's Permanent Secretary).
"""

from pathlib import Path
import re


_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

MEASURES = tuple(
    word
    for line in (Path(__file__).parent / "measures.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
"""Words after a number that make it a quantity or a date, not part of the name before it."""

_KEPT = re.compile(
    r"""
    (?: [A-Za-z][A-Za-z0-9+.-]*:// | www\. ) [^\s<>"“”]+        # an address of the web
  | [\w.+-]+ @ [A-Za-z0-9-]+ (?: \.[A-Za-z0-9-]+ )*              # an address of mail
  | (?= [0-9+.&#/_:\-]* [A-Za-z] ) [A-Za-z0-9+.&#/_:\-]+         # a Latin word or code
    (?P<tail> [ \u00a0] [0-9]+ (?: [.:/\-] [0-9]+ )*             # … and its number
      (?! [.:/\-]? [0-9] | [ \u00a0]? (?: MEASURES ) ) )?
    """.replace("MEASURES", "|".join(re.escape(word) for word in MEASURES)),
    re.VERBOSE | re.ASCII,
)


def thai(value):
    """Every Arabic digit of a text or number as a Thai digit: 1287 → "๑๒๘๗"."""
    return str(value).translate(_THAI)


def arabic(text):
    """Every Thai digit as an Arabic one: "๒๕๖๙" → "2569"."""
    return text.translate(_ARABIC)


def official(text):
    """Arabic digits as Thai ones, except in Latin words, web and mail addresses.

    A number right after a Latin word belongs to that name (e-Document 2, ISO 9001, Windows 11)
    unless a month or a measure word follows it (e-Service 3 ระบบ → e-Service ๓ ระบบ).
    """
    out, position = [], 0
    for kept in _KEPT.finditer(text):
        out.append(thai(text[position : kept.start()]))
        out.append(kept[0])
        position = kept.end()
    out.append(thai(text[position:]))
    return "".join(out)
