"""From the journal to the boxes: what was done becomes news for those whom it concerns.

The journal is written in the transaction of the act, in order and without gaps, so it is the list
of what has to be told. A job reads on from where the last one stopped and moves that mark in the
transaction in which it lays the notices down: a crash at any line loses none and doubles none,
and the act itself writes nothing more than before.
"""

from datetime import datetime
from edoc_policy.agencies.agency import agencies
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.audit import journal
from edoc_policy.jobs.interfaces import enqueue
from edoc_policy.jobs.interfaces import job
from edoc_policy.jobs.interfaces import sweep
from edoc_policy.notices import boxes
from edoc_policy.notices import mail
from edoc_policy.notices import sending
from edoc_policy.notices import store
from edoc_policy.notices.events import caused_by
from edoc_policy.notices.people import Staff
from edoc_policy.notices.people import tokens_for
from plone.uuid.interfaces import IUUID


BATCH = 50
LOOK_AHEAD = 500


def recorded(event):
    """A line in a journal: have it told, if anybody wants to hear it."""
    if event.outcome == "done" and caused_by(event.act):
        enqueue("give_notices", agency_id=event.agency.getId())


@job
def give_notices(site, agency_id):
    """Tell what the journal of an agency holds beyond what has been told; BATCH lines at once."""
    agency = agency_by_id(agency_id, site)
    if agency is None:
        return
    office = store.office(site, agency_id, create=True)
    entries = journal.since(agency, office.read, LOOK_AHEAD)
    if not entries:
        return
    staff, oldest, last = Staff(agency), store.oldest(), _last_of(entries)
    for entry in entries[:BATCH]:
        moment = datetime.fromisoformat(entry["at"])
        if entry["outcome"] != "done" or moment < oldest:
            continue
        for kind in caused_by(entry["act"]):
            if last[_what(kind, entry)] == entry["seq"]:
                _tell(site, office, agency, staff, entry, moment, kind)
    office.read = entries[:BATCH][-1]["seq"]
    if journal.count(agency) > office.read:
        enqueue("give_notices", agency_id=agency_id)


@sweep
def read_journals(site):
    """Ask for the journals that a crash has left unread."""
    for agency_id in agencies(site):
        office = store.office(site, agency_id)
        agency = agency_by_id(agency_id, site)
        if agency is not None and journal.count(agency) > (office.read if office else 0):
            enqueue("give_notices", agency_id=agency_id)


def _what(kind, entry):
    """What an entry is news of. What waits on a desk is told as it is now: two acts of which the
    second was done before the first was told are one piece of news; others are each their own."""
    on_desk = any(rule.startswith("desk:") for rule in kind.whom)
    return kind.id, entry["subject"] if on_desk else entry["seq"]


def _last_of(entries):
    done = (each for each in entries if each["outcome"] == "done")
    return {_what(kind, each): each["seq"] for each in done for kind in caused_by(each["act"])}


def _tell(site, office, agency, staff, entry, moment, kind):
    matter = site.unrestrictedTraverse(entry["subject"], None)
    if matter is None:
        return
    tokens = tokens_for(kind, matter, agency, entry["facts"])
    key, uid = f"{agency.getId()} {entry['seq']} {kind.id}", IUUID(matter, None)
    notice = made(kind, key, moment, agency, entry["subject"], uid, entry["fullname"])
    give(site, office, staff, notice, kind, tokens, but=entry["actor"])


def made(kind, key, moment, agency, path, uid, by=""):
    """A notice: plain values, no word of the matter itself.

    {"id", "kind", "at" (ISO), "agency" (id), "path", "uid" or None, "by" (name)}
    """
    return {
        "id": store.id_at(moment, key),
        "kind": kind.id,
        "at": moment.isoformat(),
        "agency": agency.getId(),
        "path": path,
        "uid": uid,
        "by": by,
    }


def give(site, office, staff, notice, kind, tokens, but=None):
    """Lay a notice into the boxes of those whom it concerns (`but` who caused it) and send it on as
    they chose; the agency's receivers get it once."""
    root, people = store.notices(site), staff.meant(tokens)
    by_mail = mail.is_set_up()
    for userid in people:
        if userid == but or not boxes.lay(site, userid, notice):
            continue
        box = root.boxes[userid]
        chosen = boxes.choice(box, kind) if by_mail else "none"
        if chosen == "now":
            sending.ask(office, "email", userid, [notice])
        elif chosen == "digest":
            box.waiting.insert(notice["id"])
            root.waiting.insert(userid)
    for hook in office.hooks.values():
        if people and kind.id in hook.kinds:
            sending.ask(office, hook.transport, hook.id, [{**notice, "tokens": tuple(tokens)}])
