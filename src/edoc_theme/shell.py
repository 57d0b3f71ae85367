"""@@edoc-shell: what stands around every page: agency, capacity, navigation, messages, footer.

It reads through the doors of edoc_policy only, and says nothing where a door knows nothing:
a visitor, or somebody without a post, gets the public frame.
"""

from edoc_policy import _
from edoc_policy.agencies.days import shown
from edoc_policy.agencies.interfaces import acting_holding
from edoc_policy.agencies.interfaces import agency_of
from edoc_policy.agencies.interfaces import posts_of
from edoc_policy.notices.interfaces import unread
from edoc_policy.statistics.report import SEES_ALL
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.shown import short_moment
from edoc_theme.counts import counts
from edoc_theme.counts import waiting
from edoc_theme.static import version
from functools import cached_property
from plone import api
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from urllib.parse import parse_qsl
from urllib.parse import urlencode
from zope.i18n import translate
import json
import re


DESK = "{site}/@@desk"
#: section id, title, its address below the site ({site}) or one's agency ({agency})
WORK_SECTIONS = (
    ("desk", _("โต๊ะทำงาน"), DESK),
    ("queue", _("แฟ้มลงนาม"), "{site}/@@queue"),
    ("incoming", _("หนังสือรับ"), "{agency}/incoming"),
    ("tasks", _("งาน"), "{agency}/@@tasks"),
    ("outgoing", _("หนังสือส่ง"), "{agency}/outgoing"),
    ("registers", _("ทะเบียน"), "{agency}/@@registers"),
    ("statistics", _("สถิติ"), "{agency}/@@statistics"),
)
#: section id: who has it, by the functions of his post
FOR_SOME = {"statistics": SEES_ALL | {"reviewer"}}
PUBLIC_SECTIONS = (
    ("home", _("หน้าแรก"), "{site}"),
    ("verify", _("ตรวจสอบหนังสือ"), "{site}/@@verify"),
)
#: what Plone looks for in an address to change the language
ASKS = "set_language"
ADMIN_ROLES = {"Manager", "Site Administrator"}
#: type of a status message: class of its notice, icon
NOTICES = {
    "info": ("notice-good", "bi-check2"),
    "warning": ("notice-wait", "bi-clock"),
    "error": ("notice-bad", "bi-x-lg"),
}
EDITOR = {
    "plugins": ["lists", "table", "nonbreaking", "fullscreen"],
    "toolbar": "undo redo | bold | numlist bullist outdent indent | table | fullscreen",
    "menubar": False,
    "statusbar": False,
    "branding": False,
    "toolbar_mode": "wrap",
    "height": 460,
    "license_key": "gpl",
    "entity_encoding": "raw",
    "browser_spellcheck": True,
    "object_resizing": False,
    "table_advtab": False,
    "table_appearance_options": False,
    "table_style_by_css": False,
    # What is pasted is reduced by paste.js; pictures belong to the enclosures.
    "paste_data_images": False,
    "paste_merge_formats": True,
    "smart_paste": False,
    "valid_elements": "p,br,strong/b,ol,ul,li,table,thead,tbody,tr,td[colspan|rowspan],th[colspan|rowspan]",
}
SHORT = 240  # pixels, where a few lines are written
#: words an agency's name begins with that say nothing about which one it is
KIND = re.compile("^(จังหวัด|สำนักงาน|เทศบาล(นคร|เมือง|ตำบล)|องค์การบริหารส่วน(จังหวัด|ตำบล)|กรม|กระทรวง)")


def initials(short_name, title):
    """Return two or three letters that stand where the emblem will be: "ปท" for จังหวัดปทุมธานี."""
    own = re.sub("[^ก-ฮA-Za-z]", "", short_name or "")
    if 0 < len(own) <= 3:
        return own
    return re.sub("[^ก-ฮA-Za-z]", "", KIND.sub("", title or ""))[:2]


