"""What the pages of outgoing and incoming letters have in common."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import holders_of
from edoc_policy.audit.interfaces import SYSTEM_NAME
from edoc_policy.exchange.copies import is_endorsed
from edoc_policy.letters.show import moment
from edoc_policy.routing import durations
from edoc_policy.routing import progress
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.acts import VERBS
from edoc_policy.routing.certifying import certified_copies
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.rules import acts_of
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.verbs import asks
from edoc_policy.routing.verbs import verbs
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from edoc_policy.signing.report import NO_SIGNATURE
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import Report
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import in_bangkok
from edoc_policy.thai.shown import lasting
from functools import cached_property
from plone.memoize.view import memoize
from plone.protect.authenticator import createToken
from Products.Five import BrowserView


DOTS = {"return": "back", "refuse": "back", "cancel": "back", "sealed": "seal", "sign": "seal"}
DOTS |= {f"task_{act}": "back" for act in ("return", "redo", "deny", "withdraw", "overdue")}
PAGE_WIDTH = 1240
VERDICT_LOOKS = {
    PASSED: ("is-good", "bi-shield-check"),
    INDETERMINATE: ("is-wait", "bi-shield-exclamation"),
    FAILED: ("is-bad", "bi-shield-x"),
    NO_SIGNATURE: ("is-bad", "bi-shield-x"),
}


class LetterPage(Translated, BrowserView):
    """Base of the pages of a letter."""

    #: The acts in the order in which one of them becomes the page's primary one.
    primary_acts = ()
    #: What the buttons say.
    titles = {}

    @cached_property
    def agency(self):
        """The agency the letter stands in."""
        return agency_of(self.context)

    @cached_property
    def actor(self):
        """Who looks, in which capacity."""
        return current_actor(self.context, self.request)

    @cached_property
    def state(self):
        """The letter's workflow state."""
        return state_of(self.context)

    @property
    def page_title(self):
        """The title of the page."""
        return self.head["number"]

    @property
    def timeline(self):
        """The endorsements, oldest first, each with how long the letter lay with who wrote it."""
        entries = endorsements(self.context)
        return [
            {
                "held": self.held(entry, span),
                "css": DOTS.get(entry["act"], "done"),
                "time": self.t(moment(entry["at"])),
                "datetime": entry["at"].isoformat(),
                "verb": self.t(entry["verb"]),
                "who": self.t(SYSTEM_NAME)
                if entry["fullname"] == SYSTEM_NAME
                else entry["fullname"],
                "capacity": entry["post"],
                "words": entry["words"] or None,
                "acting": self.acted(entry.get("acting")),
            }
            for entry, span in zip(entries, durations.held(entries), strict=True)
        ]

    def acted(self, acting):
        """For whom and by which order an act was done, or None in one's own post."""
        if not acting:
            return None
        who = " ".join([*acting["holders"], acting["for"]])
        facts = {"who": who, "basis": acting["basis"]}
        return self.t(_("ทำแทน ${who} ตาม${basis}", mapping=facts))

    def held(self, entry, span):
        """ "อยู่ที่หัวหน้าฝ่าย 2 วัน 3 ชม.", or None for what a person did not have to wait for."""
        if span is None or not entry["post"]:
            return None
        facts = {"where": entry["post"], "span": lasting(span)}
        return self.t(_("อยู่ที่${where} ${span}", mapping=facts))

    @property
    def waits(self):
        """Where the letter waits and since when, or None."""
        found = progress.waits(self.context)
        if found is None:
            return None
        who = ", ".join(post or name for name, post in found["who"][:3])
        if len(found["who"]) > 3:
            who = self.t(
                _("${who} และอีก ${n} คน", mapping={"who": who, "n": len(found["who"]) - 3})
            )
        since = found["since"]
        facts = {"who": who, "span": lasting(bangkok_now() - since), "time": moment(since)}
        return {
            "text": self.t(_("อยู่ที่${who} ${span} ตั้งแต่ ${time}", mapping=facts)),
            "datetime": since.isoformat(),
        }

    @property
    def timeline_note(self):
        """How many endorsements, and that they stay; nothing while there is none."""
        total = len(endorsements(self.context))
        return "" if not total else self.t(_("${n} รายการ แก้ย้อนหลังไม่ได้", mapping={"n": total}))

    @property
    @memoize
    def acts(self):
        """The acts one may perform, and those one may not with the reason."""
        if self.actor.holding is None:
            return None
        allowed, off = [], []
        for act in filter(self.worth_offering, acts_of(self.context)):
            verdict = may(act, self.context, self.actor)
            if verdict:
                allowed.append(act)
            elif self.worth_telling(act):
                title = self.t(self.title_of(act))
                off.append({"id": act, "title": title, "reason": self.t(verdict.reason)})
        primary = next((act for act in self.primary_acts if act in allowed), None)
        others = [more for act in allowed for more in self.variants(act)]
        others += [self.act(act, "btn-quiet") for act in allowed if act != primary]
        return {
            "url": f"{self.context.absolute_url()}/@@act",
            "primary": self.act(primary, "btn-primary") if primary else None,
            "others": self.links_to_act() + others,
            "off": off,
            "token": createToken(),
            "revision": getattr(self.context, "revision", 0),
        }

    def worth_offering(self, act):
        """Whether an act stands on the page at all in the present state."""
        return True

    def worth_telling(self, act):
        """Whether an act that is off is shown with its reason in the present state."""
        return True

    def variants(self, act):
        """Further ways to do an act, each with a button of its own."""
        return []

    def links_to_act(self):
        """Acts that are pages of their own."""
        return []

    def title_of(self, act):
        """What the button of an act says."""
        return self.titles.get(act, VERBS[act])

    def act(self, act, css):
        """One act as the template wants it."""
        title = self.t(self.title_of(act))
        return {
            "id": act,
            "name": act,
            "hidden": {},
            "title": title,
            "url": None,
            "css": "btn-return" if DOTS.get(act) == "back" else css,
            "key": {"endorse": "E", "return": "R", "sign": "S"}.get(act),
            "sentence": self.sentence(act),
            "note": self.note_under(act),
            "fields": self.fields(act),
            "more": title,
        }

    def sentence(self, act):
        """What stands over the fields of an act."""
        if act in ("sign", "seal"):
            return self.t(_("ลงนามในฐานะ ${post}", mapping={"post": self.actor.post_title}))
        return None

    def note_under(self, act):
        """What stands under the button of an act, or None."""
        if act == "sign" and self.actor.acting is not None and not self.context.signatures:
            facts = {"name": self.actor.fullname, "as": self.actor.post_title}
            return self.t(_("หน้ากระดาษจะพิมพ์ (${name}) ${as}", mapping=facts))
        return None

    def fields(self, act):
        """The fields of an act's form."""
        if act == "sign" and self.context.kind.signed == "typed":
            return []
        if act == "annotate":
            options = [{"value": each.id, "title": self.t(each.title)} for each in verbs().values()]
            return [
                self.field("verb", "select", _("เกษียนว่า"), None, True, options),
                self.field("words", "textarea", _("ข้อความ"), None, False),
            ]
        if act in ("sign", "seal", "certify"):
            hint = _("รหัสผ่านของใบรับรองอิเล็กทรอนิกส์ของท่าน ระบบไม่เก็บรหัสนี้")
            return [self.field("passphrase", "password", _("รหัสผ่านใบรับรอง"), hint, True)]
        if DOTS.get(act) == "back":
            return [self.field("words", "textarea", _("เหตุผล"), None, True)]
        if act in ("submit", "endorse"):
            return [self.field("words", "textarea", _("ความเห็น"), None, False)]
        if act == "add_step":
            return self.fields_of_step()
        return []

    def fields_of_step(self):
        """Whom one asks beside those of the route, for what, before or after oneself."""
        posts = [
            {"value": each.post_uid, "title": f"{each.fullname} {each.post_title}"}
            for each in holders_of(self.agency)
            if each.post_uid != self.actor.holding.post_uid
        ]
        wants = [{"value": each.id, "title": self.t(each.title)} for each in asks().values()]
        places = [
            {"value": "before", "title": self.t(_("ก่อนข้าพเจ้า แล้วกลับมาที่ข้าพเจ้า"))},
            {"value": "after", "title": self.t(_("หลังข้าพเจ้า ก่อนขั้นต่อไป"))},
        ]
        if self.state == "pending_sign":
            places = places[:1]  # it comes back to who is to sign
        return [
            self.field("posts", "choices", _("ถาม"), _("เลือกได้หลายตำแหน่ง ทุกคนต้องตอบ"), True, posts),
            self.field("ask", "select", _("เสนอ"), None, True, wants),
            self.field("place", "select", _("เมื่อใด"), None, True, places),
            self.field("words", "textarea", _("ข้อความ"), None, False),
        ]

    def field(self, name, kind, label, hint=None, required=False, options=()):
        """One field of an act's form."""
        return {
            "id": f"f-{name}",
            "name": name,
            "kind": kind,
            "label": self.t(label),
            "hint": self.t(hint) if hint else None,
            "required": required,
            "value": "",
            "options": [{"selected": False, "off": False, **option} for option in options],
        }

    @property
    def own_tabs(self):
        """The document itself and the copies made of it."""
        copies = certified_copies(self.context)
        tabs = [("letter", _("หนังสือ"))]
        if is_endorsed(self.context):
            tabs.append(("endorsed", _("พร้อมการเกษียน")))
        tabs += [
            (f"certified-{n}", _("สำเนาถูกต้อง ${n}", mapping={"n": n}))
            for n in range(1, len(copies) + 1)
        ]
        return tabs

    def note_on(self, tab):
        """What is said over the pages of a tab, or an empty text."""
        if tab == "endorsed":
            return _("สำเนาที่มีข้อความเกษียนต่อท้าย ต้นฉบับที่ลงนามไม่ถูกแตะต้อง")
        if tab.startswith("certified-"):
            return _("สำเนาที่เจ้าหน้าที่รับรองด้วยลายมือชื่อของตน ต้นฉบับไม่ถูกแตะต้อง (ข้อ 31)")
        return ""

    @property
    def viewer(self):
        """Pictures of the pages of the letter and its enclosures; other files to download."""
        url = self.context.absolute_url()
        tabs = [(key, self.t(title)) for key, title in self.own_tabs]
        tabs += [
            (f"enclosure-{n}", row["title"])
            for n, row in enumerate(self.context.enclosures or (), 1)
            if row["file"] is not None
        ]
        current = self.request.get("tab")
        current = current if current in dict(tabs) else "letter"
        title, address = dict(tabs)[current], f"{url}/@@file?tab={current}"
        pages = self.context.restrictedTraverse("@@page.png").count(current)
        note = self.note_on(current)
        detail = _("แสดงเป็นหน้าไม่ได้ ดาวน์โหลดเพื่อเปิดด้วยโปรแกรมของไฟล์")
        return {
            "tabs": [
                {"title": each, "url": f"{url}?tab={key}", "current": key == current}
                for key, each in tabs
            ],
            "note": self.t(note) if note else None,
            "pages": [self._page(current, n, pages) for n in range(1, pages + 1)],
            "count": self.t(_("${n} หน้า", mapping={"n": pages})) if pages else "",
            "download": {
                "url": address,
                "title": self.t(_("ดาวน์โหลด ${name}", mapping={"name": title})),
            },
            "file": None if pages else {"url": address, "title": title, "detail": self.t(detail)},
        }

    def _page(self, tab, n, pages):
        url = self.context.absolute_url()
        return {
            "src": f"{url}/@@page.png?tab={tab}&page={n}&v={self.version}",
            "width": PAGE_WIDTH,
            "height": round(PAGE_WIDTH * 297 / 210),
            "alt": self.t(_("หน้า ${n} จาก ${total}", mapping={"n": n, "total": pages})),
        }

    @property
    def version(self):
        """Changes whenever the pictures may have changed; browsers keep them by it."""
        sealed = getattr(self.context, "sealed_sha256", None) or ""
        return f"{self.context.modified().micros():x}{sealed[:8]}"

    def signature_facts(self, facts):
        """The validation of a sealed file as the page shows it; `facts` is `Report.facts()`."""
        report = Report.from_facts(facts)
        words = report.as_dict(self.t)
        css, icon = VERDICT_LOOKS.get(report.verdict, VERDICT_LOOKS[INDETERMINATE])
        rows = []
        for signature in words["signatures"]:
            rows += [
                (_("ระดับ"), signature["level_words"]),
                (_("ใบรับรอง"), signature["certificate_words"]),
                (_("หลังลงนาม"), signature["changes_words"]),
            ]
        rows += [
            (_("SHA-256"), report.sha256),
            (_("ตรวจเมื่อ"), moment(in_bangkok(report.checked_at))),
        ]
        return {
            "css": css,
            "icon": icon,
            "verdict": words["headline"],
            "sentence": words["sentence"],
            "problems": [words["advice"]] if not report.passed else [],
            "facts": [{"term": self.t(term), "text": self.t(text)} for term, text in rows if text],
        }
