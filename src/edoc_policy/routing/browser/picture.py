"""A route as a picture: inline SVG, one step under the other, those asked at once side by side.

Drawn on a fixed width that a phone shows without scrolling; texts are wrapped between words. The same
is said in an ordered list beside it, for whoever cannot see it.
"""

from dataclasses import dataclass
from edoc_policy.thai.words import lines
from xml.sax.saxutils import escape


WIDTH, MARGIN, GAP = 360, 8, 10
LINE, PAD = 19, 9
#: Clusters of text at 14 px that a width of so many pixels holds.
PIXELS = 8.4
SIDE_BY_SIDE = 2


@dataclass(frozen=True)
class Drawn:
    """A step as it is drawn: number, title, what it takes, its condition, titles of its seats."""

    number: int
    title: str
    need: str
    when: str
    seats: tuple[str, ...]


def picture(title, description, start, steps, end):
    """The SVG of a route; `start`, `end`: texts over and under its Drawn steps."""
    y, parts = MARGIN, []
    y = _pill(parts, y, start, "p-end")
    for step in steps:
        y = _arrow(parts, y, step.when)
        y = _step(parts, y, step)
    y = _arrow(parts, y, "")
    y = _pill(parts, y, end, "p-end")
    height = y + MARGIN
    head = (
        f'<svg class="route-picture" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="rp-title rp-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="rp-title">{escape(title)}</title><desc id="rp-desc">{escape(description)}</desc>'
    )
    return head + "".join(parts) + "</svg>"


def _pill(parts, y, text, css):
    rows = lines(text, _fits(WIDTH - 2 * MARGIN - 24))
    height = len(rows) * LINE + PAD
    parts.append(_box(MARGIN + 40, y, WIDTH - 2 * MARGIN - 80, height, css, height / 2))
    _texts(parts, WIDTH / 2, y + PAD / 2, rows)
    return y + height


def _arrow(parts, y, when):
    """An arrow down, and on it the condition under which the step below counts."""
    rows = lines(when, _fits(WIDTH - 2 * MARGIN - 40)) if when else []
    height = len(rows) * LINE + PAD if rows else 0
    middle, top = WIDTH / 2, y
    if rows:
        parts.append(f'<path class="p-line" d="M{middle} {y}v10"/>')
        y += 10
        parts.append(_box(MARGIN + 16, y, WIDTH - 2 * MARGIN - 32, height, "p-when", 4))
        _texts(parts, middle, y + PAD / 2, rows, "p-small")
        y += height
        top = y
    parts.append(f'<path class="p-line" d="M{middle} {top}v16"/>')
    parts.append(f'<path class="p-head" d="M{middle - 5} {top + 12}h10l-5 8z"/>')
    return top + 21


def _step(parts, y, step):
    inner = WIDTH - 2 * MARGIN
    title = lines(f"{step.number}. {step.title}", _fits(inner - 20))
    need = lines(step.need, _fits(inner - 20)) if step.need else []
    body, top = [], y + PAD + (len(title) + len(need)) * LINE + 4
    for at in range(0, len(step.seats), SIDE_BY_SIDE):
        row = step.seats[at : at + SIDE_BY_SIDE]
        width = (inner - GAP * (len(row) + 1)) / len(row)
        texts = [lines(seat, _fits(width - 12)) for seat in row]
        height = max(map(len, texts)) * LINE + PAD
        for place, rows in enumerate(texts):
            x = MARGIN + GAP + place * (width + GAP)
            body.append(_box(x, top, width, height, "p-seat", 4))
            free = (height - len(rows) * LINE) / 2
            _texts(body, x + width / 2, top + free, rows)
        top += height + GAP
    parts.append(_box(MARGIN, y, inner, top - y, "p-step", 4))
    _texts(parts, WIDTH / 2, y + PAD / 2, title, "p-title")
    _texts(parts, WIDTH / 2, y + PAD / 2 + len(title) * LINE, need, "p-small")
    parts.extend(body)
    return top


def _fits(width):
    return max(4, int(width / PIXELS))


def _box(x, y, width, height, css, radius):
    return (
        f'<rect class="{css}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'rx="{radius:g}"/>'
    )


def _texts(parts, x, y, rows, css="p-text"):
    for number, row in enumerate(rows):
        parts.append(
            f'<text class="{css}" x="{x:g}" y="{y + (number + 1) * LINE - 5:g}" '
            f'text-anchor="middle">{escape(row)}</text>'
        )
