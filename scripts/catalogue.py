"""Merges every text of the interface into the catalogue of translations: `catalogue.py [--check]`.

The msgid is the Thai text itself (domain `edoc`), so only English needs a catalogue:
src/edoc_policy/locales/edoc.pot and locales/en/LC_MESSAGES/edoc.po. Kept translations stay; what
no page says any more goes; what has none yet is listed. With --check nothing is written, and the
exit status is 1 when texts are missing, untranslated, or no longer said.
"""

from i18ndude import catalog
from pathlib import Path
import ast
import json
import re
import sys


SRC = Path(__file__).resolve().parents[1] / "src"
LOCALES = SRC / "edoc_policy" / "locales"
POT = LOCALES / "edoc.pot"
ENGLISH = LOCALES / "en" / "LC_MESSAGES" / "edoc.po"
DOMAIN = "edoc"
READERS = (catalog.PTReader, catalog.PYReader, catalog.GSReader, catalog.ZCMLReader)
#: Functions whose first argument is a text, beside `_`.
KEYWORDS = {"no"}
#: Data files whose words are shown: every text under these keys.
WORDS = {
    "edoc_policy/audit/acts.json": ("acts", "facts"),
    "edoc_policy/letters/data/kinds.json": ("title", "when", "label", "help"),
    "edoc_policy/letters/data/purposes.json": ("title",),
    "edoc_policy/letters/data/retention.json": ("title",),
    "edoc_policy/letters/data/salutations.json": ("title",),
    "edoc_policy/notices/data/events.json": ("title",),
    "edoc_policy/routing/data/asks.json": ("title",),
    "edoc_policy/routing/data/verbs.json": ("title",),
}
#: A date of the Buddhist and of the common era: which of them is said depends on the language.
ERAS = ("${be}", "${ce}", "${be2}", "${ce2}")
HEADERS = {
    "Project-Id-Version": "edoc",
    "POT-Creation-Date": "2026-01-01 00:00+0000",
    "PO-Revision-Date": "2026-01-01 00:00+0000",
    "Last-Translator": "edoc",
    "Language-Team": "edoc",
}


def texts():
    """The catalogue of all texts that the source says."""
    found = catalog.MessageCatalog(domain=DOMAIN)
    for kind in READERS:
        reader = kind(str(SRC), DOMAIN, include_line_numbers=False)
        reader.read()
        for msgid, entry in reader.catalogs.get(DOMAIN, {}).items():
            found.add(str(msgid), references=list(entry.references))
    for path in sorted(SRC.rglob("*.py")):
        for text in of_keywords(path):
            found.add(text, references=[str(path)])
    for name, keys in WORDS.items():
        data = json.loads((SRC / name).read_text(encoding="utf-8"))
        for text in said(data, keys):
            found.add(text, references=[str(SRC / name)])
    return found


def said(data, keys, shown=False):
    """The texts of a data file that stand under one of `keys`, at any depth."""
    if isinstance(data, str):
        if shown:
            yield data
    elif isinstance(data, list):
        for each in data:
            yield from said(each, keys, shown)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from said(value, keys, shown or name in keys)


def of_keywords(path):
    """The literal first arguments of calls of KEYWORDS in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in KEYWORDS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def variables(text):
    """The ${names} of a text, in order of the alphabet, without those of ERAS."""
    return sorted(name for name in re.findall(r"\$\{\w+\}", text) if name not in ERAS)


def faults(found, english):
    """What is wrong with the English catalogue, one line each."""
    for msgid in sorted(found):
        if msgid not in english:
            yield f"not in the catalogue: {msgid}"
        elif not english[msgid].msgstr:
            yield f"no English: {msgid}"
        elif variables(english[msgid].msgstr) != variables(msgid):
            yield f"other variables: {msgid} → {english[msgid].msgstr}"
    for msgid in sorted(english):
        if msgid not in found:
            yield f"said nowhere: {msgid}"


def write(path, entries):
    entries.mime_header.update(HEADERS)
    entries.commentary_header = [" Written by scripts/catalogue.py."]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        catalog.POWriter(file, entries).write()


def load(path):
    if path.exists():
        return catalog.MessageCatalog(filename=str(path))
    return catalog.MessageCatalog(domain=DOMAIN)


def main(check):
    found, english = texts(), load(ENGLISH)
    if not check:
        write(POT, found)
        english.sync(load(POT))
        write(ENGLISH, english)
    wrong = list(faults(found, english))
    print("\n".join([*wrong, f"{len(found)} texts, {len(wrong)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
