"""The digest: once a day, at the hour that a person chose, what he wants to read together."""

from datetime import datetime
from datetime import timedelta
from edoc_policy.jobs.interfaces import regularly
from edoc_policy.notices import sending
from edoc_policy.notices import store
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import in_bangkok


def closed_at(now, hour):
    """When the last digest was closed: the latest `hour` o'clock in Bangkok up to `now`."""
    closing = in_bangkok(now).replace(hour=hour, minute=0, second=0, microsecond=0)
    return closing if closing <= now else closing - timedelta(days=1)


@regularly
def send_digests(site, now=None):
    """Send to each who waits what came before his hour; what came later waits for the next day."""
    root, now = store.notices(site), now or bangkok_now()
    for userid in list(root.waiting) if root is not None else ():
        box = root.boxes[userid]
        closing = closed_at(now, box.hour)
        for agency_id, notices in _ready(box, closing).items():
            office = store.office(site, agency_id)
            sending.ask(office, "email", userid, notices, key="digest", at=closing)
        if not box.waiting:
            root.waiting.remove(userid)


def _ready(box, closing):
    """{agency id: notices} that came before the closing, taken off the list."""
    found = {}
    for notice_id in list(box.waiting):
        notice = box.items.get(notice_id)
        if notice is not None and datetime.fromisoformat(notice["at"]) > closing:
            continue
        box.waiting.remove(notice_id)
        if notice is not None:
            found.setdefault(notice["agency"], []).append(notice)
    return found
