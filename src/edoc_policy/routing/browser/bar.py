"""The bar under a list: what can be done at once with the letters that are ticked in it."""

from edoc_policy import _
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.kinds import PREFIX
from edoc_policy.routing.acts import VERBS
from edoc_policy.routing.batches import BULK
from edoc_policy.routing.batches import OFFERED
from edoc_policy.routing.rules import STATE_TITLES


def offered(brain, among=BULK):
    """The acts of `among` that a list offers for a letter; loads no letter."""
    row = brain.edoc_row or {}
    if row.get("secrecy", "normal") != "normal":
        return ()
    if brain.review_state == "sealed" and not kinds()[brain.portal_type.removeprefix(PREFIX)].sent:
        return ()
    return tuple(act for act in OFFERED.get(brain.review_state, ()) if act in among)


def ticked(row, brain, t, among=BULK):
    """A row of a list with what its tick says: the acts it takes part in, else why not."""
    acts = offered(brain, among)
    secret = (brain.edoc_row or {}).get("secrecy", "normal") != "normal"
    state = STATE_TITLES.get(brain.review_state, brain.review_state)
    why = _("หนังสือลับ ต้องเปิดอ่านก่อน") if secret else state
    if brain.review_state in ("pending_sign", "cosigning"):
        why = _("อ่านและลงนามในแฟ้มลงนาม")
    row.update(tick=True, acts=" ".join(acts), why=t(why))
    return row


def bar(rows, site_url, t):
    """What parts.pt shows as the bar, None when nothing on the page can be done at once."""
    found = {act for row in rows for act in row.get("acts", "").split()}
    acts = [
        {
            "id": act,
            "title": t(VERBS[act]),
            "css": "btn-return" if act in ("return", "refuse") else "btn-quiet",
            "key": {"endorse": "E", "register": "E"}.get(act),
        }
        for act in BULK
        if act in found
    ]
    if acts:
        acts[0]["css"] = "btn-primary"
    return {"url": f"{site_url}/@@bulk", "acts": acts} if acts else None
