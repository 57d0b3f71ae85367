"""Files that somebody has tampered with, made from a sealed letter."""

from io import BytesIO
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
import pikepdf
import re


def name(text):
    return generic.NameObject(text)


def appended(pdf, change):
    """The file with an incremental update that `change(writer)` makes."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def byte_ranges(pdf):
    """All /ByteRange arrays of the file."""
    found = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", pdf)
    return [tuple(map(int, numbers)) for numbers in found]


def flipped(pdf, position):
    """One bit of one byte changed."""
    return pdf[:position] + bytes([pdf[position] ^ 1]) + pdf[position + 1 :]


def text_over_page(pdf):
    """New text on page 1, as an incremental update."""

    def change(writer):
        page, _ = writer.find_page_for_modification(0)
        page = page.get_object()
        extra = generic.StreamObject(stream_data=b"BT /F 40 Tf 60 400 Td (1,000,000) Tj ET")
        contents = page.raw_get("/Contents")
        old = contents if isinstance(contents, generic.ArrayObject) else [contents]
        page[name("/Contents")] = generic.ArrayObject([*old, writer.add_object(extra)])
        writer.update_container(page)

    return appended(pdf, change)


def annotation_over_page(pdf):
    """A visible annotation laid over page 1."""

    def change(writer):
        page, _ = writer.find_page_for_modification(0)
        page = page.get_object()
        note = generic.DictionaryObject(
            {
                name("/Type"): name("/Annot"),
                name("/Subtype"): name("/FreeText"),
                name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 400, 400, 440))),
                name("/Contents"): generic.TextStringObject("จ่าย 1,000,000 บาท"),
                name("/F"): generic.NumberObject(4),
            }
        )
        page["/Annots"].append(writer.add_object(note))
        writer.update_container(page["/Annots"])
        writer.update_container(page)

    return appended(pdf, change)


def other_face(pdf):
    """Another appearance in the signature's own field."""

    def change(writer):
        field = writer.root["/AcroForm"]["/Fields"][0]
        form = generic.StreamObject(
            {
                name("/Type"): name("/XObject"),
                name("/Subtype"): name("/Form"),
                name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
            },
            stream_data=b"0 0 9 9 re f",
        )
        field["/AP"][name("/N")] = writer.add_object(form)
        writer.update_container(field)

    return appended(pdf, change)


def with_text_field(pdf):
    """The unsigned letter with a text field on it that shows a harmless value."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        face = opened.make_stream(b"BT /F 12 Tf (100) Tj ET")
        face.Type, face.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        face.BBox = pikepdf.Array([0, 0, 200, 20])
        field = opened.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=pikepdf.String("amount"),
                V=pikepdf.String("100"),
                Rect=pikepdf.Array([100, 300, 300, 320]),
                AP=pikepdf.Dictionary(N=face),
                F=4,
                P=opened.pages[0].obj,
            )
        )
        opened.pages[0].Annots.append(field)
        opened.Root.AcroForm.Fields.append(field)
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def fill_text_field(pdf):
    """Shadow "replace": the text field filled after signing, as form filling is often allowed."""

    def change(writer):
        fields = writer.root["/AcroForm"]["/Fields"]
        field = next(f.get_object() for f in fields if f.get_object()["/T"] == "amount")
        field[name("/V")] = generic.TextStringObject("1,000,000")
        face = generic.StreamObject(
            {
                name("/Type"): name("/XObject"),
                name("/Subtype"): name("/Form"),
                name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 20))),
            },
            stream_data=b"BT /F 12 Tf (1,000,000) Tj ET",
        )
        field["/AP"][name("/N")] = writer.add_object(face)
        writer.update_container(field)

    return appended(pdf, change)


def signature_removed(pdf):
    """The signature's value taken out of its field by an incremental update."""

    def change(writer):
        field = writer.root["/AcroForm"]["/Fields"][0]
        del field["/V"]
        writer.update_container(field)

    return appended(pdf, change)


def rewritten(pdf):
    """The whole file written anew, as an editor does."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def padded(pdf):
    """Something written into the zeros after the signature's DER."""
    start, first, second, _ = byte_ranges(pdf)[0]
    end = start + first + (second - first) - 10
    return pdf[:end] + b"41" + pdf[end + 2 :]


def transplanted(pdf, other):
    """The CMS of another letter put into this one's place."""

    def contents(data):
        start, first, second, _ = byte_ranges(data)[0]
        return start + first, second

    (begin, end), (begin2, end2) = contents(pdf), contents(other)
    foreign = other[begin2:end2]
    return pdf[:begin] + foreign[:-1].ljust(end - begin - 1, b"0") + b">" + pdf[end:]


def revisions(pdf, count):
    """The file with `count` empty incremental updates."""
    at = PdfFileReader(BytesIO(pdf)).last_startxref
    return pdf + b"".join(
        b"\nxref\n0 0\ntrailer\n<<>>\nstartxref\n%d\n%%%%EOF" % at for _ in range(count)
    )
