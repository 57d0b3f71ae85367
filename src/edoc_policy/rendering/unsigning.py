"""Takes the signatures out of a copy: what they looked like stays, what they prove does not."""

from edoc_policy.rendering.artwork import put
from pikepdf import Name


def unsign(pdf):
    """Draw the face of each signature on its page and remove fields, permissions and proof, in place.

    Removes: signature fields with their widgets and tags, /Perms (ISO 32000-1, 12.8.4) and the
    document security store /DSS (ETSI EN 319 142-1, 5.4).
    """
    removed = set()
    for page in pdf.pages:
        for widget in [note for note in page.obj.get(Name.Annots, []) if _signs(note)]:
            _draw_face(pdf, page, widget)
            removed.add(int(widget.get(Name.StructParent, -1)))
        _keep(page.obj, Name.Annots, lambda note: not _signs(note))
    for name in (Name.Perms, Name.DSS, Name.Legal):
        if name in pdf.Root:
            del pdf.Root[name]
    if Name.AcroForm in pdf.Root:
        form = pdf.Root.AcroForm
        _keep(form, Name.Fields, lambda field: not _signs(field))
        if Name.Fields in form and len(form.Fields):
            form.SigFlags = 0
        else:
            del pdf.Root.AcroForm
    if Name.StructTreeRoot in pdf.Root and Name.ParentTree in pdf.Root.StructTreeRoot:
        _untag(pdf.Root.StructTreeRoot.ParentTree, removed)


def _signs(field):
    """Is this a signature field, or a widget of one?"""
    while field is not None:
        if Name.FT in field:
            return Name.Sig == field.FT
        kids = field.get(Name.Kids)
        if Name.Parent not in field and kids is not None:
            return any(map(_signs, kids))
        field = field.get(Name.Parent)
    return False


def _draw_face(pdf, page, widget):
    """ISO 32000-1, 12.5.5: the appearance's box, turned by its matrix, fills the rectangle."""
    face = widget.get(Name.AP, {}).get(Name.N)
    x0, y0, x1, y1 = (float(value) for value in widget.Rect)
    if face is None or not hasattr(face, "read_bytes") or x0 == x1 or y0 == y1:
        return
    a, b, c, d, e, f = (float(value) for value in face.get(Name.Matrix, [1, 0, 0, 1, 0, 0]))
    left, low, right, high = (float(value) for value in face.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if max(xs) == min(xs) or max(ys) == min(ys):
        return
    wide = abs(x1 - x0) / (max(xs) - min(xs))
    tall = abs(y1 - y0) / (max(ys) - min(ys))
    put(
        pdf,
        page,
        face,
        (wide, 0, 0, tall, min(x0, x1) - min(xs) * wide, min(y0, y1) - min(ys) * tall),
    )


def _untag(node, keys):
    """Remove the structure elements that stood for the widgets with these parent-tree keys."""
    for kid in node.get(Name.Kids, []):
        _untag(kid, keys)
    pairs = list(node.get(Name.Nums, []))
    kept = []
    for key, element in zip(pairs[::2], pairs[1::2], strict=False):
        if int(key) in keys:
            _keep(element.P, Name.K, lambda kid, gone=element: kid != gone)
        else:
            kept += [key, element]
    if len(kept) < len(pairs):
        node.Nums = kept


def _keep(owner, name, wanted):
    """Keep of an array (or single value) only what `wanted` says; drop the key when none is left."""
    if name not in owner:
        return
    items = owner[name]
    rest = [item for item in (items if hasattr(items, "append") else [items]) if wanted(item)]
    if rest:
        owner[name] = rest
    else:
        del owner[name]
