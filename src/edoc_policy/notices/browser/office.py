"""What an agency sends: @@notices-sent shows it, @@notice-rules says when and to which receivers."""

from datetime import date
from edoc_policy import _
from edoc_policy.agencies.browser.translated import Translated
from edoc_policy.letters.show import moment
from edoc_policy.notices import reminders
from edoc_policy.notices import sending
from edoc_policy.notices import showing
from edoc_policy.notices import store
from edoc_policy.notices import webhooks
from edoc_policy.notices.events import kinds
from edoc_policy.notices.interfaces import ITransport
from edoc_policy.routing.actor import current_actor
from edoc_policy.thai.dates import short_date
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from Products.statusmessages.interfaces import IStatusMessage
from zope.component import queryAdapter


_LOOKS = {
    "queued": ("is-wait", "bi-clock"),
    "sent": ("is-good", "bi-check2"),
    "failed": ("is-bad", "bi-x-lg"),
}


class OfficePage(Translated, BrowserView):
    """Base of the pages of an agency."""

    section = None
    name = ""

    @property
    def site(self):
        return api.portal.get()

    @property
    def url(self):
        return f"{self.context.absolute_url()}/{self.name}"

    @property
    def crumbs(self):
        """Where the page stands."""
        agency = {"title": self.context.title, "url": self.context.absolute_url()}
        return [agency, {"title": self.t(self.page_title), "url": None}]

    def say(self, message, kind="info"):
        IStatusMessage(self.request).add(message, type=kind)


class SentPage(OfficePage):
    """See sent.pt. POST `again` (ids) tries those once more."""

    index = ViewPageTemplateFile("sent.pt")
    name = "@@notices-sent"
    page_title = _("การแจ้งเตือนที่ส่งออก")

    def __call__(self):
        self.office = store.office(self.site, self.context.getId())
        if self.request.method == "POST":
            return self._again()
        state = self.request.get("state")
        self.state = state if state in ("queued", "failed") else None
        self.start = showing.whole(self.request.get("b_start"))
        self.found, self.more = sending.listing(self.office, self.state, self.start, showing.SIZE)
        return self.index()

    def _again(self):
        CheckAuthenticator(self.request)
        ids = self.request.form.get("again", [])
        ids = [ids] if isinstance(ids, str) else ids
        count = sending.again(self.office, ids) if self.office is not None else 0
        self.say(_("กำลังส่งใหม่ ${n} รายการ", mapping={"n": count}))
        return self.request.response.redirect(self.url)

    @property
    def tabs(self):
        """All, what waits, what has failed."""
        counts = showing.counts(self.site, self.context.getId())
        found = [{"title": self.t(_("ทั้งหมด")), "url": self.url, "current": self.state is None}]
        for state in ("queued", "failed"):
            title = f"{self.t(sending.STATES[state])} {counts[state]}"
            url, current = f"{self.url}?state={state}", self.state == state
            found.append({"title": title, "url": url, "current": current})
        return found

    @property
    def rows(self):
        """What has been sent or waits; see sent.pt."""
        return [self._row(each) for each in self.found]

    def _row(self, each):
        css, icon = _LOOKS[each.state]
        return {
            "id": each.id,
            "to": self.t(showing.receiver(self.office, each)),
            "channel": self._channel(each.channel),
            "about": self.t(showing.about(each)),
            "state": {"css": css, "icon": icon, "text": self.t(sending.STATES[each.state])},
            "words": each.words,
            "when": self._when(each),
            "again": each.state != "sent",
        }

    def _channel(self, name):
        transport = queryAdapter(self.site, ITransport, name=name)
        return self.t(transport.title) if transport is not None else name

    def _when(self, each):
        if each.settled_at is not None:
            return self.t(moment(each.settled_at))
        facts = {"n": each.attempts + 1, "time": moment(self.office.open[each.id])}
        return self.t(_("ลองครั้งที่ ${n} ครั้งต่อไปราว ${time}", mapping=facts))

    @property
    def pager(self):
        """The page before and the page after."""
        size, state = showing.SIZE, f"&state={self.state}" if self.state else ""
        before, after = max(self.start - size, 0), self.start + size
        return {
            "summary": "",
            "previous": f"{self.url}?b_start={before}{state}" if self.start else None,
            "next": f"{self.url}?b_start={after}{state}" if self.more else None,
            "pages": [],
        }


class RulesPage(OfficePage):
    """See rules.pt. POST does what its button says."""

    index = ViewPageTemplateFile("rules.pt")
    name = "@@notice-rules"
    page_title = _("การแจ้งเตือนของหน่วยงาน")
    secret = None

    def __call__(self):
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        actor = current_actor(self.context, self.request)
        doing = {"rules": self._keep, "add": self._add, "renew": self._renew, "drop": self._drop}
        try:
            doing[self.request.form.get("do", "rules")](actor)
        except (reminders.WrongRules, webhooks.WrongHook) as error:
            self.say(error.args[0], "error")
        except KeyError:
            self.say(_("ไม่มีปลายทางนี้"), "error")
        if self.secret is not None:
            return self.index()  # the only page that ever shows it
        return self.request.response.redirect(self.url)

    def _keep(self, actor):
        form = self.request.form
        rules = {
            "mailbox_times": str(form.get("mailbox_times", "")).split(),
            "holidays": [
                each for each in str(form.get("holidays", "")).splitlines() if each.strip()
            ],
            "unacknowledged_days": showing.whole(form.get("unacknowledged_days")),
            "deadline_days": showing.whole(form.get("deadline_days")),
        }
        reminders.keep_rules(self.site, self.context, actor, rules)
        self.say(_("บันทึกการแจ้งเตือนแล้ว"))

    def _add(self, actor):
        form = self.request.form
        wanted = form.get("events", [])
        wanted = [wanted] if isinstance(wanted, str) else wanted
        transport = form.get("transport", "webhook")
        url = str(form.get("url", "")).strip()
        hook, self.secret = webhooks.add(self.site, self.context, actor, url, wanted, transport)
        self.secret_of = hook.url

    def _renew(self, actor):
        hook_id = str(self.request.form.get("hook", ""))
        self.secret = webhooks.renew(self.site, self.context, actor, hook_id)
        self.secret_of = store.office(self.site, self.context.getId()).hooks[hook_id].url

    def _drop(self, actor):
        webhooks.drop(self.site, self.context, actor, str(self.request.form.get("hook", "")))
        self.say(_("ลบปลายทางแล้ว"))

    @property
    def rules(self):
        """The rules as the fields show them."""
        rules = reminders.rules_of(self.site, self.context.getId())
        return {
            **rules,
            "mailbox_times": " ".join(rules["mailbox_times"]),
            "holidays": "\n".join(
                short_date(date.fromisoformat(each)) for each in rules["holidays"]
            ),
        }

    @property
    def hooks(self):
        """[{id, url, transport, events}] of the receivers."""
        titles = webhooks.transports(self.site)
        for hook in webhooks.hooks_of(self.site, self.context.getId()):
            events = [self.t(kind.title) for kind in kinds().values() if kind.id in hook.kinds]
            transport = self.t(titles.get(hook.transport, hook.transport))
            yield {"id": hook.id, "url": hook.url, "transport": transport, "events": events}

    @property
    def events(self):
        """What a receiver can be told."""
        return [{"id": kind.id, "title": self.t(kind.title)} for kind in kinds().values()]

    @property
    def transports(self):
        """By which transports."""
        titles = webhooks.transports(self.site)
        return [{"id": name, "title": self.t(title)} for name, title in sorted(titles.items())]
