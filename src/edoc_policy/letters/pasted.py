"""HTML of word processors with its structure in plain elements, before the cleaner drops the rest.

Word writes lists as paragraphs (mso-list), Google Docs bold as a style and <b> for what is not
bold. static/paste.js of the theme does the same in the editor; here it is done for REST and for
browsers without script.
"""

from itertools import takewhile
from lxml import etree
from lxml import html as parser
import re


_TRACES = re.compile(r"mso-|font-weight|<o:p\b|<font\b", re.IGNORECASE)
_ITEM = re.compile(r"mso-list:\s*l\d+\s+level(\d+)")
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|400)")
_NUMBERED = re.compile(r"[0-9๐-๙A-Za-zก-ฮ]")
_BULLETS = ("o", "§")  # how Word shows its round and square bullets in Wingdings
_DEEPEST = 5


def plain(html):
    """`html` with lists as lists and bold as <strong>; what bears no trace of a program as it is."""
    if not _TRACES.search(html):
        return html
    try:
        root = parser.fragment_fromstring(html, create_parent="div")
    except (etree.ParserError, ValueError):
        return html
    etree.strip_tags(root, etree.Comment)
    for paragraph in list(root.iter("p")):
        if _ITEM.search(_style(paragraph)):
            _into_list(paragraph)
    for inner in root.xpath(".//ol/ol|.//ol/ul|.//ul/ol|.//ul/ul"):
        if (before := inner.getprevious()) is not None:
            before.append(inner)  # as HTML wants it: within the item, not beside it
    for element in list(root.iter("b", "strong", "span", "font", "p")):
        if element.tag in ("b", "strong"):
            if _NOT_BOLD.search(_style(element)):
                element.drop_tag()
        elif _BOLD.search(_style(element)):
            _embolden(element)
    for paragraph in list(root.iter("p")):
        if not paragraph.text_content().strip() and paragraph.getparent().tag != "td":
            paragraph.drop_tree()
    inner = [etree.tostring(child, encoding="unicode", method="html") for child in root]
    return (root.text or "") + "".join(inner)


def _style(element):
    return (element.get("style") or "").lower()


def _embolden(element):
    strong = etree.Element("strong")
    strong.text, element.text = element.text, None
    strong.extend(list(element))
    element.append(strong)


def _into_list(paragraph):
    """Move a paragraph of Word into the list before it, or into a list of its own."""
    level = min(int(_ITEM.search(_style(paragraph))[1]), _DEEPEST)
    sign = _marker(paragraph)
    numbered = _NUMBERED.search(sign) and sign not in _BULLETS
    before = paragraph.getprevious()
    if before is None or before.get("data-level") is None or (before.tail or "").strip():
        before = _list(numbered)
        paragraph.addprevious(before)
    chain = [before]
    while len(chain) < level:
        last = chain[-1][-1] if len(chain[-1]) else etree.SubElement(chain[-1], "li")
        inner = last[-1] if len(last) and last[-1].tag in ("ul", "ol") else None
        if inner is None:
            inner = _list(numbered)
            last.append(inner)
        chain.append(inner)
    tail, paragraph.tail = paragraph.tail, None
    chain[-1].append(paragraph)
    before.tail = tail
    paragraph.tag = "li"
    paragraph.attrib.clear()


def _list(numbered):
    made = etree.Element("ol" if numbered else "ul")
    made.set("data-level", "1")  # the cleaner takes it away
    return made


def _marker(paragraph):
    """The number or bullet that Word wrote before the text; it is taken out."""
    for span in paragraph.iter("span"):
        if "mso-list:ignore" in _style(span).replace(" ", ""):
            text = "".join(takewhile(lambda c: c not in "\u00a0 \n", span.text_content().strip()))
            span.drop_tree()
            return text
    return ""
