"""The home of an agency for those who look after it: identity, units, posts, holders."""

from edoc_policy import _
from edoc_policy.agencies import naming
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.interfaces import FUNCTIONS
from edoc_policy.agencies.interfaces import IOrgUnit
from edoc_policy.agencies.interfaces import IPost
from edoc_policy.thai.shown import short
from plone import api
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class AgencyView(Translated, BrowserView):
    """See agency.pt for what it shows."""

    index = ViewPageTemplateFile("agency.pt")
    section = None

    def __call__(self):
        self.manages = api.user.has_permission("edoc: Manage agencies", obj=self.context)
        return self.index()

    @property
    def page_title(self):
        """The agency's name."""
        return self.context.title

    @property
    def facts(self):
        """The agency's identity."""
        agency = self.context
        rows = [
            (_("รหัสตัวพยัญชนะและเลขประจำ"), agency.book_prefix),
            (_("ที่ตั้ง"), " ".join((agency.address_lines or "").splitlines())),
            (_("โทรศัพท์"), agency.telephone),
            (_("ไปรษณีย์อิเล็กทรอนิกส์กลาง"), agency.central_email),
        ]
        return [{"term": self.t(term), "text": text} for term, text in rows if text]

    @property
    def links(self):
        """What one may do from here."""
        url = self.context.absolute_url()
        found = []
        if self.manages:
            found += [
                self._link("edit", _("แก้ไขข้อมูลหน่วยงาน"), _("ที่ตั้ง ตรา เลขเริ่มต้นของทะเบียน"), "gear"),
                self._link("++add++edoc.unit", _("เพิ่มหน่วยงานภายใน"), "", "diagram-3"),
                self._link("++add++edoc.post", _("เพิ่มตำแหน่ง"), "", "person-plus"),
            ]
        text = _("ใครทำแทนใคร ตามคำสั่งใด ถึงเมื่อใด")
        found.append(self._link("@@stand-ins", _("ผู้ทำแทน"), text, "people"))
        if api.user.has_permission(naming.PERMISSION, obj=self.context):
            text = _("ตำแหน่งว่าง ผู้ดำรงตำแหน่งไม่อยู่ หรือผู้ใช้ถูกลบ")
            found.append(self._link("@@unattended", _("งานที่ไม่มีผู้รับ"), text, "inbox"))
        if api.user.has_permission("edoc: Work in agency", obj=self.context):
            text = _("ใครพิจารณาเรื่องใดก่อนลงนาม")
            found.append(self._link("@@routes", _("สายพิจารณา"), text, "signpost-split"))
        if api.user.has_permission("edoc: View register", obj=self.context):
            found.append(self._link("@@registers", _("ทะเบียน"), "", "journal-text"))
        if api.user.has_permission("edoc: View journal", obj=self.context):
            text = _("ทุกการกระทำและทุกครั้งที่ถูกปฏิเสธ")
            found.append(self._link("@@journal", _("บันทึกเหตุการณ์"), text, "shield-check"))
        if api.user.has_permission("edoc: Manage notices", obj=self.context):
            text = _("เวลาเตือน ปลายทางที่เป็นโปรแกรม สิ่งที่ส่งออก")
            found.append(self._link("@@notice-rules", _("การแจ้งเตือนของหน่วยงาน"), text, "bell"))
        return [{**link, "url": f"{url}/{link['url']}"} for link in found]

    def _link(self, url, title, text, icon):
        text = self.t(text) if text else ""
        return {"url": url, "title": self.t(title), "text": text, "icon": f"bi-{icon}"}

    @property
    def units(self):
        """The tree of units with their posts, the agency itself first."""
        return list(self._walk(self.context, 1))

    def _walk(self, container, level):
        posts = [self._post(post) for post in container.objectValues() if IPost.providedBy(post)]
        telephone = getattr(container, "telephone", "")
        detail = _("โทร. ${number}", mapping={"number": telephone}) if telephone else ""
        yield {
            "id": IUUID(container),
            "title": container.title,
            "detail": self.t(detail) if detail else "",
            "level": min(level, 3),
            "url": f"{container.absolute_url()}/edit" if self.manages else None,
            "posts": posts,
        }
        for child in container.objectValues():
            if IOrgUnit.providedBy(child):
                yield from self._walk(child, level + 1)

    def _post(self, post):
        names = [self.t(FUNCTIONS.getTerm(name).title) for name in sorted(post.functions or ())]
        return {
            "title": post.title,
            "functions": " · ".join(names),
            "url": f"{post.absolute_url()}/edit" if self.manages else None,
            "holders": [self._holder(row) for row in post.holders or ()],
        }

    def _holder(self, row):
        user = api.user.get(userid=row["userid"])
        name = user.getProperty("fullname", "") if user is not None else ""
        first, last = row["valid_from"], row["valid_to"]
        detail = " – ".join(self.t(short(day)) if day else "" for day in (first, last))
        return {"name": name or row["userid"], "detail": detail.strip(" –")}

    @property
    def empty(self):
        """What is so when there are no units."""
        text = self.t(_("เพิ่มหน่วยงานภายในและตำแหน่ง เพื่อให้เริ่มร่างหนังสือได้"))
        return {"title": self.t(_("ยังไม่มีหน่วยงานภายใน")), "text": text}


class ToAgency(BrowserView):
    """Units and posts are seen on the page of their agency."""

    def __call__(self):
        agency = self.context
        while agency.portal_type != "edoc.agency":
            agency = agency.aq_parent
        self.request.response.redirect(agency.absolute_url())
        return ""
