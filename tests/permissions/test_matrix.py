"""Who may do what: every capacity, state, act, view and service, as docs/permissions.md has it.

`EDOC_EXAMPLES=write` writes that file; otherwise each cell of it is compared with what is so.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.SpecialUsers import nobody
from edoc_policy.routing.rules import acts_of
from edoc_policy.routing.rules import may
from instance.processes import ROOT
from pathlib import Path
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME
from tests.permissions.cast import ABOVE
from tests.permissions.cast import ANONYMOUS
from tests.permissions.cast import CAPACITIES
from tests.permissions.cast import Cast
from tests.permissions.cast import INCOMING
from tests.permissions.cast import OUTGOING
from tests.permissions.cast import STRANGERS
from tests.permissions.doors import doors
from zope.component import getUtility
from zope.security.interfaces import IPermission
import json
import os
import pytest


PAGE = ROOT / "docs" / "permissions.md"
PUBLIC = json.loads(Path(__file__).with_name("public.json").read_text("utf-8"))
#: What a view may be looked at on: column head -> how to find it.
PLACES = {
    "site": lambda cast: cast.agency.__parent__,
    "agency": lambda cast: cast.agency,
    "unit": lambda cast: cast.agency.office,
    "post": lambda cast: cast.agency.governor,
    "tray": lambda cast: cast.agency.outgoing,
    "draft": lambda cast: cast.outgoing["draft"],
    "sealed letter": lambda cast: cast.outgoing["sealed"],
    "incoming letter": lambda cast: cast.incoming["registered"],
}
INTRO = """# Who may do what

Written by `tests/permissions` (`EDOC_EXAMPLES=write bin/pytest tests/permissions`), which compares
each cell with what the rules, the workflows and the registrations really say. Nobody has a right by
his name: rights come from the post that one holds today, in the capacity in which one acts.
"""


@pytest.fixture(scope="module")
def cast(office_site):
    return Cast()


@pytest.fixture(scope="module")
def tables(cast):
    """{heading: [rows]}; the first row of each is its head."""
    found = {
        "Outgoing documents: in which states who may act": acts(cast, OUTGOING, cast.outgoing),
        "Incoming letters: in which states who may act": acts(cast, INCOMING, cast.incoming),
    }
    for place, find in PLACES.items():
        rows = views(cast, find(cast))
        if len(rows) > 1:
            found[f"Views and services on: {place}"] = rows
    return found


def acts(cast, states, letters):
    who = (*CAPACITIES, *STRANGERS)
    rows = [("act", *who)]
    for act in acts_of(letters[next(iter(states))]):
        cells = []
        for capacity in who:
            actor = cast.actor(capacity)
            allowed = [state for state in states if may(act, letters[state], actor)]
            cells.append(", ".join(allowed) or "–")
        rows.append((f"`{act}`", *cells))
    return rows


def views(cast, context):
    who = (*CAPACITIES, *STRANGERS, *ABOVE, ANONYMOUS)
    rows = [("view or service", *who)]
    kept = {}
    for door in doors():
        wanted = door.interface
        if wanted is not None and not applies(wanted, context):
            continue
        kept.setdefault((door.shown, door.permission), door)
    for (shown, permission), _door in sorted(kept.items()):
        marks = ["●" if is_open(cast, permission, context, name) else "–" for name in who]
        rows.append((f"`{shown}`", *marks))
    return rows


def applies(wanted, context):
    return (
        wanted.providedBy(context) if hasattr(wanted, "providedBy") else isinstance(context, wanted)
    )


def is_open(cast, permission, context, capacity):
    """Whether somebody passes the permission of a view on a context."""
    if permission == "zope.Public":
        return True
    users = context.acl_users
    user = nobody if capacity == ANONYMOUS else users.getUserById(cast.userids[capacity])
    newSecurityManager(None, user.__of__(users))
    try:
        title = getUtility(IPermission, permission).title
        return bool(getSecurityManager().checkPermission(title, context))
    finally:
        noSecurityManager()


def written(tables):
    parts = [INTRO]
    for heading, rows in tables.items():
        lines = [f"## {heading}", ""]
        lines += [f"| {' | '.join(row)} |" for row in rows[:1]]
        lines += [f"|{'---|' * len(rows[0])}"]
        lines += [f"| {' | '.join(row)} |" for row in rows[1:]]
        parts.append("\n".join(lines) + "\n")
    reasons = [f"- `{name}`: {reason}" for name, reason in sorted(PUBLIC.items())]
    parts.append("## Open to everybody, and why\n\n" + "\n".join(reasons) + "\n")
    return "\n".join(parts)


def test_the_table_in_the_documentation_is_what_is_so(cast, tables):
    login(cast.agency.__parent__, TEST_USER_NAME)
    text = written(tables)
    if os.environ.get("EDOC_EXAMPLES") == "write":
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text


def test_nothing_is_open_to_everybody_but_for_a_reason(tables):
    found = set()
    for head, *rows in tables.values():
        if head[-1] == ANONYMOUS:
            found |= {row[0].strip("`") for row in rows if row[-1] == "●"}
    found |= {door.shown for door in doors() if door.permission == "zope.Public"}
    assert found == set(PUBLIC)


def test_every_view_and_service_names_its_permission():
    assert [door for door in doors() if not door.permission] == []


def test_who_has_no_post_here_may_do_nothing(tables):
    for heading, (head, *rows) in tables.items():
        if "may act" in heading:
            for name in STRANGERS:
                assert {row[head.index(name)] for row in rows} == {"–"}
