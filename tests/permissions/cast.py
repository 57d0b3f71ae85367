"""Everybody who may come: one person for each capacity, and a letter for each state."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import tray_for
from edoc_policy.agencies.posts import posts_of
from edoc_policy.letters import drafts
from edoc_policy.letters.incoming import Incoming
from edoc_policy.routing import plan
from edoc_policy.routing import routes
from edoc_policy.routing.actor import Actor
from edoc_policy.routing.workflow import move
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from tests.office import values


#: capacity -> (unit of the province as a path, functions of the post); the order of the columns.
CAPACITIES = {
    "drafter": ("office/general", {"drafter"}),
    "head of the unit": ("office/general", {"reviewer"}),
    "head of another unit": ("elsewhere", {"reviewer"}),
    "the signatory": ("", {"signatory"}),
    "another signatory": ("", {"signatory"}),
    "registrar": ("office", {"registrar"}),
    "records manager": ("office", {"records_manager"}),
    "auditor": ("office", {"auditor"}),
}
#: capacities of people who hold no post in the province.
STRANGERS = ("registrar of another agency", "member without a post")
ABOVE = ("site administrator", "manager")
ANONYMOUS = "anonymous"
#: state -> the transitions that lead there.
OUTGOING = {
    "draft": (),
    "returned": ("submit", "return"),
    "in_review": ("submit",),
    "pending_sign": ("submit", "endorse"),
    "numbered": ("submit", "endorse", "sign"),
    "cosigning": ("submit", "endorse", "sign", "cosign"),
    "sealed": ("submit", "endorse", "sign", "sealed"),
    "sent": ("submit", "endorse", "sign", "sealed", "send"),
    "closed": ("submit", "endorse", "sign", "sealed", "send", "close"),
    "cancelled": ("submit", "endorse", "sign", "cancel"),
}
INCOMING = {
    "delivered": (),
    "registered": ("register",),
    "assigned": ("register", "assign"),
    "answered": ("register", "answered"),
    "completed": ("register", "complete"),
    "refused": ("refuse",),
    "recalled": ("recalled",),
}


class Cast:
    """The people and letters of the matrix, in a site that the demo office stands in."""

    def __init__(self):
        self.agency = agency_by_id("pt-prov")
        createContentInContainer(
            self.agency, "edoc.unit", checkConstraints=False, id="elsewhere", title="กลุ่มงานอื่น"
        )
        self.userids = {name: self._person(name, *at) for name, at in CAPACITIES.items()}
        self.userids[STRANGERS[0]] = "registrar.thakhlong"
        self.userids[STRANGERS[1]] = self._user("nobody")
        self.userids[ABOVE[0]] = self._user("administrator", "Site Administrator")
        self.userids[ABOVE[1]] = self._user("manager", "Manager")
        self.outgoing = {state: self._outgoing(state) for state in OUTGOING}
        self.incoming = {state: self._incoming(state) for state in INCOMING}

    def actor(self, capacity):
        """The Actor of a capacity within the province."""
        userid = self.userids[capacity]
        held = [each for each in posts_of(userid) if each.agency_id == "pt-prov"]
        return Actor(userid, capacity, held[0] if held else None)

    def _user(self, userid, role="Member"):
        api.user.create(username=userid, email=f"{userid}@edoc.example", password="matrix-matrix")
        api.user.grant_roles(username=userid, roles=[role])
        return userid

    def _person(self, capacity, path, functions):
        userid = self._user(capacity.replace(" ", "."))
        createContentInContainer(
            self.agency.unrestrictedTraverse(path) if path else self.agency,
            "edoc.post",
            checkConstraints=False,
            id=userid.replace(".", "-"),
            title=capacity,
            functions=functions,
            holders=[{"userid": userid, "valid_from": None, "valid_to": None}],
        )
        return userid

    def _signatory(self, capacity):
        post = self.agency[self.userids[capacity].replace(".", "-")]
        return f"{IUUID(post)}|{self.userids[capacity]}"

    def _outgoing(self, state):
        two = [{"signatory": self._signatory("another signatory")}] if state == "cosigning" else []
        given = values(signatory=self._signatory("the signatory"), cosignatories=two)
        made = drafts.create(self.agency, given, self.userids["drafter"])
        facts = routes.facts_of(made)
        plan.start(made, routes.choose(self.agency, facts), facts)
        if "sign" in OUTGOING[state]:
            signer = self.actor("the signatory")
            made.signatures = (
                {
                    "userid": signer.userid,
                    "fullname": signer.fullname,
                    "position": signer.post_title,
                    "post_uid": signer.holding.post_uid,
                },
            )
        return self._moved(made, OUTGOING[state])

    def _incoming(self, state):
        made = Incoming()
        made.portal_type = "edoc.incoming"
        made.title, made.sender_title = "ขอข้อมูล", "เทศบาลเมืองท่าโขลง"
        made.unit_uid = IUUID(self.agency.office.general)
        if state == "answered":
            made.replies = (IUUID(self.outgoing["draft"]),)
        return self._moved(tray_for(self.agency, "incoming").lay(made), INCOMING[state])

    def _moved(self, letter, transitions):
        for transition in transitions:
            move(letter, transition)
        letter.reindexObject()
        return letter
