"""@@route: one route drawn, seen as a picture, tried, put in force. Everything works without script:
each button posts the form, and it comes back with what was typed."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import units_of
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.agencies.posts import posts_in
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.kinds import type_ids
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.show import moment
from edoc_policy.letters.show import number as shown_number
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import URGENCY
from edoc_policy.routing import routes
from edoc_policy.routing.actor import current_actor
from edoc_policy.routing.browser import typed
from edoc_policy.routing.browser.picture import Drawn
from edoc_policy.routing.browser.picture import picture
from edoc_policy.routing.browser.wording import condition_words
from edoc_policy.routing.browser.wording import need_words
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.route import RouteFault
from edoc_policy.routing.trial import rehearse
from edoc_policy.routing.trial import seat_title
from edoc_policy.routing.trial import SEAT_TITLES
from edoc_policy.routing.trial import sketch
from edoc_policy.routing.verbs import asks
from edoc_policy.thai.text import normalise
from edoc_policy.thai.text import number_key
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect import PostOnly
from plone.uuid.interfaces import IUUID
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage


EMPTY = {"id": "", "title": "", "unit": None, "when": {}, "steps": [dict(typed.NEW_STEP)]}
#: button -> (act, what is said when it is done)
ACTS = {
    "save": ("draw_route", _("เก็บร่างสายแล้ว ยังไม่ใช้จนกว่าจะประกาศใช้")),
    "enforce": ("enforce_route", _("ประกาศใช้แล้ว เรื่องที่เสนอจากนี้ไปใช้สายนี้ตามเงื่อนไข")),
    "retire": ("retire_route", _("ยกเลิกแล้ว เรื่องที่กำลังเดินใช้สายเดิมจนจบ ร่างยังอยู่")),
    "drop": ("drop_route", _("ทิ้งร่างแล้ว")),
}
#: How many letters are offered to try a route on, and among how many newest subjects are looked at.
OFFERED, NEWEST = 8, 500


class RoutePage(Translated, BrowserView):
    """See route.pt for what it shows."""

    index = ViewPageTemplateFile("route.pt")
    section = None
    focus = record = tried = None
    faults = ()

    def __call__(self):
        self.agency = self.context
        self.form = self.request.form
        self.actor = current_actor(self.context, self.request)
        self.ident = str(self.form.get("id") or "")
        messages = IStatusMessage(self.request)
        if self.ident:
            try:
                self.record = routes.record_of(self.agency, self.ident)
            except Refused as error:
                messages.add(error.reason, type="error")
                return self._go("@@routes")
        self.values = self._kept()
        if self.request.method == "POST":
            return self.posted(str(self.form.get("do") or ""), messages)
        self.revision = self.record["revision"] if self.record else ""
        return self.index()

    def posted(self, what, messages):
        """Do what a button says; where nothing is kept, show what was typed."""
        PostOnly(self.request)
        CheckAuthenticator(self.request)
        self.revision = self.form.get("revision") or ""
        if "title" in self.form:  # who may not change it posts no fields of it
            self.values = typed.values_of(self.form)
        if what in ACTS:
            return self.act(what, messages)
        if what.startswith("try"):
            self.tried, self.focus = self.trial(what.partition(":")[2]), "h-tried"
        else:
            self.values, self.focus = typed.changed(self.values, what)
        return self.index()

    def act(self, what, messages):
        """Keep, put in force, retire or throw away; refused or faulty, say why and lose nothing."""
        act, done = ACTS[what]
        revision = int(self.revision) if str(self.revision).isdecimal() else None
        try:
            if what in ("save", "enforce") and self.form.get("steps"):
                self.ident = routes.attempt(
                    "draw_route", self.agency, self.actor, self.values, revision=revision
                )
                revision = None
            if what != "save":
                routes.attempt(act, self.agency, self.actor, self.ident, revision=revision)
        except RouteFault:
            _route, self.faults = routes.examined(self.agency, self.values)
            self.focus = "h-faults"
            return self.index()
        except Refused as error:
            messages.add(error.reason, type="error")
            return self.index()
        messages.add(done, type="info")
        return self._go("@@routes" if what in ("drop", "retire") else f"@@route?id={self.ident}")

    def _go(self, path):
        self.request.response.redirect(f"{self.agency.absolute_url()}/{path}")
        return ""

    def _kept(self):
        if self.record is None:
            return EMPTY
        return {**(self.record["draft"] or self.record["in_force"]), "id": self.ident}

    @property
    def page_title(self):
        """The route's title."""
        return self.values["title"] or self.t(_("สายใหม่"))

    @property
    def status(self):
        """In force or a draft, and who changed it when."""
        if self.record is None:
            return self.t(_("ยังไม่ได้เก็บ"))
        by = self.record["by"]
        facts = {"who": by["fullname"], "time": moment(self.record["at"])}
        parts = [
            _("ใช้อยู่ ประกาศครั้งที่ ${n}", mapping={"n": self.record["version"]})
            if self.in_force
            else _("ไม่ได้ใช้"),
            _("มีร่างที่ยังไม่ประกาศใช้") if self.record["draft"] else None,
            _("แก้เมื่อ ${time} โดย ${who}", mapping=facts),
        ]
        return " · ".join(self.t(each) for each in parts if each)

    @property
    def in_force(self):
        """Whether it counts."""
        return self.record is not None and self.record["in_force"] is not None

    @property
    def has_draft(self):
        """Whether there is a draft to be thrown away."""
        return self.record is not None and self.record["draft"] is not None

    @property
    def reason(self):
        """Why the reader may not change it; None if he may."""
        unit = self._kept()["unit"] if self.record else self.values["unit"]
        if self.record is None and not self._own_units():
            return self.t(routes.why_not(self.agency, self.actor, unit))
        if self.record is None:
            return None
        reason = routes.why_not(self.agency, self.actor, unit)
        return self.t(reason) if reason is not None else None

    def _own_units(self):
        places = [None, *(uid for uid, _title, _depth in units_of(self.agency))]
        return [each for each in places if routes.why_not(self.agency, self.actor, each) is None]

    # The form -------------------------------------------------------------------------------------

    @property
    def units(self):
        """Whose route it may be: the units that the reader may draw for, and the present one."""
        own, chosen = self._own_units(), self.values["unit"]
        rows = [(None, self.t(_("ทั้งหน่วยงาน")))]
        rows += [(uid, "– " * depth + title) for uid, title, depth in units_of(self.agency)]
        return [
            {"value": uid or "", "title": title, "selected": uid == chosen}
            for uid, title in rows
            if uid in own or uid == chosen
        ]

    @property
    def when(self):
        """The condition of the whole route."""
        return self.condition("when", self.values["when"])

    @property
    def steps(self):
        """The steps as cards."""
        total = len(self.values["steps"])
        return [self._card(place, each, total) for place, each in enumerate(self.values["steps"])]

    def _card(self, place, step, total):
        prefix, need = f"s{place}", step["need"]
        kept = step["seats"]
        shown = [*kept, ""]
        return {
            "id": prefix,
            "number": place + 1,
            "place": place,
            "title": step["title"],
            "asks": [
                {"value": each.id, "title": self.t(each.title), "selected": each.id == step["ask"]}
                for each in asks().values()
            ],
            "seats": [
                {"id": f"{prefix}-seat-{n}", "number": n + 1, "groups": self._seats(seat)}
                for n, seat in enumerate(shown)
            ],
            "needs": [
                {"value": value, "title": self.t(title), "selected": value == self._need(need)}
                for value, title in (
                    ("all", _("ทุกคน")),
                    ("any", _("คนใดคนหนึ่ง")),
                    ("count", _("อย่างน้อยเท่านี้คน")),
                )
            ],
            "count": "" if need in ("all", "any", None) else need,
            "when": self.condition(f"{prefix}-when", step["when"]),
            "faults": [self.t(each.message) for each in self.faults if each.step == place + 1],
            "first": place == 0,
            "last": place == total - 1,
        }

    def _need(self, need):
        return need if need in ("all", "any") else "count"

    def _seats(self, chosen):
        """Choices of a seat in groups; what is no more stays chosen and says so."""
        groups = [(_("ตามเจ้าของเรื่อง"), list(SEAT_TITLES.items())), *self._places]
        known = {seat for _title, rows in groups for seat, _name in rows}
        if chosen and chosen not in known:
            groups = [(_("ไม่มีแล้ว"), [(chosen, seat_title(self.agency, chosen))]), *groups]
        return [
            {
                "title": self.t(title),
                "options": [
                    {"value": seat, "title": self.t(name), "selected": seat == chosen}
                    for seat, name in rows
                ],
            }
            for title, rows in groups
        ]

    @property
    def _places(self):
        if not hasattr(self, "_found_places"):
            agency = self.agency
            units = [(f"unit:{uid}", title) for uid, title, _depth in units_of(agency)]
            posts = sorted(
                (f"{post.title} ({self._unit_title(post)})", f"post:{IUUID(post)}")
                for post in posts_in(agency)
            )
            self._found_places = [
                (_("หัวหน้าของหน่วย"), units),
                (_("ตำแหน่ง"), [(seat, title) for title, seat in posts]),
            ]
        return self._found_places

    def _unit_title(self, post):
        return post.__parent__.title

    def condition(self, prefix, values):
        """The fields of a condition; `open` when it says anything."""
        kept = {**dict.fromkeys(("kinds", "units", "urgency", "secrecy"), ()), **(values or {})}
        known_kinds = [(kind.id, kind.title) for kind in kinds().values()]
        units = [(uid, title) for uid, title, _depth in units_of(self.agency)]
        lists = [
            ("kinds", _("ชนิดเอกสาร"), known_kinds),
            ("urgency", _("ชั้นความเร็ว"), [(term.value, term.title) for term in URGENCY]),
            ("secrecy", _("ชั้นความลับ"), [(term.value, term.title) for term in SECRECY]),
            ("units", _("เรื่องของหน่วย"), units),
        ]
        return {
            "prefix": prefix,
            "open": any(kept[name] for name, _label, _rows in lists)
            or kept.get("amount_from") is not None
            or kept.get("amount_to") is not None,
            "lists": [
                {
                    "name": f"{prefix}-{name}",
                    "label": self.t(label),
                    "options": [
                        {"value": value, "title": self.t(title), "checked": value in kept[name]}
                        for value, title in rows
                    ],
                }
                for name, label, rows in lists
                if len(rows) > 1
            ],
            "amounts": [
                {
                    "name": f"{prefix}-{name}",
                    "label": self.t(label),
                    "value": _amount(kept.get(name)),
                }
                for name, label in (
                    ("amount_from", _("วงเงินตั้งแต่ (บาท)")),
                    ("amount_to", _("วงเงินไม่เกิน (บาท)")),
                )
            ],
        }

    @property
    def fault_links(self):
        """All that is wrong, each with where it is."""
        return [
            {"text": self.t(each.message), "url": f"#step-{each.step}" if each.step else "#f-title"}
            for each in self.faults
        ]

    # The picture ----------------------------------------------------------------------------------

    @property
    def route(self):
        """The Route that was typed, or None while nobody could follow it."""
        return routes.examined(self.agency, self.values)[0]

    @property
    def drawn(self):
        """The steps as they are drawn; None while the route cannot be followed."""
        route = self.route
        if route is None:
            return None
        return [self._drawn(number, step) for number, step in enumerate(route.steps, 1)]

    def _drawn(self, number, step):
        need = need_words(step)
        ask = self.t(asks()[step.ask].title)
        when = " · ".join(condition_words(self.agency, step.when, self.t))
        return Drawn(
            number=number,
            title=step.title or ask,
            need=" · ".join(
                filter(None, (ask if step.title else "", self.t(need) if need else ""))
            ),
            when=self.t(_("เมื่อ ${when}", mapping={"when": when})) if when else "",
            seats=tuple(self.t(seat_title(self.agency, seat)) for seat in step.seats),
        )

    @property
    def svg(self):
        """The picture."""
        when = " · ".join(condition_words(self.agency, self.route.when, self.t))
        start = self.t(_("เสนอเรื่อง: ${when}", mapping={"when": when})) if when else ""
        return picture(
            self.t(_("ภาพของสาย ${title}", mapping={"title": self.values["title"]})),
            self.t(_("ขั้นตอนเดียวกันนี้อยู่ในรายการใต้ภาพ")),
            start or self.t(_("เสนอเรื่อง")),
            self.drawn,
            self.t(_("ผู้ลงนาม")),
        )

    # The trial ------------------------------------------------------------------------------------

    @property
    def trying(self):
        """The fields of the trial."""
        form = self.form
        units = [(IUUID(self.agency), self.agency.title)]
        units += [(uid, "– " * depth + title) for uid, title, depth in units_of(self.agency)]
        rows = (
            ("kind", _("ชนิดเอกสาร"), [(kind.id, kind.title) for kind in kinds().values()]),
            ("unit", _("เรื่องของหน่วย"), units),
            ("urgency", _("ชั้นความเร็ว"), [(term.value, term.title) for term in URGENCY]),
        )
        return {
            "selects": [
                {
                    "name": f"try-{name}",
                    "label": self.t(label),
                    "options": [
                        {
                            "value": value,
                            "title": self.t(title),
                            "selected": value == form.get(f"try-{name}"),
                        }
                        for value, title in options
                    ],
                }
                for name, label, options in rows
            ],
            "amount": form.get("try-amount") or "",
            "words": form.get("try-words") or "",
        }

    @property
    def letters(self):
        """Letters that were asked for by number or words of the subject: [{uid, title, number}]."""
        words = normalise(self.form.get("try-words") or "").strip()
        if not words:
            return None
        return [
            {
                "uid": brain.UID,
                "title": brain.Title,
                "number": shown_number((brain.edoc_row or {}).get("number")),
            }
            for brain in letters_like(self.agency, words)
        ]

    def trial(self, uid):
        """What would happen to the letter chosen, or to a document with the facts given."""
        route, self.faults = routes.examined(self.agency, self.values)
        if route is None:
            return None
        letter = self._letter(uid) if uid else self._sketch()
        if letter is None:
            return None
        tried = rehearse(letter, route)
        return {
            "about": letter.title if uid else "",
            "counts": tried.counts,
            "chosen": self.t(tried.chosen.title),
            "standard": tried.standard,
            "steps": [self._tried(each) for each in tried.steps],
        }

    def _letter(self, uid):
        letter = by_uid(self.agency, uid)
        ours = ILetter.providedBy(letter) and agency_of(letter).aq_base is self.agency.aq_base
        return letter if ours and api.user.has_permission("View", obj=letter) else None

    def _sketch(self):
        form = self.form
        kind, urgency = form.get("try-kind"), form.get("try-urgency")
        amount = typed.number(form.get("try-amount"))
        return sketch(
            self.agency,
            kind if kind in kinds() else "external",
            owner_unit=form.get("try-unit") or IUUID(self.agency),
            urgency=urgency if urgency in [term.value for term in URGENCY] else "normal",
            amount=amount if type(amount) is int else None,
        )

    def _tried(self, each):
        need, ask = need_words(each.step), asks()[each.step.ask].title
        return {
            "title": each.step.title or self.t(ask),
            "need": self.t(need) if need else "",
            "seats": [
                {
                    "title": self.t(seat.title),
                    "who": ", ".join(f"{one.fullname} {one.post_title}" for one in seat.who[:2]),
                }
                for seat in each.seats
            ],
            "warnings": [self.t(warning) for warning in each.warnings],
        }


def letters_like(agency, words):
    """Brains of outgoing letters of an agency that the user may see: by number, else by subject."""
    catalog = api.portal.get_tool("portal_catalog")
    query = {"portal_type": list(type_ids()), "edoc_agency": agency.getId()}
    if found := catalog.searchResults(**query, edoc_number=number_key(words))[:OFFERED]:
        return found
    wanted = "".join(words.split())
    newest = catalog.searchResults(**query, sort_on="modified", sort_order="reverse")[:NEWEST]
    return [brain for brain in newest if wanted in "".join(brain.Title.split())][:OFFERED]


def _amount(value):
    return "" if value is None else f"{value:,}" if isinstance(value, int) else value
