"""What the forms let one choose from."""

from edoc_policy import _
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.thai.collation import sort_key
from plone.uuid.interfaces import IUUID
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _vocabulary(pairs):
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in pairs])


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


@provider(IVocabularyFactory)
def signatories(context):
    """Who may sign for the agency of `context`: values are "post uid|user id"."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    terms = []
    for holding in holders_of(agency, "signatory"):
        value = f"{holding.post_uid}|{holding.userid}"
        terms.append(SimpleTerm(value, value, f"{holding.fullname} {holding.post_title}"))
    return SimpleVocabulary(terms)


@provider(IVocabularyFactory)
def units(context):
    """The units of the agency of `context`, by UID."""
    agency = agency_of(context)
    if agency is None:
        return SimpleVocabulary([])
    terms = [SimpleTerm(IUUID(agency), IUUID(agency), agency.title)]
    terms += [SimpleTerm(uid, uid, "– " * depth + title) for uid, title, depth in units_of(agency)]
    return SimpleVocabulary(terms)
