"""The tree of a body as the template wants it: no empty block, no loose text, tables without gaps."""

from edoc_policy import _
from edoc_policy.rendering.errors import RenderingError
import unicodedata


MAX_COLUMNS = 16
LINE = 66  # letters of 16 pt between the margins
WHOLE = 12  # letters of a word that its column should hold unparted
WIDEST = 44
PADDING = 1.4
TALL = 20  # lines of a cell that may part over pages


def length(node):
    """How many characters a node of the tree prints."""
    return sum(
        len(child["t"]) if child["k"] == "t" else length(child) for child in node.get("c", ())
    )


def tidy(node):
    """Drop empty blocks, wrap loose text in paragraphs, make tables rectangular."""
    children = node["c"]
    node.pop("size", None)
    blocks = [child for child in children if child["k"] not in ("t", "br")]
    for child in blocks:
        tidy(child)
    if blocks or node["k"] in ("doc", "ul", "ol", "table", "rows", "tr"):
        children[:] = [child for child in _wrapped(children) if not _empty(child)]
    else:
        children[:] = _trimmed(children)
    if node["k"] == "p" and blocks:
        node["k"] = "group"
    if node["k"] == "table":
        _shape(node)


def _wrapped(children):
    """Block children, with runs of loose inline nodes between them as paragraphs."""
    loose = []
    for child in [*children, None]:
        if child and child["k"] in ("t", "br"):
            loose.append(child)
            continue
        if loose := _trimmed(loose):
            yield {"k": "p", "c": loose}
        loose = []
        if child:
            yield child


def _trimmed(inline):
    """Inline nodes without space or line breaks at either end."""
    inline = list(inline)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while inline:
            node = inline[end]
            if node["k"] == "t" and strip(node["t"]):
                inline[end] = {**node, "t": strip(node["t"])}
                break
            inline.pop(end)
    return inline


def _empty(node):
    if node["k"] in ("td", "th"):
        return False
    return not node.get("c") and not node.get("rows")


def _shape(table):
    """Rows as Typst wants them: no span beyond the edge, every gap filled, widths by content."""
    head, rows, before = [], [], []
    for child in table.pop("c"):
        if child["k"] == "tr":
            rows.append(child["c"])
        elif child["k"] == "rows":
            (head if child.get("head") and not rows else rows).extend(
                row["c"] for row in child["c"]
            )
        else:
            before.append(child)
    while rows and not head and len(rows) > 1 and all(cell["k"] == "th" for cell in rows[0]):
        head.append(rows.pop(0))
    columns = max((_place(part, MAX_COLUMNS) for part in (head, rows)), default=0)
    for part in (head, rows):
        _place(part, columns, fill=True)
    widths = _widths([*head, *rows], columns)
    for cell in (cell for row in rows for cell in row):
        share = sum(widths[cell["x"] : cell["x"] + cell["w"]]) / sum(widths)
        if _letters(_text(cell)) > TALL * max(share * LINE - PADDING, 1):
            cell["tall"] = True
    table.update(head=head, rows=rows, widths=widths, title=before)


def _widths(rows, columns):
    """The shares of a table's columns: first room for their longest words, the rest by content."""
    least, most = [PADDING] * columns, [PADDING] * columns
    for row in rows:
        for cell in row:
            x, text = cell["x"], _text(cell)
            if cell["w"] == 1:
                words = (min(_letters(word), WHOLE) for word in text.split())
                least[x] = max(least[x], max(words, default=0) + PADDING)
                most[x] = max(most[x], min(_letters(text), WIDEST) + PADDING)
    spare, wanted = LINE - sum(least), sum(most) - sum(least)
    part = min(max(spare, 0) / wanted, 1) if wanted else 0
    pairs = zip(least, most, strict=True)
    return [round(low + part * (high - low), 1) for low, high in pairs]


def _text(node):
    return " ".join(
        child["t"] if child["k"] == "t" else _text(child) for child in node.get("c", ())
    )


def _letters(text):
    """How many letters wide a text is: marks over and under a letter take no room, stops half."""
    return sum(0.5 if char in ".,:;|' " else unicodedata.category(char) != "Mn" for char in text)


def _place(rows, columns, fill=False):
    """Give every cell its column `x` within `columns`; return how many columns are used."""
    taken, used = set(), 0
    for y, row in enumerate(rows):
        x = 0
        for cell in list(row):
            while (x, y) in taken:
                x += 1
            if x >= columns:
                raise RenderingError(
                    _(
                        "ตารางกว้างเกิน ${n} คอลัมน์ แบ่งเป็นหลายตาราง หรือแนบเป็นไฟล์ในสิ่งที่ส่งมาด้วย",
                        mapping={"n": MAX_COLUMNS},
                    )
                )
            free = 1
            while free < cell["w"] and x + free < columns and (x + free, y) not in taken:
                free += 1
            cell["x"], cell["w"], cell["h"] = x, free, min(cell["h"], len(rows) - y)
            taken.update((x + dx, y + dy) for dx in range(free) for dy in range(cell["h"]))
            x += free
            used = max(used, x)
        if fill:
            gaps = [x for x in range(columns) if (x, y) not in taken]
            row += [{"k": "td", "c": [], "w": 1, "h": 1, "x": x} for x in gaps]
            row.sort(key=lambda cell: cell["x"])
    return used
