"""Whom a notice concerns: tokens of posts, units, functions and persons, resolved when it is given.

The tokens are those of the desk (`routing.desk`), and `person:<user id>`, `post:<uid>`,
`<function>:<agency id>`. So a change of staff or of the desk's rules needs no change here.
"""

from edoc_policy.agencies.attendance import attending
from edoc_policy.routing import desk
from itertools import chain
from plone.indexer.interfaces import IIndexer
from Products.CMFCore.utils import getToolByName
from zope.component import queryMultiAdapter


def names_of(holding):
    """All tokens under which somebody in a capacity is meant."""
    own = {f"person:{holding.userid}", f"post:{holding.post_uid}", f"unit:{holding.unit_uid}"}
    functions = {f"{name}:{holding.agency_id}" for name in holding.functions}
    return own | functions | set(chain.from_iterable(desk.tokens(holding.userid, holding).values()))


class Staff:
    """The people of an agency today, read once for all notices of a job."""

    def __init__(self, agency):
        present = chain.from_iterable(attending(agency).values())
        self.names = [(each.userid, names_of(each)) for each in present]

    def meant(self, tokens):
        """The user ids that `tokens` mean, in alphabetical order."""
        return sorted({userid for userid, names in self.names if not names.isdisjoint(tokens)})

    def works(self, userid):
        """Whether somebody holds a post in the agency."""
        return any(each == userid for each, _names in self.names)


def tokens_for(kind, matter, agency, facts):
    """The tokens of those whom a Kind concerns in a matter; `facts`: those of the journal's entry."""
    found = []
    for rule in kind.whom:
        what, _colon, waits = rule.partition(":")
        if what == "desk":
            found += [token for token in _on_desk(matter) if token.startswith(f"{waits}:")]
        elif what == "creator":
            found.append(f"person:{matter.Creator()}")
        elif what == "named":
            found += facts.get("to") or ()
        else:
            found.append(f"{what}:{agency.getId()}")
    return tuple(found)


def _on_desk(matter):
    catalog = getToolByName(matter, "portal_catalog")
    indexer = queryMultiAdapter((matter, catalog), IIndexer, name="edoc_desk")
    return indexer() if indexer is not None else ()
