"""Pages added to a tagged PDF with their tags (ISO 32000-1, 14.7): one tree, one parent tree."""

from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name


def append(pdf, other):
    """Add the pages of `other` at the end of `pdf` (open pikepdf.Pdf objects), in place.

    Their structure becomes the last part of the document's; without one there the pages come
    without theirs. `other` has tags on pages only (no widgets, no table headers with ids).
    """
    first = len(pdf.pages)
    pdf.pages.extend(other.pages)
    if Name.StructTreeRoot not in pdf.Root:
        return
    tree, added = pdf.Root.StructTreeRoot, pdf.copy_foreign(other.Root.StructTreeRoot)
    shift = next_key(tree)
    for page in list(pdf.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + shift
    for key, elements in _pairs(added.ParentTree):
        put_parent(tree, int(key) + shift, elements)
    document = document_of(tree)
    for kid in kids(document_of(added)):
        kid.P = document
        document.K.append(kid)
    _merge(tree, added, Name.RoleMap)
    _merge(tree, added, Name.ClassMap)


def document_of(tree):
    """The element that holds all others, its kids as an array."""
    document = tree.K[0] if isinstance(tree.K, Array) else tree.K
    if not isinstance(document.get(Name.K), Array):
        document.K = Array([document.K] if Name.K in document else [])
    return document


def kids(element):
    return list(element.K)


def next_key(tree):
    """The first key of the parent tree that is free."""
    return max(int(tree.get(Name.ParentTreeNextKey, 0)), _highest(tree.ParentTree) + 1)


def put_parent(tree, key, elements):
    """Enter the structure elements of a page or a widget into the parent tree."""
    if Name.Nums in tree.ParentTree:
        tree.ParentTree.Nums.extend([key, elements])
    else:
        leaf = Dictionary(Limits=Array([key, key]), Nums=Array([key, elements]))
        tree.ParentTree.Kids.append(leaf)
    tree.ParentTreeNextKey = key + 1


def _merge(tree, added, name):
    if name in added:
        tree[name] = Dictionary({**dict(added[name]), **dict(tree.get(name, {}))})


def _pairs(node):
    """Keys and values of a number tree."""
    flat = list(node.get(Name.Nums, []))
    yield from zip(flat[::2], flat[1::2], strict=True)
    for kid in node.get(Name.Kids, []):
        yield from _pairs(kid)


def _highest(node):
    """The highest key of a number tree."""
    return max((int(key) for key, _element in _pairs(node)), default=-1)
