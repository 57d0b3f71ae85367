"""Bars as inline SVG, with title and description: the table behind it says the same."""

from edoc_policy import _
from html import escape


WIDTH, HEIGHT, FOOT, TOP = 660, 180, 24, 20


def bars(ident, title, labels, counts):
    """{title, svg, desc} of one bar for each label; `desc` is a Message."""
    most = max(counts, default=0)
    step = WIDTH / max(len(counts), 1)
    drawn = []
    for n, (label, count) in enumerate(zip(labels, counts, strict=True)):
        height = (HEIGHT - FOOT - TOP) * count / most if most else 0
        x, y = n * step + step * 0.15, HEIGHT - FOOT - height
        middle = n * step + step / 2
        drawn.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{step * 0.7:.1f}" height="{height:.1f}"/>'
            f'<text x="{middle:.1f}" y="{y - 5:.1f}">{count}</text>'
            f'<text class="label" x="{middle:.1f}" y="{HEIGHT - 7}">{escape(label)}</text>'
        )
    svg = (
        f'<svg class="chart bars" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-labelledby="t-{ident} d-{ident}"><title id="t-{ident}">{escape(title)}</title>'
        f'<desc id="d-{ident}">%s</desc>{"".join(drawn)}'
        f'<path d="M0 {HEIGHT - FOOT}H{WIDTH}"/></svg>'
    )
    facts = {
        "total": sum(counts),
        "most": most,
        "when": labels[counts.index(most)] if most else "–",
    }
    return {
        "title": title,
        "svg": svg,
        "desc": _("รวม ${total} มากที่สุด ${most} ใน ${when}", mapping=facts),
    }
