"""Word files made part by part, good ones and such as nobody should open."""

from io import BytesIO
import struct
import zipfile


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NUMBERING = f"""{HEAD}<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="thaiNumbers"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def run(text, *marks):
    """Text with marks such as "b"."""
    properties = "".join(f"<w:{mark}/>" for mark in marks)
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, level=None):
    """A paragraph of runs or texts; with `level` an item of a list."""
    runs = "".join(each if each.startswith("<") else run(each) for each in runs)
    item = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{item if level is not None else ''}</w:pPr>{runs}</w:p>"


def cell(text, across=1, down=None):
    """A cell; `down`: "restart" begins a cell of several rows, "continue" goes on with it."""
    properties = f'<w:gridSpan w:val="{across}"/>'
    properties += f'<w:vMerge w:val="{down}"/>' if down else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows):
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def relationships(*rows):
    """A .rels part of (type, target, mode)."""
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{f' TargetMode={chr(34)}{mode}{chr(34)}' if mode else ''}/>"
        for number, (kind, target, mode) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


def word(*body, main=MAIN, links=(), **parts):
    """A .docx; `parts` are further XML parts of word/ by name: comments="<w:comments …"."""
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    document = f"{HEAD}<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>"
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships(("officeDocument", "word/document.xml", None)),
        "word/document.xml": document,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": relationships(("numbering", "numbering.xml", None), *links),
    }
    files.update({f"word/{name}.xml": f"{HEAD}{text}" for name, text in parts.items()})
    return packed(files)


def packed(files):
    """A ZIP of texts or bytes by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # The same bytes each time: documentation shows their beginning.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def liar(data, name, says):
    """`data` whose directory says that the part `name` unpacks to `says` bytes."""
    entry = bytearray(data)
    at = entry.rindex(b"PK\x01\x02", 0, entry.rindex(name.encode()))
    entry[at + 24 : at + 28] = struct.pack("<I", says)
    return bytes(entry)
