"""The files a browser keeps: served under ++resource++edoc, for a year, by a name that changes.

A file is asked for with `?v=` and a digest of the whole folder, so a browser may keep it for a
year (RFC 9111, 4.2.1) and still sees a new one at once.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from Products.Five.browser.resource import Directory
from Products.Five.browser.resource import DirectoryResource
from Products.Five.browser.resource import FileResource
from zope.browserresource.file import File


FOLDER = Path(__file__).parent / "static"
_missing = object()
YEAR = 365 * 24 * 3600  # seconds


@cache
def version() -> str:
    """Return eight hex digits that change when a file of the static folder changes."""
    digest = sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(FOLDER)}:{path.stat().st_size}".encode())
            if path.parent == FOLDER:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


class LongLived(FileResource):
    """A file that a browser may keep for a year."""

    cacheTimeout = YEAR
    __roles__ = None  # public: style sheets and fonts


class StaticFolder(DirectoryResource):
    """A folder of such files; no page templates are run in it."""

    __roles__ = None

    def get(self, name, default=_missing):
        path = Path(self.context.path) / name
        if name in {"", ".", ".."} or "/" in name or not path.exists():
            if default is _missing:
                raise KeyError(name)
            return default
        if path.is_dir():
            found = StaticFolder(Directory(str(path), name), self.request)
        else:
            found = LongLived(File(str(path), name), self.request)
        found.__name__ = name
        found.__parent__ = self
        return found


def static_folder(request):
    """Return the root of the static files for `request` (the adapter behind ++resource++edoc)."""
    found = StaticFolder(Directory(str(FOLDER), "edoc"), request)
    found.__name__ = "edoc"
    return found
