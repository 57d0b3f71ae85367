"""REST: templates of an agency, standard phrases, and new drafts from what there is."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.exchange.jsonvalues import draft_values
from edoc_policy.exchange.jsonvalues import WRONG
from edoc_policy.exchange.services import DraftService
from edoc_policy.letters import earlier
from edoc_policy.letters import templates
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.interfaces import InvalidDraft
from edoc_policy.letters.interfaces import NotYet
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import by_uid
from plone import api
from plone.app.textfield.interfaces import IRichTextValue
from plone.namedfile.interfaces import INamed
from zExceptions import Unauthorized


def template_facts(template):
    """A template as JSON."""
    return {
        "@id": template.absolute_url(),
        "@type": template.portal_type,
        "id": template.getId(),
        "title": template.title,
        "purpose": template.purpose,
        "placeholders": template.placeholders,
        "used_at": template.used_at.isoformat() if template.used_at else None,
    }


def _plain(value):
    if IRichTextValue.providedBy(value):
        return value.raw
    if INamed.providedBy(value):
        return {"filename": value.filename, "content-type": value.contentType}
    if isinstance(value, list | tuple):
        return [{key: _plain(cell) for key, cell in row.items()} for row in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


class _TemplateService(DraftService):
    def userid(self):
        """Who asks."""
        return api.user.get_current().getId()

    def whole(self, template):
        """A template with its fields."""
        values = {name: _plain(value) for name, value in template.values.items()}
        return {**template_facts(template), "values": values}

    def values(self, body):
        """The fields sent. Raises InvalidDraft."""
        values = body.get("values") or {}
        if not isinstance(values, dict):
            raise InvalidDraft([Problem("values", WRONG)])
        return draft_values(values)


class ListTemplates(_TemplateService):
    """GET @templates on an agency: documents, those used last first, then lists."""

    def reply(self):
        found = templates.templates_of(self.context)
        for purpose in templates.LISTS:
            found += templates.templates_of(self.context, purpose)
        items = [template_facts(each) for each in found]
        return {"@id": f"{self.context.absolute_url()}/@templates", "items": items}


class KeepTemplate(_TemplateService):
    """POST @templates: `title`, and either `purpose` with `values` or the UID of a `letter`."""

    def reply(self):
        body = self.asked()
        purpose = body.get("purpose", "external")
        letter = by_uid(self.context, str(body.get("letter") or ""))
        if body.get("letter") and not self._ours(letter):
            return self.problem(400, "UnknownLetter", _("ไม่มีหนังสือฉบับนี้ในหน่วยงาน"))
        if purpose not in (*kinds(), *templates.LISTS):
            known = [*kinds(), *templates.LISTS]
            return self.problem(400, "UnknownKind", _("ไม่มีเอกสารชนิดนี้"), kinds=sorted(known))
        try:
            if letter is not None:
                purpose, values = letter.kind.id, earlier.fields_of(letter)
            else:
                values = self.values(body)
            title = str(body.get("title") or "")
            made = templates.keep(self.context, title, purpose, values, self.userid())
        except InvalidDraft as error:
            return self.invalid(error)
        return self.created(self.whole(made))

    def _ours(self, letter):
        return (
            ILetter.providedBy(letter)
            and agency_of(letter).getId() == self.context.getId()
            and api.user.has_permission("View", obj=letter)
        )


class ReadTemplate(_TemplateService):
    """GET a template."""

    def reply(self):
        return self.whole(self.context)


class ChangeTemplate(_TemplateService):
    """PATCH a template: `title` and `values` take the place of those it has."""

    def reply(self):
        body = self.asked()
        template = self.context
        title = str(body.get("title") or template.title)
        try:
            values = self.values(body) if "values" in body else template.values
            templates.change(template, title, values, self.userid())
        except InvalidDraft as error:
            return self.invalid(error)
        return self.whole(template)


class DropTemplate(_TemplateService):
    """DELETE a template."""

    def reply(self):
        templates.drop(self.context, self.userid())
        return self.reply_no_content()


class DraftFromTemplate(_TemplateService):
    """POST @drafts on a template: `values` is {placeholder: text}."""

    def reply(self):
        given = self.asked().get("values") or {}
        _must_draft(agency_of(self.context))
        if self.context.kind is None:
            return self.problem(400, "UnknownKind", _("บัญชีใช้เติมช่องในแบบ ไม่ใช่แบบหนังสือ"))
        if not isinstance(given, dict):
            return self.invalid(InvalidDraft([Problem("values", WRONG)]))
        try:
            letter = templates.draft(self.context, given, self.userid())
        except InvalidDraft as error:
            return self.invalid(error)
        return self.created(self.facts(letter))


class CopyLetter(_TemplateService):
    """POST @copy on a letter: a new draft with its fields."""

    make = staticmethod(earlier.copy)

    def reply(self):
        self.asked()
        _must_draft(agency_of(self.context))
        try:
            letter = self.make(self.context, self.userid())
        except NotYet as error:
            return self.problem(403, "Refused", error.args[0])
        except InvalidDraft as error:
            return self.invalid(error)
        return self.created(self.facts(letter))


class FollowUpLetter(CopyLetter):
    """POST @follow-up on a letter: the next in the same matter."""

    make = staticmethod(earlier.follow_up)


class ListPhrases(DraftService):
    """GET @phrases on an agency."""

    def reply(self):
        url = f"{self.context.absolute_url()}/@phrases"
        return {"@id": url, "items": templates.phrases_of(self.context)}


class KeepPhrases(ListPhrases):
    """PATCH @phrases: `items` takes the place of all; none brings back the common ones."""

    def reply(self):
        items = self.asked().get("items")
        if not isinstance(items, list) or not all(isinstance(each, str) for each in items):
            return self.problem(400, "BadRequest", WRONG, field="items")
        templates.keep_phrases(self.context, items)
        return super().reply()


def _must_draft(agency):
    if not api.user.has_permission("edoc: Add letter", obj=agency):
        raise Unauthorized("edoc: Add letter")
