"""หนังสือส่ง: the outgoing letter and what is derived from its fields."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.kinds import kind_of
from edoc_policy.letters.salutations import choose
from edoc_policy.letters.salutations import mismatch
from edoc_policy.letters.salutations import ROYAL
from edoc_policy.letters.salutations import why
from edoc_policy.thai.dates import long_date
from edoc_policy.thai.digits import thai
from plone.dexterity.content import Item
from Products.CMFCore.utils import getToolByName
from zope.interface import implementer


#: More recipients than this are read as a list, not as a sentence.
MANY = 10


@implementer(ILetter)
class Letter(Item):
    """An official document that the agency makes, of any kind (`kinds`)."""

    # Fields of the forms; the schemas stand in `schemas`, `directives` and `evidence`.
    urgency = "normal"
    within = None
    secrecy = "normal"
    circular = False
    addressee = salutation = closing = ""
    signatory = owner_unit = None
    cosignatories = recipients = references = enclosures = ()
    body = None
    language = "th"
    amount = None
    retention = "default_10y"
    purpose = issue = None
    issuer = effect = ""
    heading_word = "announcement"
    clauses = ()
    certified_name = ""
    photo = None
    meeting = place = checker = ""
    meeting_number = meeting_year = None
    held_on = started_at = ended_at = None
    attended = absent = joined = agenda = ()
    origin = ""
    made_on = None

    # Kept by the suite, never by a form.
    revision = 0
    plan = ()  # steps of its route, see routing.plan
    route = None  # {"id", "title"} of the route it started with
    number_text = None  # as printed: ปท ๐๐๑๗.๓/ว ๑๒๘๗
    running = None
    book = None
    dated = None  # datetime.date, Bangkok
    code = None  # verification code
    signatures = ()  # of those who signed, in time; see routing.sealing.signature
    unfinished = None  # NamedBlobFile with the signatures so far, while others have still to sign
    signature_boxes = ()  # its fields in the order of the signatories: (name, width, height)
    sealed = None  # NamedBlobFile; once set, never replaced
    sealed_sha256 = None
    sealed_at = None
    seal_level = None
    report = None  # validation of the sealed file when it was made, plain values
    numbered_at = None
    reply_to = None  # UID of the incoming letter this one answers
    answered_by = ()  # UIDs of incoming letters that answer this one

    @property
    def kind(self):
        """The kind of document it is."""
        return kind_of(self)

    @property
    def body_html(self):
        """The text of the letter as HTML."""
        return self.body.raw if self.body is not None else ""

    @property
    def signed_by(self):
        """The signature of who numbered it, or None."""
        return self.signatures[0] if self.signatures else None


def recipient_name(row):
    """How a recipient is addressed: as typed, else the head of the chosen agency."""
    if row.get("name"):
        return row["name"]
    agency = agency_by_id(row.get("agency"))
    return (agency.head_title or agency.title) if agency is not None else ""


def recipient_agencies(letter):
    """The names of the agencies of this site that a letter goes to; its addressee is a post."""
    agencies = (agency_by_id(row["agency"]) for row in letter.recipients or ())
    return [agency.title for agency in agencies if agency is not None]


def recipients_text(letter, sent_as="to"):
    """The recipients in one line, the last joined with และ; many of them one a line."""
    names = [recipient_name(row) for row in letter.recipients or () if row["sent_as"] == sent_as]
    names = [name for name in names if name]
    if len(names) < 2:
        return "".join(names)
    if len(names) > MANY:
        return "\n".join(names)
    return " ".join(names[:-1]) + f" และ{names[-1]}"


def recipients_short(letter):
    """The recipients as a register has room for: all up to three, else the first and how many."""
    names = [recipient_name(row) for row in letter.recipients or () if row["sent_as"] == "to"]
    if len(names) <= 3:
        return recipients_text(letter) or letter.addressee
    return thai(f"{names[0]} และอื่น ๆ รวม {len(names)} แห่ง")


def addressee_text(letter):
    """What stands after the salutation (ข้อ 11.5)."""
    return letter.addressee or recipients_text(letter)


def salutation_pair(letter):
    """(salutation, closing) as typed, else as the addressee asks for (ภาคผนวก 2).

    What the kind of document does not have is empty: a memo has no closing (ข้อ 12).
    """
    rows = letter.kind.rows
    pair = choose(addressee_text(letter), letter.language, "closing" not in rows)
    salutation = letter.salutation or pair.salutation if "salutation" in rows else ""
    closing = letter.closing or pair.closing if "closing" in rows else ""
    return salutation, closing


def pair_warning(letter):
    """Why salutation and closing may be wrong, or None (ภาคผนวก 2)."""
    if "salutation" not in letter.kind.rows:
        return None
    salutation, closing = salutation_pair(letter)
    pair = choose(addressee_text(letter), letter.language)
    if pair is ROYAL:
        if letter.salutation and (letter.closing or "closing" not in letter.kind.rows):
            return None
        return why(addressee_text(letter))
    if letter.salutation and pair.id != "ordinary" and salutation != pair.salutation:
        return _(
            "${title} ใช้คำขึ้นต้น “${salutation}”",
            mapping={"title": pair.title, "salutation": pair.salutation},
        )
    return mismatch(salutation, closing) if "closing" in letter.kind.rows else None


def meeting_title(letter):
    """What minutes are called in lists and registers (ข้อ 25.1–25.2)."""
    number = f" ครั้งที่ {letter.meeting_number or '–'}/{letter.meeting_year or '–'}"
    return f"รายงานการประชุม{letter.meeting}{number}"


def owner_of(letter):
    """(lines, telephone, e-mail) of the owning unit (ข้อ 11.12–11.13)."""
    agency = agency_of(letter)
    unit = by_uid(letter, letter.owner_unit)
    if unit is None or unit.portal_type != "edoc.unit":
        return (agency.title,), agency.telephone, agency.central_email
    parent = unit.__parent__
    lines = (parent.title, unit.title) if parent.portal_type == "edoc.unit" else (unit.title,)
    return lines, unit.telephone or agency.telephone, unit.email or agency.central_email


def by_uid(context, uid):
    """The object with this UID whatever the user may see, or None."""
    if not uid:
        return None
    brains = getToolByName(context, "portal_catalog").unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def citation(letter, agency_title, number_text, dated, urgency_title=""):
    """How a letter is cited under อ้างถึง (ข้อ 11.6): sender, urgency, number, date."""
    words = [f"หนังสือ{agency_title}", urgency_title, f"ที่ {number_text}"]
    return " ".join(word for word in words if word) + f" ลงวันที่ {long_date(dated)}"
