"""What the forms let one choose from."""

from collections import Counter
from edoc_policy import _
from edoc_policy import said
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.agencies.posts import holders_of_post
from edoc_policy.agencies.standins import stand_ins
from edoc_policy.letters.kinds import kinds
from edoc_policy.thai.collation import sort_key
from pathlib import Path
from plone.uuid.interfaces import IUUID
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary
import json


def _vocabulary(pairs):
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in pairs])


def data_of(name):
    """A data file of this room."""
    return json.loads((Path(__file__).parent / "data" / f"{name}.json").read_text("utf-8"))


#: ชั้นความเร็ว (ข้อ 28).
URGENCY = _vocabulary(
    [
        ("normal", _("ปกติ")),
        ("urgent", _("ด่วน")),
        ("very_urgent", _("ด่วนมาก")),
        ("most_urgent", _("ด่วนที่สุด")),
    ]
)

#: ชั้นความลับ. Secret letters need registers and keepers of their own; until an agency has them
#: only the normal class can be chosen.
SECRECY = _vocabulary([("normal", _("ปกติ"))])

#: ส่งในฐานะ (ข้อ 11.5, 11.14).
SENT_AS = _vocabulary([("to", _("ผู้รับ")), ("copy", _("สำเนาส่ง"))])

#: ภาษาของหนังสือ (ภาคผนวก 4).
LANGUAGES = _vocabulary([("th", _("ไทย")), ("en", _("อังกฤษ"))])

#: คำนำหน้าชื่อของประกาศ (ข้อ 20).
HEADING_WORDS = _vocabulary([("announcement", _("ประกาศ")), ("notice", _("แจ้งความ"))])

#: อายุการเก็บ (ข้อ 57).
RETENTION = _vocabulary(
    [(row["id"], said(row["title"])) for row in data_of("retention")["classes"]]
)

#: กรณีที่ใช้หนังสือประทับตรา (ข้อ 13).
PURPOSES = _vocabulary([(row["id"], said(row["title"])) for row in data_of("purposes")["purposes"]])


def title_of(vocabulary, value):
    """The title of a value in a vocabulary, or an empty text."""
    try:
        return vocabulary.getTerm(value).title
    except LookupError:
        return ""


@provider(IVocabularyFactory)
def site_agencies(context):
    """The agencies of this site by id, in the order of the Thai dictionary."""
    found = sorted(agencies().items(), key=lambda item: sort_key(item[1].Title))
    return SimpleVocabulary([SimpleTerm(key, key, brain.Title) for key, brain in found])


def named_agencies():
    """{name as it is typed and shown: id} of the agencies of this site, in the same order.

    Where several bear the same name, the id stands behind it.
    """
    terms = list(site_agencies(None))
    shared = Counter(term.title for term in terms)
    return {
        term.title if shared[term.title] == 1 else f"{term.title} ({term.value})": term.value
        for term in terms
    }


@provider(IVocabularyFactory)
def signatories(context):
    """Who may sign for the agency of `context`: values are "post uid|user id", and for who acts
    for another post "own post|user id|post acted for" (ภาคผนวก 3)."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    terms = [
        _signatory(f"{holding.post_uid}|{holding.userid}", holding, holding.post_title)
        for holding in holders_of(agency, "signatory")
    ]
    for each in stand_ins(agency):
        position = each.position.replace("\n", " ")
        terms += [
            _signatory(f"{each.deputy_uid}|{holding.userid}|{each.acted_uid}", holding, position)
            for holding in holders_of_post(agency, each.deputy_uid)
        ]
    return SimpleVocabulary(list({term.value: term for term in terms}.values()))


@provider(IVocabularyFactory)
def writers(context):
    """Who may put his name under a note or the record of a meeting: everybody of the agency."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    terms = [
        _signatory(f"{holding.post_uid}|{holding.userid}", holding, holding.post_title)
        for holding in holders_of(agency)
    ]
    return SimpleVocabulary(terms)


def _signatory(value, holding, position):
    return SimpleTerm(value, value, f"{holding.fullname} {position}")


@provider(IVocabularyFactory)
def kinds_of_documents(context):
    """The kinds of official documents (ข้อ 10)."""
    return SimpleVocabulary([SimpleTerm(k.id, k.id, k.title) for k in kinds().values()])


@provider(IVocabularyFactory)
def urgencies(context):
    """ชั้นความเร็ว, for the rows of an agency's settings."""
    return URGENCY


@provider(IVocabularyFactory)
def units(context):
    """The units of the agency of `context`, by UID."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    terms = [SimpleTerm(IUUID(agency), IUUID(agency), agency.title)]
    terms += [SimpleTerm(uid, uid, "– " * depth + title) for uid, title, depth in units_of(agency)]
    return SimpleVocabulary(terms)
