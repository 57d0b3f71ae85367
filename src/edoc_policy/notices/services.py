"""REST: one's own notices and what one wants by e-mail; what an agency sends, and to whom."""

from edoc_policy import _
from edoc_policy.exchange.services import LetterService
from edoc_policy.notices import boxes
from edoc_policy.notices import reminders
from edoc_policy.notices import sending
from edoc_policy.notices import showing
from edoc_policy.notices import store
from edoc_policy.notices import webhooks
from edoc_policy.notices.events import CHOICES
from edoc_policy.notices.events import kinds
from edoc_policy.routing.actor import current_actor
from plone import api
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


class NoticeService(LetterService):
    """Base: the site, the person who asks, the address of the service."""

    service = ""

    @property
    def site(self):
        return api.portal.get()

    @property
    def userid(self):
        return api.user.get_current().getId()

    @property
    def actor(self):
        return current_actor(self.context, self.request)

    @property
    def url(self):
        return f"{self.context.absolute_url()}/{self.service}"

    def refused(self, message):
        return self.problem(400, "BadRequest", message)


class ListNotices(NoticeService):
    """GET @notices: the newest first; ?unread=1 only those not read, ?b_start."""

    service = "@notices"

    def reply(self):
        form = self.request.form
        start, only = showing.whole(form.get("b_start")), bool(form.get("unread"))
        rows, more = showing.listing(self.site, self.userid, start, only)
        following = f"{self.url}?b_start={start + showing.SIZE}" + ("&unread=1" if only else "")
        return {
            "@id": self.url,
            "unread": boxes.unread(self.userid),
            "items": [self._item(notice, told) for notice, told in rows],
            "next": following if more else None,
        }

    def _item(self, notice, told):
        return {
            "id": notice["id"],
            "event": notice["kind"],
            "title": self.t(told.title),
            "subject": told.subject or None,
            "number": told.number or None,
            "secret": told.secret,
            "gone": told.gone,
            "at": notice["at"],
            "by": notice["by"],
            "agency": notice["agency"],
            "unread": notice["unread"],
            "url": told.url,
        }


class MarkNotices(NoticeService):
    """PATCH @notices: {"read": [ids]} or {"read": "all"}."""

    service = "@notices"

    def reply(self):
        read = self.asked().get("read")
        if read == "all":
            boxes.mark_all(self.site, self.userid)
        elif isinstance(read, list) and all(isinstance(each, str) for each in read):
            boxes.mark(self.site, self.userid, read)
        else:
            return self.refused(_("ระบุ read เป็นรายการของ id หรือ all"))
        return {"@id": self.url, "unread": boxes.unread(self.userid)}


class ReadSettings(NoticeService):
    """GET @notice-settings."""

    service = "@notice-settings"

    def reply(self):
        events = [
            {"id": kind.id, "title": self.t(kind.title), "default": kind.email}
            for kind in kinds().values()
        ]
        chosen = boxes.choices(self.site, self.userid)
        return {"@id": self.url, **chosen, "events": events, "choices": list(CHOICES)}


class ChangeSettings(ReadSettings):
    """PATCH @notice-settings: {"email": {event: now | digest | none}, "hour": 0-23}."""

    def reply(self):
        body = self.asked()
        try:
            boxes.choose(self.site, self.userid, body.get("email"), body.get("hour"))
        except boxes.WrongChoice as error:
            return self.refused(error.args[0])
        return super().reply()


class ListSent(NoticeService):
    """GET @notices-sent of an agency: ?state=queued or failed, ?b_start."""

    service = "@notices-sent"

    def reply(self):
        form, agency_id = self.request.form, self.context.getId()
        office = store.office(self.site, agency_id)
        start, state = showing.whole(form.get("b_start")), form.get("state")
        found, more = sending.listing(office, state, start, showing.SIZE)
        following = f"{self.url}?b_start={start + showing.SIZE}&state={state or ''}"
        return {
            "@id": self.url,
            **showing.counts(self.site, agency_id),
            "items": [self._item(office, each) for each in found],
            "next": following if more else None,
        }

    def _item(self, office, each):
        waits = office.open.get(each.id)
        return {
            "id": each.id,
            "channel": each.channel,
            "to": self.t(showing.receiver(office, each)),
            "about": self.t(showing.about(each)),
            "state": each.state,
            "attempts": each.attempts + 1,
            "words": each.words,
            "made_at": each.made_at.isoformat(),
            "settled_at": each.settled_at.isoformat() if each.settled_at else None,
            "next_at": waits.isoformat() if waits else None,
        }


