"""ภาคผนวก 3: who acts for a post that another holds, by which order, in what and how long.

A stand-in is named on the post acted for. It gives never more than that post has, and counts on
its days alone (DOMAIN §10, rule 16). Who acts for a post does not act for those that this one acts
for: what was given to a person in trust is not handed on.
"""

from dataclasses import dataclass
from datetime import date
from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.days import holds
from edoc_policy.agencies.days import overlap
from edoc_policy.agencies.days import shown
from edoc_policy.agencies.interfaces import CAPACITIES
from edoc_policy.agencies.interfaces import FUNCTIONS
from edoc_policy.agencies.presence import away_until
from edoc_policy.agencies.presence import there
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.shown import in_thai
from hashlib import sha256
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from zope.i18nmessageid import Message


@dataclass(frozen=True)
class StandIn:
    """That one post acts for another, as it is on one day.

    `capacity`: id of CAPACITIES; `basis`: the order that says so; `kinds`: ids of the kinds of
    documents, `functions`: what of the post's functions it covers, both empty for all; `when`:
    "dates", or "absence" for those days alone on which nobody is there in the post; `ends`: its
    last day as known today, or None; `idle`: why it does not count on that day, or None.
    """

    acted_uid: str
    acted_title: str
    deputy_uid: str
    deputy_title: str
    capacity: str
    basis: str
    kinds: frozenset
    functions: frozenset
    when: str
    valid_from: date | None
    valid_to: date | None
    ends: date | None = None
    idle: Message | None = None

    @property
    def id(self):
        """Names it among all: whom it concerns and by which order, from which day."""
        told = (self.acted_uid, self.deputy_uid, self.capacity, self.basis, self.valid_from)
        return f"acting-{sha256('|'.join(map(str, told)).encode()).hexdigest()[:16]}"

    @property
    def word(self):
        """รักษาราชการแทน, ปฏิบัติราชการแทน …"""
        return in_thai(CAPACITIES.getTerm(self.capacity).title)

    @property
    def position(self):
        """The two lines under the name: own post with the capacity, then the post acted for."""
        return f"{self.deputy_title} {self.word}\n{self.acted_title}"

    @property
    def title(self):
        """The same in one line."""
        return self.position.replace("\n", " ")

    def has(self, function):
        """Whether it covers what a function of the post entitles to."""
        return not self.functions or function in self.functions

    def refusal(self, kind=None, function=None):
        """Why it does not cover a kind of document or a function today: a message, or None."""
        if self.idle is not None:
            return self.idle
        if self.kinds and kind is not None and kind not in self.kinds:
            return _("${basis} ไม่ครอบคลุมเอกสารชนิดนี้ เลือกผู้ลงนามคนอื่น", mapping={"basis": self.basis})
        if function is not None and not self.has(function):
            return _(
                "${basis} ให้ทำแทนเฉพาะหน้าที่${functions}",
                mapping={"basis": self.basis, "functions": self.functions_words},
            )
        return None

    @property
    def functions_words(self):
        """The functions it covers in words."""
        return " ".join(in_thai(t.title) for t in FUNCTIONS if self.has(t.value))


def stand_ins(agency, at=None):
    """All stand-ins of an agency as they are on day `at` (Bangkok; today), in force or not."""
    catalog = getToolByName(agency, "portal_catalog")
    path = "/".join(agency.getPhysicalPath())
    brains = catalog.unrestrictedSearchResults(portal_type="edoc.post", path=path)
    posts = [brain._unrestrictedGetObject() for brain in brains]
    return [each for post in posts for each in stand_ins_of(post, at)]


def stand_ins_of(post, at=None):
    """The stand-ins of one post as they are on day `at`; a post that is gone stands in for nobody."""
    day = at or bangkok_date()
    found = []
    for row in post.stand_ins or ():
        deputy = post_of(post, row["post"])
        if deputy is not None:
            found.append(_stand_in(post, deputy, row, day))
    return found


