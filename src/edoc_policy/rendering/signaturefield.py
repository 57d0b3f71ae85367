"""An empty signature field in the letter, tagged so that the signed file stays PDF/UA-1.

ISO 14289-1, 7.18.4: a widget belongs to a Form element of the structure tree. ISO 19005-3, 6.3.3:
every widget has an appearance. The signing room fills the field; it never adds one.
"""

from edoc_policy.rendering import merging
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import String


FIELD = "Signature"

_PRINTED_AND_LOCKED = 4 | 128


def add(pdf, page, rectangle, *, description, name=FIELD):
    """Add an empty signature field to an open pikepdf.Pdf, in place; tagged if the PDF is.

    `page`: 0-based; `rectangle`: (x0, y0, x1, y1) in points; `description`: what a screen reader
    says.
    """
    leaf = pdf.pages[page].obj
    width, height = rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]
    appearance = pdf.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, width, height]),
        Resources=Dictionary(),
    )
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(name),
            TU=String(description),
            F=_PRINTED_AND_LOCKED,
            Rect=Array(list(rectangle)),
            P=leaf,
            AP=Dictionary(N=appearance),
        )
    )
    if Name.Annots not in leaf:
        leaf.Annots = Array()
    leaf.Annots.append(widget)
    leaf.Tabs = Name.S
    if Name.AcroForm not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(Fields=Array())
    pdf.Root.AcroForm.Fields.append(widget)
    pdf.Root.AcroForm.SigFlags = 1
    if Name.StructTreeRoot in pdf.Root:
        _tag(pdf, leaf, widget, description)


def _tag(pdf, leaf, widget, description):
    """Put the widget into the structure tree as the last Form element of the document."""
    tree = pdf.Root.StructTreeRoot
    document = merging.document_of(tree)
    element = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=document,
            Pg=leaf,
            Alt=String(description),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=leaf),
        )
    )
    document.K.append(element)
    widget.StructParent = merging.next_key(tree)
    merging.put_parent(tree, widget.StructParent, element)