class SendAgain(NoticeService):
    """POST @notices-sent: {"again": [ids]}."""

    service = "@notices-sent"

    def reply(self):
        ids = self.asked().get("again")
        if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
            return self.refused(_("ระบุ again เป็นรายการของ id"))
        office = store.office(self.site, self.context.getId())
        return {"@id": self.url, "again": sending.again(office, ids) if office else 0}


class ReadRules(NoticeService):
    """GET @notice-rules of an agency."""

    service = "@notice-rules"

    def reply(self):
        rules = reminders.rules_of(self.site, self.context.getId())
        return {"@id": self.url, **{name: _plain(value) for name, value in rules.items()}}


class ChangeRules(ReadRules):
    """PATCH @notice-rules."""

    def reply(self):
        try:
            reminders.keep_rules(self.site, self.context, self.actor, self.asked())
        except reminders.WrongRules as error:
            return self.refused(error.args[0])
        return super().reply()


class HookService(NoticeService):
    """Base of what deals with the receivers of an agency."""

    service = "@webhooks"

    def hook(self, hook):
        """A receiver as JSON; its secret is not there."""
        return {
            "@id": f"{self.url}/{hook.id}",
            "id": hook.id,
            "url": hook.url,
            "events": sorted(hook.kinds),
            "transport": hook.transport,
        }

    def unknown(self):
        return self.problem(404, "NotFound", _("ไม่มีปลายทางนี้"))


class ListHooks(HookService):
    """GET @webhooks."""

    def reply(self):
        hooks = webhooks.hooks_of(self.site, self.context.getId())
        return {
            "@id": self.url,
            "items": [self.hook(each) for each in hooks],
            "events": list(kinds()),
            "transports": sorted(webhooks.transports(self.site)),
        }


class AddHook(HookService):
    """POST @webhooks: url, events, transport; the answer holds the secret, this once."""

    def reply(self):
        body = self.asked()
        transport = body.get("transport") or "webhook"
        try:
            hook, secret = webhooks.add(
                self.site, self.context, self.actor, body.get("url"), body.get("events"), transport
            )
        except webhooks.WrongHook as error:
            return self.refused(error.args[0])
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", f"{self.url}/{hook.id}")
        return {**self.hook(hook), "secret": secret}


@implementer(IPublishTraverse)
class OneHook(HookService):
    """Base: @webhooks/<id>."""

    hook_id = ""

    def publishTraverse(self, request, name):
        """The id after @webhooks/."""
        self.hook_id = name
        return self

    def reply(self):
        try:
            return self.done()
        except KeyError:
            return self.unknown()
        except webhooks.WrongHook as error:
            return self.refused(error.args[0])


class ChangeHook(OneHook):
    """PATCH @webhooks/<id>: url, events; {"secret": "new"} gives it a new secret."""

    def done(self):
        body, where = self.asked(), (self.site, self.context, self.actor, self.hook_id)
        office = store.office(self.site, self.context.getId(), create=True)
        if body.get("url") or "events" in body:
            webhooks.change(*where, body.get("url"), body.get("events"))
        fresh = {"secret": webhooks.renew(*where)} if body.get("secret") == "new" else {}
        return {**self.hook(office.hooks[self.hook_id]), **fresh}


class DropHook(OneHook):
    """DELETE @webhooks/<id>."""

    def done(self):
        store.office(self.site, self.context.getId(), create=True)
        webhooks.drop(self.site, self.context, self.actor, self.hook_id)
        return self.reply_no_content()


def _plain(value):
    return list(value) if isinstance(value, tuple) else value