def in_force(post, at=None):
    """Those of its stand-ins that count on day `at`."""
    return [each for each in stand_ins_of(post, at) if each.idle is None]


def find_stand_in(agency, acted_uid, deputy_uid, at=None):
    """The stand-in of one post for another: one in force, else the latest; None without any."""
    post = post_of(agency, acted_uid)
    found = [] if post is None else stand_ins_of(post, at)
    found = [each for each in found if each.deputy_uid == deputy_uid]
    return max(
        found, key=lambda each: (each.idle is None, each.valid_from or date.min), default=None
    )


def circle(post, deputy, row):
    """The titles of the posts in a circle that a stand-in (`row`) would close from today on, or None.

    In a circle each leaves to another what has been left to him: nobody acts.
    """
    today = bangkok_date()
    left = {**row, "valid_from": max(row.get("valid_from") or today, today)}
    way = _way(deputy, IUUID(post), lambda _post, each: overlap(left, each), {IUUID(deputy)})
    return None if way is None else [post.title, *(each.title for each in way), post.title]


def _way(post, target, counts, seen):
    """The posts from `post` on to `target` (UID) along the rows that count, or None."""
    for row in post.stand_ins or ():
        if not counts(post, row):
            continue
        if row["post"] == target:
            return [post]
        deputy = post_of(post, row["post"])
        if deputy is not None and row["post"] not in seen:
            seen.add(row["post"])
            rest = _way(deputy, target, counts, seen)
            if rest is not None:
                return [post, *rest]
    return None


def _called(post, row, day):
    """Whether a row calls for its stand-in on a day: in its time, and nobody there if it asks so."""
    return holds(row, day) and (row.get("when") != "absence" or not there(post, day))


def _stand_in(post, deputy, row, day):
    when = row.get("when") or "dates"
    functions = frozenset(row.get("functions") or ())
    ends = [row.get("valid_to"), away_until(post, day) if when == "absence" else None]
    return StandIn(
        acted_uid=IUUID(post),
        acted_title=post.title,
        deputy_uid=IUUID(deputy),
        deputy_title=deputy.title,
        capacity=row["capacity"],
        basis=row["basis"],
        kinds=frozenset(row.get("kinds") or ()),
        functions=functions,
        when=when,
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        ends=min(filter(None, ends), default=None),
        idle=_idle(post, deputy, row, day),
    )


def _idle(post, deputy, row, day):
    facts = {"capacity": in_thai(CAPACITIES.getTerm(row["capacity"]).title), "basis": row["basis"]}
    if not holds(row, day):
        facts["days"] = shown(row.get("valid_from"), row.get("valid_to"))
        return _("การ${capacity}ตาม${basis} ใช้ได้ ${days} วันนี้อยู่นอกช่วงนั้น", mapping=facts)
    if not _called(post, row, day):
        facts["post"] = post.title
        return _(
            "การ${capacity}ตาม${basis} ใช้เมื่อ${post}ไม่อยู่หรือว่างลงเท่านั้น วันนี้มีผู้ดำรงตำแหน่งอยู่",
            mapping=facts,
        )
    way = _way(deputy, IUUID(post), lambda each, its: _called(each, its, day), {IUUID(deputy)})
    if way is not None:
        facts["posts"] = " → ".join([post.title, *(each.title for each in way), post.title])
        return _(
            "คำสั่งทำแทนวนกลับมาที่เดิม (${posts}) จึงไม่มีผู้ใดทำแทนได้ ให้นายทะเบียนแก้ผู้ทำแทน", mapping=facts
        )
    return None


def post_of(context, uid):
    """The post with this UID in the agency of `context`, or None."""
    catalog = getToolByName(context, "portal_catalog")
    for brain in catalog.unrestrictedSearchResults(portal_type="edoc.post", UID=uid):
        post = brain._unrestrictedGetObject()
        if agency_of(post).getId() == agency_of(context).getId():
            return post
    return None
