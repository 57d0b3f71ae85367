"""โต๊ะทำงาน: what waits for whom, told by tokens in the index `edoc_desk`.

Only open work carries tokens, so that asking for it costs the same whatever the archive holds.
A token names a post, a unit, a function of an agency or a person, never a list of people: a
change of staff reindexes nothing.
"""

from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.interfaces import ILetter
from edoc_policy.routing import plan
from edoc_policy.routing import seats
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import IDispatch
from edoc_policy.routing.rules import addressed_posts
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.rules import turn
from edoc_policy.routing.task_rows import FOR_GIVER
from edoc_policy.routing.task_rows import task_tokens
from plone.indexer import indexer
from Products.CMFCore.utils import getToolByName
from zope.component.hooks import getSite


#: What waits for the registry of an agency.
REGISTRY = ("send", "register", "assign", "finish")
#: What waits for the worker, not for a person: sent letters with deliveries still to be made.
DELIVERING = "job:deliver"


@indexer(ILetter)
def letter_desk(letter):
    """Who has to do something about an outgoing letter."""
    state = state_of(letter)
    if state == "draft":
        return [f"draft:{letter.Creator()}"]
    if state == "returned":
        return [f"returned:{letter.Creator()}"]
    if state == "in_review":
        return in_review(letter)
    if state in ("pending_sign", "cosigning"):
        return [f"sign:{each.post}" for each in turn(letter)]
    if state == "numbered":
        return [f"seal:{letter.signatures[-1]['userid']}"]
    if state == "sealed":
        return _sealed(letter)
    if state == "sent" and IDispatch(letter).queued():
        return [DELIVERING]
    return []


def in_review(letter):
    """The tokens of those whom the open step of its route asks."""
    _index, step = plan.present(letter)
    if step is None:
        return []
    return [token for seat in plan.unanswered(step) for token in seats.tokens(letter, seat)]


def _sealed(letter):
    """A memo waits for whom it is addressed to, a letter to be sent, the rest to be closed."""
    written = {entry["post_uid"] for entry in endorsements(letter) if entry["act"] == "annotate"}
    posts = addressed_posts(letter) if letter.kind.family == "internal" else set()
    found = [f"annotate:{uid}" for uid in sorted(posts - written)]
    if letter.kind.sent and (not posts or any(row["agency"] for row in letter.recipients)):
        found.append(f"send:{agency_of(letter).getId()}")
    return found or [f"close:{letter.Creator()}"]


@indexer(IIncoming)
def incoming_desk(letter):
    """Who has to do something about an incoming letter."""
    state, agency_id = state_of(letter), agency_of(letter).getId()
    if state == "delivered":
        return [f"register:{agency_id}"]
    if state == "registered":
        return [f"assign:{agency_id}"]
    if state in ("assigned", "answered"):
        waits = task_tokens(letter)
        return waits or ([f"finish:{agency_id}"] if state == "assigned" else [])
    return []


def tokens(userid, holding):
    """{section: tokens} of what a person sees on the desk in a capacity."""
    of_post = tokens_of_post(holding) if holding is not None else {"waiting": [], "incoming": []}
    return {
        "waiting": [f"{what}:{userid}" for what in ("seal", "close", "task")] + of_post["waiting"],
        "returned": [f"returned:{userid}"],
        "drafts": [f"draft:{userid}"],
        "incoming": of_post["incoming"],
    }


def tokens_of_post(holding):
    """{section: tokens} of what waits for a capacity, whoever has it."""
    waiting, incoming = [], [f"task:{holding.unit_uid}"]
    if not holding.narrowed or "signatory" in holding.functions:
        waiting += [f"sign:{holding.post_uid}", f"annotate:{holding.post_uid}"]
    if "reviewer" in holding.functions:
        waiting += [f"review:{holding.unit_uid}", f"head:{holding.unit_uid}"]
    if not holding.narrowed or "reviewer" in holding.functions:
        waiting += [f"{what}:{holding.post_uid}" for what in ("post", "task", *FOR_GIVER)]
    if "registrar" in holding.functions:
        waiting += [f"{act}:{holding.agency_id}" for act in REGISTRY]
    waiting += seats.risen(getSite().unrestrictedTraverse(holding.agency_path), holding)
    if holding.narrowed and not holding.functions & {"drafter", "reviewer", "registrar"}:
        incoming = []
    return {"waiting": waiting, "incoming": incoming}


def search(section_tokens, site=None, limit=None, sort_on="modified"):
    """Brains of open work under these tokens, the oldest or (`edoc_due`) the earliest due first. The
    tokens are the permission."""
    if not section_tokens:
        return []
    catalog = getToolByName(site or getSite(), "portal_catalog")
    query = {"edoc_desk": section_tokens, "sort_on": sort_on}
    if limit:
        query["sort_limit"] = limit
    return catalog.unrestrictedSearchResults(**query)


def counts(holding):
    """{section of the menu: number of open letters} of a person in a capacity."""
    wanted = tokens(holding.userid, holding)
    return {
        "desk": len(search(wanted["waiting"] + wanted["returned"])),
        "queue": len(search([f"sign:{holding.post_uid}"])),
        "incoming": len(search(wanted["incoming"])),
    }


def waiting_for(holding):
    """How many open letters wait for a capacity, whoever has it."""
    return len(search([token for found in tokens_of_post(holding).values() for token in found]))
