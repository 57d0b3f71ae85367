"""Letters of the demo office at any step of their way, without a commit."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.posts import posts_of
from edoc_policy.letters import drafts
from edoc_policy.routing.actor import Actor
from edoc_policy.routing.acts import perform
from edoc_policy.routing.sealing import seal_letter
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.vault import vault
from instance import office
from instance.processes import PEOPLE
from plone.uuid.interfaces import IUUID
from zope.component.hooks import getSite
from zope.i18n import translate


BODY = office.paragraphs("ด้วยจังหวัดปทุมธานีกำหนดจัดประชุม", "จึงเรียนมาเพื่อโปรดทราบ")
WAY = (("submit", "drafter.pt"), ("endorse", "head.pt"))
STATES = {"draft": 0, "in_review": 1, "pending_sign": 2}


def actor(userid, post=None):
    """A person in the capacity of the post with this id, or in his first one."""
    holdings = posts_of(userid)
    if post is not None:
        holdings = [holding for holding in holdings if holding.post_uid == post]
    holding = holdings[0] if holdings else None
    return Actor(userid, holding.fullname if holding else userid, holding)


def values(**changes):
    """A complete draft of the province."""
    agency = agency_by_id("pt-prov")
    return {
        "title": "ขอเชิญประชุม",
        "recipients": [{"agency": "thakhlong"}, {"agency": "samkhok"}],
        "body": BODY,
        "signatory": f"{IUUID(agency.governor)}|governor.pt",
        "owner_unit": IUUID(agency.office.general),
        **changes,
    }


def letter(state="draft", **changes):
    """A letter of the province in a state before signing."""
    made = drafts.create(agency_by_id("pt-prov"), values(**changes), "drafter.pt")
    for act, userid in WAY[: STATES[state]]:
        perform(act, made, actor(userid))
    return made


def seal(made):
    """Sign and seal a letter that waits for the governor, all within one transaction."""
    perform("sign", made, actor("governor.pt"), passphrase=PEOPLE["passphrase"])
    vault.hold(IUUID(made), DirectoryKeys.from_env().unlock("governor.pt", PEOPLE["passphrase"]))
    seal_letter(getSite(), IUUID(made))


def in_thai(message):
    """A message as an official reads it, whatever the language of the test."""
    return translate(message, target_language="th")
