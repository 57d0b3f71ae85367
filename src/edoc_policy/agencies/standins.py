"""ภาคผนวก 3: who signs for a post that another holds, by which order, for what and how long.

A stand-in is named on the post acted for. It never gives more than that post has, and counts on
its days and for its kinds of documents alone (DOMAIN §10, rule 16).
"""

from dataclasses import dataclass
from datetime import date
from edoc_policy import _
from edoc_policy.agencies.interfaces import CAPACITIES
from edoc_policy.agencies.posts import holds
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.shown import long
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName


@dataclass(frozen=True)
class StandIn:
    """That one post acts for another. `capacity`: id of CAPACITIES; `basis`: the order that says
    so; `kinds`: ids of the kinds of documents it covers, empty for all."""

    acted_uid: str
    acted_title: str
    deputy_uid: str
    deputy_title: str
    capacity: str
    basis: str
    kinds: frozenset
    valid_from: date | None
    valid_to: date | None

    @property
    def position(self):
        """The two lines under the name: own post with the capacity, then the post acted for."""
        return f"{self.deputy_title} {CAPACITIES.getTerm(self.capacity).title}\n{self.acted_title}"

    def refusal(self, kind=None, at=None):
        """Why it does not hold on a day (today) for a kind of document: a message, or None."""
        day = at or bangkok_date()
        if not holds({"valid_from": self.valid_from, "valid_to": self.valid_to}, day):
            return _(
                "การ${capacity}ตาม${basis} ใช้ได้ตั้งแต่ ${first} ถึง ${last} วันนี้อยู่นอกช่วงนั้น",
                mapping={
                    "capacity": CAPACITIES.getTerm(self.capacity).title,
                    "basis": self.basis,
                    "first": _shown(self.valid_from),
                    "last": _shown(self.valid_to),
                },
            )
        if self.kinds and kind is not None and kind not in self.kinds:
            return _("${basis} ไม่ครอบคลุมเอกสารชนิดนี้ เลือกผู้ลงนามคนอื่น", mapping={"basis": self.basis})
        return None


def _shown(day):
    return long(day) if day else _("ไม่มีกำหนด")


def stand_ins(agency):
    """All stand-ins of an agency, in force or not."""
    catalog = getToolByName(agency, "portal_catalog")
    path = "/".join(agency.getPhysicalPath())
    brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", path=path)
    posts = {brain.UID: brain._unrestrictedGetObject() for brain in brains}
    return [
        _stand_in(post, posts[row["post"]], row)
        for post in posts.values()
        for row in post.stand_ins or ()
        if row["post"] in posts
    ]


def find_stand_in(agency, acted_uid, deputy_uid):
    """The stand-in of one post for another: one in force, else the latest; None without any."""
    found = [
        each
        for each in stand_ins(agency)
        if each.acted_uid == acted_uid and each.deputy_uid == deputy_uid
    ]
    return max(
        found, key=lambda each: (each.refusal() is None, each.valid_from or date.min), default=None
    )


def _stand_in(post, deputy, row):
    return StandIn(
        acted_uid=IUUID(post),
        acted_title=post.title,
        deputy_uid=IUUID(deputy),
        deputy_title=deputy.title,
        capacity=row["capacity"],
        basis=row["basis"],
        kinds=frozenset(row.get("kinds") or ()),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
    )