class Shell(BrowserView):
    """The frame of a page. Templates read it; the words are theirs."""

    _head = ViewPageTemplateFile("browser/head.pt")
    _top = ViewPageTemplateFile("browser/top.pt")
    _foot = ViewPageTemplateFile("browser/foot.pt")
    says = ViewPageTemplateFile("browser/says.pt")
    section = None
    public = False

    def head(self, page):
        """Return what every <head> of ours holds, as HTML."""
        return self._head(title=self.title(page))

    def top(self, page, public=False):
        """Return the bar and the navigation over `page` (a view) as HTML."""
        self.section = getattr(page, "section", None)
        self.public = public or not self.at_work
        return self._top()

    def foot(self):
        """Return the footer as HTML."""
        return self._foot()

    def title(self, page):
        """Return the text of <title>: what the page shows, then whose page it is."""
        own = getattr(page, "page_title", None) or getattr(page, "label", None)
        own = own() if callable(own) else own
        own = translate(own or self.context.Title(), context=self.request)
        return f"{own} · {self.agency['title']}" if own != self.agency["title"] else own

    # who, where --------------------------------------------------------------

    @cached_property
    def site_url(self):
        return api.portal.get().absolute_url()

    @cached_property
    def anonymous(self):
        return api.user.is_anonymous()

    @cached_property
    def admin(self):
        """Whether the user may see Plone's own tools."""
        return bool(ADMIN_ROLES.intersection(api.user.get_roles()))

    @cached_property
    def holding(self):
        """The capacity in which the user acts, or None."""
        return None if self.anonymous else acting_holding(self.request)

    @cached_property
    def at_work(self):
        """Whether the frame is that of an official at work."""
        return not self.anonymous and (self.holding is not None or self.admin)

    @cached_property
    def _agency(self):
        if self.holding is not None:
            site = api.portal.get()
            return site.unrestrictedTraverse(self.holding.agency_path, None)
        return agency_of(self.context)

    @cached_property
    def portlets(self):
        """Whether portlets may stand beside the page: not within an agency.

        The navigation would list its letters, thousands of them.
        """
        return agency_of(self.context) is None

    @cached_property
    def agency(self):
        """{title, initials, emblem (address or None), url}; the site's where there is none."""
        agency = self._agency
        if agency is None:
            title = api.portal.get_registry_record("plone.site_title", default="")
            return {"title": title, "initials": "e", "emblem": None, "url": self.site_url}
        url = agency.absolute_url()
        emblem = f"{url}/@@images/emblem" if getattr(agency, "emblem", None) else None
        return {
            "title": agency.title,
            "initials": initials(agency.short_name, agency.title),
            "emblem": emblem,
            "url": url,
        }

    @cached_property
    def user(self):
        """{id, fullname} of who is logged in, or None."""
        if self.anonymous:
            return None
        user = api.user.get_current()
        return {"id": user.getId(), "fullname": user.getProperty("fullname") or user.getId()}

    @cached_property
    def holdings(self):
        """[{uid, title, subtitle, current}] of the capacities one can choose among."""
        if self.holding is None:
            return []
        found = posts_of(self.user["id"])
        return [
            {
                "uid": each.key,
                "title": each.post_title,
                "subtitle": self._subtitle(each),
                "current": each.key == self.holding.key,
            }
            for each in found
        ]

    def _subtitle(self, holding):
        """The unit; for who acts for another the order, its days and how much waits."""
        if holding.acting is None:
            return " · ".join(dict.fromkeys([holding.unit_title, holding.agency_title]))
        left = waiting(holding)
        parts = [
            holding.acting.basis,
            shown(holding.acting.valid_from, holding.acting.ends),
            _("${n} เรื่องรออยู่", mapping={"n": left}) if left else "",
        ]
        texts = [translate(part, context=self.request) for part in parts if part]
        return " · ".join([texts[0], *(text.replace(" ", "\u00a0") for text in texts[1:])])

    @property
    def unread(self):
        """How many notices wait to be read, as the bell says it: "7", "99+"; "" for none."""
        found = 0 if self.anonymous else unread(self.user["id"])
        return "99+" if found > 99 else str(found or "")

    @property
    def home(self):
        """Where the brand leads: one's desk, or the front page."""
        return self.site_url if self.public else DESK.format(site=self.site_url)

    # what the frame shows ----------------------------------------------------

    @property
    def nav(self):
        """[{id, title, url, count, current}] of the main menu."""
        if self.public:
            sections, numbers = PUBLIC_SECTIONS, {}
        elif self.holding is None and self._agency is None:
            sections, numbers = WORK_SECTIONS[:1], {}
        else:
            numbers = counts(self.holding)
            sections = [each for each in WORK_SECTIONS if each[0] != "queue" or self.signs(numbers)]
        functions = self.holding.functions if self.holding is not None else frozenset()
        return [
            {
                "id": name,
                "title": title,
                "url": address.format(site=self.site_url, agency=self.agency["url"]),
                "count": numbers.get(name),
                "current": "page" if name == self.section else None,
            }
            for name, title, address in sections
            if name not in FOR_SOME or FOR_SOME[name] & functions
        ]

    def signs(self, waiting):
        """Whether the signing queue is shown: to who signs, and to whom something waits to be signed."""
        functions = self.holding.functions if self.holding is not None else ()
        return "signatory" in functions or bool(waiting.get("queue"))

    @property
    def messages(self):
        """[{text, css, icon}] of what happened in the request before; shown once."""
        shown = IStatusMessage(self.request).show()
        found = []
        for each in shown:
            css, icon = NOTICES.get(each.type, NOTICES["info"])
            found.append({"text": each.message, "css": css, "icon": icon})
        return found

    @property
    def now(self):
        """The time of the system in Bangkok: "22 ต.ค. 69 10.20 น."."""
        return translate(short_moment(bangkok_now()), context=self.request)

    @property
    def languages(self):
        """[{code, name, url}] of the languages this page can be had in besides its own.

        `set_language` in the address makes Plone set the cookie that holds from then on.
        """
        tool = api.portal.get_tool("portal_languages")
        known, own = tool.getAvailableLanguages(), tool.getPreferredLanguage(self.request)
        kept = [pair for pair in parse_qsl(self.request.get("QUERY_STRING", "")) if pair[0] != ASKS]
        return [
            {
                "code": code,
                "name": known.get(code, {}).get("native", code),
                "url": f"{self.request['ACTUAL_URL']}?{urlencode([*kept, (ASKS, code)])}",
            }
            for code in tool.getSupportedLanguages()
            if code != own
        ]

    def token(self):
        """The token that a form of the frame sends back (CSRF)."""
        return createToken()

    def editor(self, short=False):
        """The settings of the editor of a letter's text, as JSON; `short`: a low one.

        Only what a letter can hold (ข้อ 11.8): paragraphs, bold, lists, tables. Plone's own
        settings list every element of HTML, 128 kB of them.
        """
        own = {
            "content_css": self.static("tinymce.css"),
            "iframe_aria_text": translate(_("ข้อความของหนังสือ"), context=self.request),
        }
        if short:
            own["height"] = SHORT
        return json.dumps({"tiny": EDITOR | own})

    def static(self, name):
        """The address of a file of this theme; it changes when a file does."""
        return f"{self.site_url}/++resource++edoc/{name}?v={version()}"
