"""The body of a letter (ข้อ 11.8): the editor's HTML, cleaned, as a small tree for the template.

User text never becomes Typst source: the tree is JSON and the template prints its strings.
"""

from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.shaping import MAX_COLUMNS
from edoc_policy.rendering.shaping import tidy
from edoc_policy.rendering.wording import printed
from edoc_policy.thai.text import normalise
from html import escape
from html.parser import HTMLParser
import nh3
import re


MAX_HTML = 400_000
MAX_TEXT = 100_000
MAX_PARAGRAPH = 10_000
MAX_CELLS = 6_000
MAX_DEPTH = 14
MAX_RAW_DEPTH = 400

MARKS = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "s": "s",
    "sup": "sup",
    "sub": "sub",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {"p", "div", "blockquote", "ul", "ol", "li", *HEADINGS}
TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
_CELL = {"colspan": MAX_COLUMNS, "rowspan": MAX_CELLS}
_STYLED = {"p", "div", "li", "td", "th", "span", *HEADINGS}
_CLEANER = nh3.Cleaner(
    tags=BLOCKS | TABLE | set(MARKS) | {"br", "span"},
    attributes={
        **{tag: {"style"} for tag in _STYLED},
        "td": {"style", *_CELL},
        "th": {"style", *_CELL},
    },
    clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template", "title"},
    filter_style_properties={"text-align", "text-decoration"},
    attribute_filter=lambda _tag, name, value: str(_span(name, value)) if name in _CELL else value,
    strip_comments=True,
)
_ALIGN = re.compile(r"text-align:\s*(left|center|right)")
_UNDERLINE = re.compile(r"text-decoration:\s*underline")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_UNCLOSED = {"br", "hr", "img", "input", "link", "meta", "col", "p", "li", "td", "th", "tr"}
_TOO_DEEP = _("ข้อความซ้อนกันหลายชั้นเกินไป ลดชั้นของรายการหรือตาราง")
_SPACE = re.compile(r"[ \t\n]+")


def clean_html(html):
    """The HTML of a body with only what a letter can print; scripts, images, links, styles gone.

    Idempotent. Use it when a draft is saved. Raises RenderingError if it is too long or too deep,
    has too long a paragraph or too large a table.
    """
    return _read(html)[0]


def tree(html):
    """The body as a list of block nodes (see templates/body.typ), with Thai digits.

    Raises RenderingError as `clean_html`.
    """
    return _read(html)[1].blocks


def printed_html(html):
    """The HTML of a body as kept in a letter with its texts as printed, to be read on a screen."""
    return _Printed(html).html


def plain_text(html):
    """All text of the body as typed, for indexes. Raises RenderingError as `clean_html`."""
    return " ".join(_read(html)[1].texts)


def tree_and_text(html, language="th"):
    """`tree` and `plain_text` in one reading."""
    parsed = _read(html, language)[1]
    return parsed.blocks, " ".join(parsed.texts)


def as_html(text):
    """A text that is plain or HTML as HTML: plain lines are paragraphs."""
    if _TAG.search(text):
        return text
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def _read(html, language="th"):
    if len(html) > MAX_HTML:
        raise RenderingError(_("ข้อความยาวเกินไป แยกส่วนที่ยาวเป็นสิ่งที่ส่งมาด้วย"))
    _refuse_depth(html)
    cleaned = normalise(_CLEANER.clean(html))
    return cleaned, _Tree(cleaned, language)


def _refuse_depth(html):
    """Refuse what would keep the cleaner busy: its time grows with the square of the depth."""
    depth = 0
    for closing, tag in _TAG.findall(html):
        if tag.lower() in _UNCLOSED:
            continue
        depth += -1 if closing else 1
        if depth > MAX_RAW_DEPTH:
            raise RenderingError(_TOO_DEEP)


class _Tree(HTMLParser):
    """Reads cleaned HTML, which is well formed: every element but br is closed."""

    def __init__(self, html, language):
        super().__init__(convert_charrefs=True)
        self._language = language
        self.blocks = []
        self.texts = []
        self._stack = [{"k": "doc", "c": self.blocks}]
        self._marks = []
        self._running = ""
        self._length = self._cells = 0
        self.feed(html)
        self.close()
        tidy(self._stack[0])

    def handle_starttag(self, tag, attrs):
        style = dict(attrs).get("style") or ""
        if tag == "br":
            self._inline({"k": "br"})
        elif tag in MARKS or tag == "span":
            self._marks.append(MARKS.get(tag) or ("u" if _UNDERLINE.search(style) else None))
        else:
            self._open(tag, dict(attrs), style)

    def handle_endtag(self, tag):
        if tag in MARKS or tag == "span":
            self._marks.pop()
        elif tag != "br":
            self._stack.pop()

    def handle_data(self, text):
        text = _SPACE.sub(" ", text)
        if text == " " and self._stack[-1]["k"] in ("doc", "ul", "ol", "table", "rows", "tr"):
            return
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise RenderingError(_("ข้อความยาวเกินไป แยกส่วนที่ยาวเป็นสิ่งที่ส่งมาด้วย"))
        self.texts.append(text)
        node = {"k": "t", "t": printed(text, self._running, self._language)}
        self._running = (self._running + text)[-80:]
        if marks := sorted({mark for mark in self._marks if mark}):
            node["m"] = marks
        self._inline(node)

    def _open(self, tag, attrs, style):
        self._running = ""
        if len(self._stack) > MAX_DEPTH:
            raise RenderingError(_TOO_DEEP)
        kind = {"div": "p", "caption": "h", "tbody": "rows", "tfoot": "rows", "thead": "rows"}.get(
            tag, tag
        )
        node = {"k": "h" if tag in HEADINGS else kind, "c": []}
        if align := _ALIGN.search(style):
            node["al"] = align[1]
        if tag in ("td", "th"):
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise RenderingError(_("ตารางใหญ่เกินไป แนบเป็นไฟล์ในสิ่งที่ส่งมาด้วย"))
            node["w"] = _span("colspan", attrs.get("colspan"))
            node["h"] = _span("rowspan", attrs.get("rowspan"))
        if tag == "thead":
            node["head"] = True
        self._stack[-1]["c"].append(node)
        self._stack.append(node)

    def _inline(self, node):
        parent = self._stack[-1]
        parent["c"].append(node)
        parent["size"] = parent.get("size", 0) + len(node.get("t", ""))
        if parent["size"] > MAX_PARAGRAPH:
            raise RenderingError(_("มีย่อหน้าที่ยาวเกินไป แบ่งเป็นหลายย่อหน้า"))


class _Printed(HTMLParser):
    """Writes cleaned HTML again; its texts as `_Tree` prints them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self._out, self._running = [], ""
        self.feed(html)
        self.close()
        self.html = "".join(self._out)

    def handle_starttag(self, tag, attrs):
        if tag not in MARKS and tag not in ("span", "br"):
            self._running = ""
        self._out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self._out.append(f"</{tag}>")

    def handle_data(self, text):
        self._out.append(escape(printed(text, self._running), quote=False))
        self._running = (self._running + text)[-80:]


def _span(name, value):
    """How far a cell reaches; as far as a table may, where a pasted one says absurdly much."""
    if not value or not re.fullmatch("[0-9]{1,9}", value):
        return 1
    return min(max(int(value), 1), _CELL[name])
