"""What of a text stays with the signature: its end, so that no signature stands alone on a page."""

from edoc_policy.rendering.shaping import length


LINE_OF_TEXT = 90
LONG_TABLE = 12
LONG_LIST = 4
LONG_PARAGRAPH = 3


def keep(texts, most=2):
    """Mark (`kept`) the last `most` blocks, or the last alone if it is longer than one line.

    `texts`: lists of blocks (see body.py) in printed order. A long list parts before its last item. A
    long paragraph runs on over the page: where it ends is told by `end`, so that its last lines can
    be brought along.
    A long table parts over pages, which what is kept together does not: `cut` says from which row
    on it would go with the signature.
    """
    places = [(blocks, place) for blocks in texts for place in range(len(blocks))]
    for blocks, place in reversed(places[-most:]):
        block = blocks[place]
        if block["k"] == "p" and length(block) > LONG_PARAGRAPH * LINE_OF_TEXT:
            block["end"] = True
            return
        if block["k"] == "table" and len(block["rows"]) > LONG_TABLE:
            block["cut"] = _cut(block["rows"])
            block["rows"][-1][-1]["end"] = True
            return
        if block["k"] in ("ol", "ul") and len(block["c"]) > 1 and _lines(block) > LONG_LIST:
            _part(blocks, place)
            return
        block["kept"] = True
        if length(block) > LINE_OF_TEXT:
            return


def _cut(rows):
    """The last row but one, or the nearest above it over which no cell reaches."""
    reach = [max(y + cell["h"] for cell in row) for y, row in enumerate(rows)]
    for cut in range(len(rows) - 2, 0, -1):
        if max(reach[:cut]) <= cut:
            return cut
    return 0


def _lines(node):
    """About how many lines a list takes."""
    inline = sum(len(child["t"]) for child in node["c"] if child["k"] == "t")
    deeper = (_lines(child) for child in node["c"] if "c" in child)
    return -(-inline // LINE_OF_TEXT) + sum(deeper)


def _part(blocks, place):
    """Make the last item a list of its own that counts on."""
    whole = blocks[place]
    last = {**whole, "c": whole["c"][-1:], "start": len(whole["c"]) - 1, "kept": True}
    blocks[place : place + 1] = [{**whole, "c": whole["c"][:-1], "parted": True}, last]
