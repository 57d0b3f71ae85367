"""@@templates on an agency: all that it keeps to draft with, on one page."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters import templates
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.show import moment
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage


#: (purpose, title, said where there is none, button)
_LISTS = (
    (
        "recipients",
        _("บัญชีผู้รับ"),
        _("ยังไม่มี บัญชีผู้รับเติมตารางผู้รับทั้งตารางด้วยการเลือกครั้งเดียว"),
        _("เพิ่มบัญชีผู้รับ"),
    ),
    (
        "enclosures",
        _("ชุดสิ่งที่ส่งมาด้วย"),
        _("ยังไม่มี ชุดเอกสารที่แนบเป็นประจำเติมได้ด้วยการเลือกครั้งเดียว"),
        _("เพิ่มชุดสิ่งที่ส่งมาด้วย"),
    ),
)


class TemplatesPage(Translated, BrowserView):
    """Templates, lists of recipients, sets of enclosures, phrases; who keeps them changes them."""

    index = ViewPageTemplateFile("templates.pt")
    section = "outgoing"
    label = page_title = _("แบบและบัญชี")

    def __call__(self):
        self.keeps = api.user.has_permission(templates.PERMISSION, obj=self.context)
        self.drafts = api.user.has_permission("edoc: Add letter", obj=self.context)
        return self.index()

    @property
    def sections(self):
        """Templates, then lists; see templates.pt."""
        agency = self.context
        kept = [self._template(each) for each in templates.templates_of(agency)]
        options = [{"value": kind.id, "title": self.t(kind.title)} for kind in kinds().values()]
        none = _("ยังไม่มี เปิดหนังสือฉบับเดิมแล้วกด เก็บเป็นแบบ หรือเพิ่มที่นี่")
        yield self._section("templates", _("แบบหนังสือ"), none, _("เพิ่มแบบ"), options, kept)
        for purpose, title, none, add in _LISTS:
            rows = [self._list(each) for each in templates.templates_of(agency, purpose)]
            yield self._section(purpose, title, none, add, [], rows)

    def _section(self, section_id, title, none, add, options, rows):
        words = {"title": self.t(title), "none": self.t(none), "add": self.t(add)}
        return {"id": section_id, **words, "kinds": options, "rows": rows}

    def _template(self, template):
        used = _("ใช้ล่าสุด ${time}", mapping={"time": moment(template.used_at)})
        parts = [template.kind.title, used if template.used_at else _("ยังไม่เคยใช้")]
        row = self._row(template, " · ".join(self.t(part) for part in parts))
        use = f"{row['url']}/@@use" if self.drafts else None
        return {**row, "use": use, "detail": " · ".join(template.placeholders)}

    def _list(self, template):
        rows = template.values[template.purpose]
        names = [recipient_name(row) if "agency" in row else row["title"] for row in rows]
        names = [name for name in names if name]
        shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        count = self.t(_("${n} รายการ", mapping={"n": len(rows)}))
        return {**self._row(template, count), "use": None, "detail": shown}

    def _row(self, template, note):
        return {"title": template.title, "url": template.absolute_url(), "note": note}

    @property
    def phrases(self):
        """The standard phrases."""
        return templates.phrases_of(self.context)


class KeepPhrases(BrowserView):
    """POST phrases: one on each line."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        phrases = str(self.request.form.get("phrases", "")).splitlines()
        templates.keep_phrases(self.context, phrases)
        IStatusMessage(self.request).add(_("เก็บข้อความสำเร็จแล้ว"), type="info")
        return self.request.response.redirect(f"{self.context.absolute_url()}/@@templates")


class DropTemplate(BrowserView):
    """POST: throw a template or list away."""

    def __call__(self):
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        agency, title = agency_of(self.context), self.context.title
        templates.drop(self.context, api.user.get_current().getId())
        message = _("ลบ “${title}” แล้ว เอกสารที่ร่างไว้ไม่เปลี่ยน", mapping={"title": title})
        IStatusMessage(self.request).add(message, type="info")
        return self.request.response.redirect(f"{agency.absolute_url()}/@@templates")


class ToTemplates(BrowserView):
    """The folder is seen on the page of its agency."""

    def __call__(self):
        agency = agency_of(self.context)
        return self.request.response.redirect(f"{agency.absolute_url()}/@@templates")
