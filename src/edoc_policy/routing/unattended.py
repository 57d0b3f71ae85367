"""Work that waits for nobody: a post fell vacant, its holder is away, a user is gone.

No letter is stuck for it: the head next above, or the registrar, may send it back to be given
another way, and an order may name who stands in.
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.attendance import attending
from edoc_policy.agencies.posts import fullname_of
from edoc_policy.agencies.posts import posts_in
from edoc_policy.agencies.presence import away_until
from edoc_policy.agencies.presence import holders_on
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.shown import short
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName
from zope.i18nmessageid import Message


#: What waits for whom is told by the first word of a token of the desk.
OF_POSTS = ("sign", "annotate")
OF_UNITS = {"review": ("reviewer",), "unit": ()}
OF_PEOPLE = ("draft", "returned", "seal", "close")
OF_REGISTRY = ("send", "register", "assign")


@dataclass(frozen=True)
class Unattended:
    """Open work that is on nobody's desk: its brain, why, and who could do what."""

    brain: object
    why: Message
    who: Message


class Attendance:
    """Who attends what in an agency today; asked once for many letters."""

    def __init__(self, agency):
        self.agency = agency
        self.by_post = attending(agency)
        self.people = [each for found in self.by_post.values() for each in found]

    def attends(self, token):
        """Whether anybody finds a token on his desk."""
        word, _colon, whom = token.partition(":")
        if word in OF_POSTS:
            return any(
                not h.narrowed or h.functions & {"signatory"} for h in self.by_post.get(whom, ())
            )
        if word in OF_UNITS:
            return any(self._in_unit(each, whom, OF_UNITS[word]) for each in self.people)
        if word in OF_PEOPLE:
            return any(each.userid == whom for each in self.people)
        if word in OF_REGISTRY:
            return any("registrar" in each.functions for each in self.people)
        return True  # a job's

    def _in_unit(self, holding, uid, functions):
        return holding.unit_uid == uid and (not functions or holding.functions & {*functions})

    def head_above(self, container):
        """The holding of the head next above: in a unit (or the agency) or what it is a part of, who
        signs or reviews. None where there is none."""
        while container is not None:
            uid = IUUID(container)
            for function in ("signatory", "reviewer"):
                for each in self.people:
                    if each.unit_uid == uid and function in each.functions:
                        return each
            if container.aq_base is self.agency.aq_base:
                return None
            container = container.__parent__
        return None


def unattended(agency):
    """The open work of an agency that is on nobody's desk, oldest first: a list of Unattended."""
    attendance = Attendance(agency)
    catalog = getToolByName(agency, "portal_catalog")
    index = catalog._catalog.getIndex("edoc_desk")
    lonely = {t for t in index.uniqueValues() if _is_of(agency, t) and not attendance.attends(t)}
    if not lonely:
        return []
    path = "/".join(agency.getPhysicalPath())
    found = []
    for brain in catalog.unrestrictedSearchResults(
        path=path, edoc_desk=sorted(lonely), sort_on="modified"
    ):
        tokens = sorted(index.getEntryForObject(brain.getRID(), ()))
        if all(token in lonely for token in tokens):
            found.append(Unattended(brain, *explained(attendance, tokens[0])))
    return found


def _is_of(agency, token):
    """Whether a token may be one of this agency's: who people are is told by where letters stand."""
    word, _colon, whom = token.partition(":")
    if word in OF_POSTS:
        return whom in {IUUID(post) for post in posts_in(agency)}
    if word in OF_UNITS:
        return whom in {IUUID(agency), *(uid for uid, _title, _depth in units_of(agency))}
    return word in OF_PEOPLE or (word in OF_REGISTRY and whom == agency.getId())


def explained(attendance, token):
    """(why nobody finds a token on his desk, who could do what), two messages."""
    word, _colon, whom = token.partition(":")
    if word in OF_POSTS:
        post = next(each for each in posts_in(attendance.agency) if IUUID(each) == whom)
        return _why_not(post), _who_instead(attendance.head_above(post.__parent__))
    if word in OF_UNITS:
        titles = {uid: title for uid, title, _depth in units_of(attendance.agency)}
        title = titles.get(whom, attendance.agency.title)
        if word == "unit":
            why = _("${unit} ไม่มีผู้ดำรงตำแหน่งแล้ว", mapping={"unit": title})
            return why, _("นายทะเบียนมอบหมายหน่วยงานอื่นได้")
        why = _("${unit} และหน่วยงานเหนือขึ้นไปไม่มีผู้ตรวจและเห็นชอบ", mapping={"unit": title})
        return why, _("ผู้ร่างดึงเรื่องกลับมาแก้ได้ หรือให้นายทะเบียนกำหนดผู้ทำแทนตามคำสั่ง")
    if word in OF_PEOPLE:
        why = _("${who} ไม่มีตำแหน่งในส่วนราชการนี้แล้ว", mapping={"who": fullname_of(whom)})
        return why, _OF_PEOPLE[word]
    why = _("ไม่มีนายทะเบียนสารบรรณกลาง")
    return why, _("ให้ผู้ดูแลระบบใส่ผู้ดำรงตำแหน่ง หรือกำหนดผู้ทำแทนตามคำสั่ง")


_OF_PEOPLE = {
    "draft": _("ผู้ร่างหรือหัวหน้าคนอื่นของส่วนราชการเปิดร่างนี้ แก้ และเสนอต่อได้"),
    "returned": _("ผู้ร่างหรือหัวหน้าคนอื่นของส่วนราชการเปิดร่างนี้ แก้ และเสนอต่อได้"),
    "seal": _("ปิดผนึกต่อได้เฉพาะผู้ที่ลงนามไว้ นายทะเบียนยกเลิกเลขแล้วเสนอผู้ลงนามใหม่ได้"),
    "close": _("นายทะเบียนหรือผู้ร่างคนอื่นปิดเรื่องได้"),
}


def _why_not(post):
    day = bangkok_date()
    named = holders_on(post, day)
    if not named:
        return _("ตำแหน่ง${post}ว่าง", mapping={"post": post.title})
    until = away_until(post, day)
    if until is not None:
        facts = {"post": post.title, "day": short(until)}
        return _("${post}ไม่อยู่ถึง ${day} และไม่มีผู้ทำแทน", mapping=facts)
    facts = {"post": post.title, "userid": ", ".join(named)}
    return _("ตำแหน่ง${post}ยังเป็นของผู้ใช้ ${userid} ซึ่งไม่มีแล้ว", mapping=facts)


def _who_instead(head):
    if head is None:
        return _("นายทะเบียนกำหนดผู้ทำแทนตามคำสั่งได้ หรือส่งคืนให้เลือกผู้ลงนามใหม่")
    facts = {"who": head.fullname, "post": head.post_title}
    return _(
        "${who} ${post} หัวหน้าเหนือขึ้นไป หรือนายทะเบียน ส่งคืนให้เลือกผู้ลงนามใหม่ได้ หรือกำหนดผู้ทำแทนตามคำสั่ง",
        mapping=facts,
    )
