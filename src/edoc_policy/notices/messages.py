"""What is said of a notice: never the subject, number or text of a letter that is not open to all.

The subject is looked up in the catalog's metadata when it is shown or sent, not kept in notices:
what has become secret, or what its reader may no longer see, is not told. Whatever the catalog
does not say to be of normal secrecy is treated as secret.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.notices.events import kinds
from edoc_policy.thai.digits import arabic
from plone import api
import os


SECRET = _("หนังสือลับ 1 เรื่อง")


@dataclass(frozen=True)
class Told:
    """What may be told of a notice. `subject` and `number` are empty for a secret matter, `gone`
    when the matter is not there or not for this reader; `url`: where it is opened."""

    notice: dict
    title: object
    subject: str
    number: str
    secret: bool
    gone: bool
    url: str


def told(site, notices, brains_of=None):
    """The Tolds of notices. `brains_of(UID=[...])` is the search of the catalog that counts: the
    reader's own on a page, by default one that sees all."""
    catalog = api.portal.get_tool("portal_catalog")
    uids = list({each["uid"] for each in notices if each["uid"]})
    search = brains_of or catalog.unrestrictedSearchResults
    brains = {brain.UID: brain for brain in (search(UID=uids) if uids else ())}
    return [_told(site, each, brains.get(each["uid"])) for each in notices]


def _told(site, notice, brain):
    row = (brain.edoc_row or {}) if brain is not None else {}
    about = notice["uid"] is not None
    is_open = brain is not None and row.get("secrecy") == "normal"
    return Told(
        notice=notice,
        title=kinds()[notice["kind"]].title,
        subject=brain.Title if is_open else "",
        number=arabic(row.get("number") or "") if is_open else "",
        secret=brain is not None and not is_open,
        gone=about and brain is None,
        url=address(site, notice["path"]),
    )


def public_root(site):
    """The address of the site as its people know it; a job has no request to take it from."""
    return os.environ.get("EDOC_PUBLIC_URL") or site.absolute_url()


def address(site, path):
    """The public address of what lies at a path of the site."""
    below = path.removeprefix("/".join(site.getPhysicalPath())).strip("/")
    return f"{public_root(site)}/{below}"
