"""Two states of a document compared word by word, field by field.

A field is read as blocks: paragraphs, items of lists, rows of tables with their cells. Blocks are
paired first, then the words of two that belong together.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from edoc_policy import _
from edoc_policy.letters.fields import bound
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import GRIDS
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.signatories import name_and_position
from edoc_policy.letters.signatories import read
from edoc_policy.thai.words import words
from lxml import html
from plone.app.textfield.interfaces import IRichText
from zope.i18n import translate
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice


SAME, ADDED, GONE = "same", "added", "gone"
PARAGRAPH, ITEM, ROW = "paragraph", "item", "row"
#: Blocks less alike than this are told as one gone and one added.
ALIKE = 0.4


@dataclass(frozen=True)
class Piece:
    """Words that stayed, were added or are gone."""

    state: str
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, an item or a row: its cells, each a tuple of Pieces."""

    shape: str
    cells: tuple[tuple[Piece, ...], ...]

    @property
    def changed(self):
        """Whether anything in it is not as it was."""
        return any(piece.state != SAME for cell in self.cells for piece in cell)


@dataclass(frozen=True)
class Change:
    """A field that is not as it was: its name, title (Message) and blocks."""

    field: str
    title: str
    blocks: tuple[Block, ...]


def compare(letter, before, after):
    """The Changes from one state of a letter to another, in the order of its form.

    `before`, `after`: {field: plain value} as `submissions.fields_at` gives them.
    """
    found = []
    for name, row in letter.kind.rows.items():
        old, new = (_blocks(letter, name, values.get(name)) for values in (before, after))
        if old != new:
            title = row.label or FIELDS[name].title
            found.append(Change(name, title, tuple(_compared(old, new))))
    return found


def pieces(old, new):
    """The Pieces that lead from one text to another, word by word."""
    before, after = words(old), words(new)
    found = []
    for op, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Piece(SAME, "".join(before[a:b])))
            continue
        if b > a:
            found.append(Piece(GONE, "".join(before[a:b])))
        if d > c:
            found.append(Piece(ADDED, "".join(after[c:d])))
    return tuple(found)


def _compared(old, new):
    """Blocks from (shape, cells) before and after; those that belong together word by word."""
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield from (_whole(each, SAME) for each in old[a:b])
            continue
        gone, added = list(old[a:b]), list(new[c:d])
        while gone and added:
            if _alike(gone[0], added[0]):
                yield _pair(gone.pop(0), added.pop(0))
            elif any(_alike(each, added[0]) for each in gone[1:]):
                yield _whole(gone.pop(0), GONE)
            elif any(_alike(gone[0], each) for each in added[1:]):
                yield _whole(added.pop(0), ADDED)
            else:
                yield _whole(gone.pop(0), GONE)
                yield _whole(added.pop(0), ADDED)
        yield from (_whole(each, GONE) for each in gone)
        yield from (_whole(each, ADDED) for each in added)


def _whole(block, state):
    shape, cells = block
    return Block(shape, tuple((Piece(state, text),) if text else () for text in cells))


def _pair(old, new):
    length = max(len(old[1]), len(new[1]))
    before, after = (cells + ("",) * (length - len(cells)) for cells in (old[1], new[1]))
    return Block(new[0], tuple(map(pieces, before, after)))


def _alike(old, new):
    before, after = (words(" ".join(cells)) for cells in (old[1], new[1]))
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= ALIKE


def _blocks(letter, name, value):
    """[(shape, cells)] of a field's plain value; nothing of an empty one."""
    field = FIELDS[name]
    if value in (None, "", [], False):
        return []
    if IRichText.providedBy(field):
        return _of_html(value)
    if name == "recipients":
        return [(ITEM, (_recipient(row),)) for row in value]
    if isinstance(value, list) and isinstance(value[0], dict):
        return [(ROW, _cells(letter, name, row)) for row in value]
    if isinstance(value, list):
        return [(PARAGRAPH, (_file(value),))]
    if name == "signatory":
        return [(PARAGRAPH, (_signatory(letter, value),))]
    if IBool.providedBy(field):
        return [(PARAGRAPH, (translate(_("ใช่"), target_language="th"),))]
    if IChoice.providedBy(field):
        return [(PARAGRAPH, (_choice(letter, name, value),))]
    return [(PARAGRAPH, (line,)) for line in str(value).splitlines() if line.strip()]


def _recipient(row):
    copy = translate(_("สำเนาส่ง"), target_language="th") if row.get("sent_as") == "copy" else ""
    return f"{recipient_name(row)} {copy}".strip()


def _cells(letter, field, row):
    """The cells of a row in their order; of a file its name, and the beginning of its hash."""
    found = []
    for name in GRIDS[field]:
        value = row.get(name)
        if name in ("key", "uid"):
            continue
        if name == "signatory":
            value = _signatory(letter, value)
        if isinstance(value, list):
            value = _file(value)
        found.append("" if value is None else str(value))
    return tuple(found)


def _file(value):
    """The name of a file and the beginning of its hash: another file of the same name differs."""
    return f"{value[0]} ({value[1][:8]})"


def _signatory(letter, value):
    signatory = read(value)
    if signatory is None:
        return str(value or "")
    return " ".join(name_and_position(letter, signatory)).replace("\n", " ")


def _choice(letter, name, value):
    vocabulary = bound(name, letter, letter.kind).vocabulary
    try:
        title = vocabulary.getTerm(value).title
    except LookupError:
        return str(value)
    return translate(title, target_language="th") if title else str(value)


def _of_html(text):
    """The blocks of a cleaned body, in order."""
    found = []
    for node in html.fragment_fromstring(text, create_parent="div").iter():
        if node.tag == "tr":
            cells = tuple(_text(cell) for cell in node if cell.tag in ("td", "th"))
            found.append((ROW, cells))
        elif node.tag == "li":
            found.append((ITEM, (_own_text(node),)))
        elif node.tag in ("p", "h2", "h3", "h4", "blockquote", "div") and not _within(node):
            found.append((PARAGRAPH, (_own_text(node),)))
    return [block for block in found if any(block[1])]


def _within(node):
    return any(above.tag in ("tr", "li") for above in node.iterancestors())


def _text(node):
    return " ".join(node.text_content().split())


def _own_text(node):
    """The text of a node without that of blocks inside it which are blocks of their own."""
    parts = [node.text or ""]
    for child in node:
        if child.tag not in ("ul", "ol", "table", "p") or (node.tag == "li" and child.tag == "p"):
            parts.append(child.text_content() if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())
