"""Many letters at once, for pages and REST alike: what can be done, and how far it has come."""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.show import number
from edoc_policy.routing import batches
from edoc_policy.routing.acts import VERBS
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.rules import NEED_WORDS
from edoc_policy.signing.vault import vault
from plone import api


#: What a button says that acts on many letters.
TITLES = {
    **{act: VERBS[act] for act in batches.BULK},
    "send": _("ส่งถึงผู้รับ"),
    "return": _("ส่งคืน"),
    "refuse": _("ปฏิเสธการรับ"),
    "complete": _("ดำเนินการเสร็จ"),
    "sign": _("ลงนาม"),
}
STATES = {
    "waiting": _("รอ"),
    "done": _("เสร็จ"),
    "signed": _("ลงนามแล้ว"),
    "sealing": _("ออกเลขแล้ว กำลังปิดผนึก"),
    "unsealed": _("ออกเลขแล้ว ยังไม่ปิดผนึก"),
    "returned": _("ส่งคืน"),
    "later": _("ไว้ทีหลัง"),
    "changed": _("ไม่ได้ทำ ถูกแก้หลังอ่าน"),
    "refused": _("ทำไม่ได้"),
    "failed": _("ไม่สำเร็จ"),
}


def letters_of(agency, uids):
    """The letters of an agency with these UIDs that the user may see, each once."""
    found = {}
    for uid in uids[: batches.MOST + 1]:
        letter = by_uid(agency, uid)
        is_letter = ILetter.providedBy(letter) or IIncoming.providedBy(letter)
        if (
            is_letter
            and agency_of(letter) == agency
            and api.user.has_permission("View", obj=letter)
        ):
            found[uid] = letter
    return list(found.values())


def sorted_out(agency, actor, act, uids):
    """(letters on which `actor` may do `act`, [(reason in words, letters)] of the rest)."""
    can, cannot = [], {}
    for letter in letters_of(agency, uids) if agency is not None else ():
        reason = batches.why_not(act, letter, actor)
        if reason is None:
            can.append(letter)
        else:
            told = (str(reason), repr(getattr(reason, "mapping", None)))
            cannot.setdefault(told, (reason, []))[1].append(letter)
    return can, list(cannot.values())


def begin_bulk(agency, actor, act, uids, id, data):
    """Begin to do `act` on those of the letters that can; see `batches.begin`.

    Raises WordsMissing where the act needs them, Refused otherwise.
    """
    known = batches.find(agency, actor, id) if agency is not None else None
    if known is not None:
        return known
    if act in NEED_WORDS and not data.get("words"):
        raise WordsMissing
    if "unit" in batches.BULK[act] and not data.get("unit"):
        raise Refused(_("เลือกหน่วยงานที่จะมอบหมายก่อน"))
    can, _rest = sorted_out(agency, actor, act, uids)
    items = [batches.item(letter, act, **data) for letter in can]
    return batches.begin(agency, actor, act, items, id)


def batch_facts(agency, batch, t):
    """A batch as plain values; `t` translates a Message. Reads the index, loads no letter."""
    rows = _rows(agency, batch, t)
    counts = {state: sum(1 for row in rows if row["state"] == state) for state in STATES}
    settled = len(rows) - counts["waiting"] - counts["sealing"] - counts["unsealed"]
    asks = batches.waits_for_key(batch) or counts["unsealed"] > 0
    running = not asks and settled < len(rows)
    return {
        "id": batch.id,
        "act": batch.act,
        "title": t(_("ผลการ${act}", mapping={"act": t(TITLES[batch.act])})),
        "at": batch.at.isoformat(),
        "post": batch.post_title,
        "total": len(rows),
        "progress": settled,
        "running": running,
        "asks_passphrase": asks,
        "can_retry": not running and (asks or counts["failed"] > 0),
        "counts": {state: n for state, n in counts.items() if n},
        "words": _words(counts, settled, len(rows), running, batch, t),
        "items": rows,
    }


def _words(counts, settled, total, running, batch, t):
    facts = {"n": settled, "total": total}
    if running:
        if batch.act == "sign":
            return t(_("กำลังลงนาม ${n} จาก ${total} ฉบับ", mapping=facts))
        return t(_("กำลังทำ ${n} จาก ${total} เรื่อง", mapping=facts))
    done = _("ลงนามแล้ว ${n} ฉบับ", mapping={"n": counts["done"]})
    if batch.act != "sign":
        act = t(TITLES[batch.act])
        done = _("${act}แล้ว ${n} เรื่อง", mapping={"act": act, "n": counts["done"]})
    rest = ("returned", "later", "changed", "refused", "failed", "unsealed", "waiting")
    said = [t(done)] if counts["done"] else []
    said += [f"{t(STATES[state])} {counts[state]}" for state in rest if counts[state]]
    return " · ".join(said)


def _rows(agency, batch, t):
    catalog = api.portal.get_tool("portal_catalog")
    uids = [each["uid"] for each in batch.items]
    brains = {brain.UID: brain for brain in catalog.unrestrictedSearchResults(UID=uids)}
    rows = []
    for place, each in enumerate(batch.items):
        brain, result = brains.get(each["uid"]), batch.results.get(place)
        state = _state(each, brain, result)
        row = (brain.edoc_row or {}) if brain else {}
        title = STATES["signed"] if state == "done" and each["act"] == "sign" else STATES[state]
        reason = t(result["reason"]) if result and result["reason"] else None
        rows.append(
            {
                "uid": each["uid"],
                "@id": brain.getURL() if brain else None,
                "act": each["act"],
                "state": state,
                "state_title": t(title),
                "subject": brain.Title if brain else "",
                "number": number(row.get("number") or ""),
                "receive_number": row.get("receive_number"),
                "level": row.get("level"),
                "words": each["data"].get("words", ""),
                "reason": reason,
                "at": result["at"].isoformat() if result else None,
            }
        )
    return rows


def _state(each, brain, result):
    """Where an item stands: its outcome, and for a signature whether it has its seal."""
    if result is None:
        return "waiting"
    if result["outcome"] != batches.DONE:
        return result["outcome"]
    if each["act"] == "return":
        return "returned"
    if each["act"] == "sign" and brain is not None and brain.review_state == "numbered":
        authorised = not each["keyed"] or vault.key_for(each["uid"]) is not None
        return "sealing" if authorised else "unsealed"
    return "done"
