"""What pages and services show of notices and of what is on its way."""

from datetime import datetime
from edoc_policy import _
from edoc_policy.notices import boxes
from edoc_policy.notices import messages
from edoc_policy.notices import store
from edoc_policy.notices import webhooks
from edoc_policy.notices.events import kinds
from plone import api


SIZE = 25
GONE = _("ท่านเปิดเรื่องนี้ไม่ได้แล้ว หรือเรื่องถูกลบ")


def listing(site, userid, start=0, only_unread=False):
    """([(notice, Told)] as their reader may see them, whether there are more)."""
    found, more = boxes.listing(site, userid, start, SIZE, only_unread)
    catalog = api.portal.get_tool("portal_catalog")
    told = messages.told(site, found, catalog.searchResults)
    return list(zip(found, told, strict=True)), more


def line(told):
    """The second line of a notice: a subject, or why there is none (Message or text)."""
    if told.gone:
        return GONE
    return messages.SECRET if told.secret else told.subject


def moment(notice):
    """When what a notice tells of happened."""
    return datetime.fromisoformat(notice["at"])


def receiver(office, sending):
    """To whom something is sent: a person's name, or the address of a receiver."""
    if sending.channel in webhooks.PERSONAL:
        user = api.user.get(userid=sending.to)
        return (user.getProperty("fullname", "") or sending.to) if user is not None else sending.to
    hook = office.hooks.get(sending.to)
    return hook.url if hook is not None else _("ปลายทางที่ลบแล้ว")


def about(sending):
    """What something that is sent tells of, in a Message: its kind, or how many it holds."""
    if len(sending.notices) > 1:
        return _("สรุปแจ้งเตือน ${n} เรื่อง", mapping={"n": len(sending.notices)})
    return kinds()[sending.notices[0]["kind"]].title


def counts(site, agency_id):
    """{"queued", "failed"}: how much of an agency waits, and how much has failed."""
    office = store.office(site, agency_id)
    if office is None:
        return {"queued": 0, "failed": 0}
    return {"queued": len(office.open), "failed": len(office.failed)}


def whole(text):
    """The whole number that a request names, 0 for none or nonsense."""
    text = str(text or "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
