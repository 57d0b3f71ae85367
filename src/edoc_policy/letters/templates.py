"""What an agency keeps to draft with: templates of documents, lists of recipients, sets of
enclosures, standard phrases. Who drafts uses them; who reviews or registers keeps them.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import newest_first_id
from edoc_policy.agencies.agency import Uncatalogued
from edoc_policy.audit import journal
from edoc_policy.letters import drafts
from edoc_policy.letters import placeholders
from edoc_policy.letters.earlier import acceptable
from edoc_policy.letters.fields import cleaned
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import ITemplate
from edoc_policy.letters.interfaces import ITemplates
from edoc_policy.letters.kinds import Kind
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import Letter
from edoc_policy.letters.vocabularies import data_of
from edoc_policy.thai.collation import sort_key
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.text import normalise
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from zope.event import notify
from zope.interface import implementer
from zope.lifecycleevent import ObjectCreatedEvent


FOLDER = "templates"
#: What holds one field of a form instead of a whole document.
LISTS = ("recipients", "enclosures")
PERMISSION = "edoc: Keep templates"


@implementer(ITemplates)
class Templates(Uncatalogued, Container):
    """All that an agency keeps to draft with; `phrases` are its standard phrases, None until it has
    its own."""

    _ordering = "unordered"
    phrases = None


@implementer(ITemplate)
class Template(Uncatalogued, Item):
    """A named template. `purpose`: the id of the kind of document, or one of LISTS; `values`:
    {field: value}, in which texts may hold placeholders."""

    purpose = None
    values = {}
    used_at = None

    @property
    def kind(self):
        """The kind of document it makes; None for a list."""
        return kinds().get(self.purpose)

    @property
    def placeholders(self):
        """What is asked for when it is used."""
        return placeholders.names(self.values)


def letter_of(template, agency):
    """A letter that nobody keeps, with the fields of a template: what its form shows."""
    letter = Letter(template.getId())
    letter.portal_type = kind_for(template.purpose).type_id
    for name, value in template.values.items():
        setattr(letter, name, value)
    return letter.__of__(agency)


def templates_of(agency, purpose=None):
    """The templates of documents of an agency, those used last first; with a `purpose` those of
    that kind, or the lists of one of LISTS by their names."""
    found = list(agency[FOLDER].objectValues()) if FOLDER in agency else []
    if purpose in LISTS:
        lists = [each for each in found if each.purpose == purpose]
        return sorted(lists, key=lambda each: sort_key(each.title))
    wanted = [each for each in found if each.kind and purpose in (None, each.purpose)]
    # Ids sort the newest first; a sort that keeps order leaves them so where none was used.
    wanted.sort(key=lambda each: each.getId())
    return sorted(wanted, key=_last_use, reverse=True)


def list_of(agency, purpose, template_id):
    """The rows of a list of an agency, or None when there is no such list."""
    for each in templates_of(agency, purpose):
        if each.getId() == template_id:
            return [dict(row) for row in each.values[purpose]]
    return None


def keep(agency, title, purpose, values, creator):
    """Keep a new template. Raises InvalidDraft."""
    template = Template(newest_first_id())
    template.portal_type = "edoc.template"
    template.purpose = purpose
    template.creators = (creator,)
    template.title, template.values = _fit(agency, title, purpose, values)
    folder = folder_of(agency)
    notify(ObjectCreatedEvent(template))
    folder._setObject(template.getId(), template, set_owner=0)
    template = folder[template.getId()]
    _enter(template, "keep_template", creator)
    return template


def change(template, title, values, editor):
    """Give a template another name and other values. Raises InvalidDraft."""
    agency = agency_of(template)
    template.title, template.values = _fit(agency, title, template.purpose, values)
    _enter(template, "change_template", editor)


def drop(template, editor):
    """Throw a template away; what was drafted from it stays."""
    _enter(template, "drop_template", editor)
    template.__parent__._delObject(template.getId())


def draft(template, given, creator):
    """A draft of the agency from a template; `given`: {placeholder: text}.

    Raises InvalidDraft, which names each placeholder that has no value.
    """
    given = {name: normalise(str(text or "")).strip() for name, text in given.items()}
    asked = template.placeholders
    problems = [
        Problem(name, _("ยังไม่ได้ใส่ “${name}”", mapping={"name": name}))
        for name in asked
        if not given.get(name)
    ]
    problems += [
        Problem(name, _("แบบนี้ไม่มีช่อง “${name}”", mapping={"name": name}))
        for name in given
        if name not in asked
    ]
    if problems:
        raise InvalidDraft(problems)
    agency = agency_of(template)
    values = acceptable(placeholders.filled(template.values, given), agency, template.kind)
    letter = drafts.create(agency, values, creator, template.purpose)
    template.used_at = bangkok_now()
    return letter


def phrases_of(agency):
    """The standard phrases of an agency: its own, else the common ones (ภาคสรุป)."""
    own = agency[FOLDER].phrases if FOLDER in agency else None
    return list(own if own is not None else data_of("phrases")["phrases"])


def keep_phrases(agency, phrases):
    """Keep the standard phrases of an agency; none at all brings back the common ones."""
    phrases = [" ".join(normalise(phrase).split()) for phrase in phrases]
    folder_of(agency).phrases = tuple(dict.fromkeys(filter(None, phrases))) or None


def folder_of(agency):
    """The folder of an agency's templates; made with the first of them."""
    if FOLDER not in agency:
        folder = Templates(FOLDER)
        folder.portal_type = "edoc.templates"
        folder.title = FOLDER
        agency._setObject(FOLDER, folder, set_owner=0)
    return agency[FOLDER]


def _fit(agency, title, purpose, values):
    title = " ".join(normalise(title or "").split())
    problems = [] if title else [Problem("template_title", _("ยังไม่มีชื่อแบบหรือบัญชี"))]
    try:
        values = cleaned(values, agency, kind_for(purpose))
        problems += placeholders.faults(values)
        if purpose in LISTS and not values.get(purpose):
            problems.append(Problem(purpose, _("ยังไม่มีรายการ เพิ่มอย่างน้อยหนึ่งแถว")))
    except InvalidDraft as error:
        problems += error.problems
    if problems:
        raise InvalidDraft(problems)
    return title[:200], values


def kind_for(purpose):
    """The kind whose form has the fields of a template: for a list one with that field alone."""
    if purpose not in LISTS:
        return kinds()[purpose]
    external = kinds()["external"]
    row = external.rows[purpose]
    return Kind(**{**vars(external), "groups": ((row,),)})


def _last_use(template):
    return template.used_at.timestamp() if template.used_at else 0


def _enter(template, act, userid):
    journal.record(
        agency_of(template),
        act,
        userid,
        "/".join(template.getPhysicalPath()),
        title=template.title,
    )
