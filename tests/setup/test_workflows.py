"""Each workflow does what the specification beside it says in words: who may do what in which state."""

from edoc_policy.agencies.interfaces import ROLES
from edoc_policy.routing.acts import UNMOVED
from edoc_policy.routing.rules import EVERYBODY
from edoc_policy.routing.rules import INCOMING
from edoc_policy.routing.rules import OUTGOING
from edoc_policy.routing.rules import STATE_TITLES
from lxml import etree
from pathlib import Path
import edoc_policy
import pytest


FOLDER = Path(edoc_policy.__file__).parent / "setup" / "profiles" / "default" / "workflows"
WORKFLOWS = sorted(each.name for each in FOLDER.iterdir())
TABLES = {"edoc_outgoing": OUTGOING, "edoc_incoming": INCOMING}
RIGHTS = {
    "read": ("View", "Access contents information"),
    "change": ("Modify portal content",),
    "delete": ("Delete objects",),
}
GROUPS = {
    "everybody": set(ROLES.values()),
    "administrators": {"Manager", "Site Administrator"},
    "nobody": set(),
}
NAMES = {role.removeprefix("Agency ").lower(): role for role in ROLES.values()}
FUNCTIONS = {function.replace("_", " "): function for function in ROLES}
#: How the rules that are no plain list of functions are said.
WORDS = {
    "is_complete": "nothing is missing",
    "is_asked": "who the open step of the route asks",
    "is_a_signatory": "whose turn it is to sign",
    "in_capacity": "in a capacity that counts today",
    "signed_it": "who signed last",
    "returns_it": "who is asked, is to sign, or frees what waits for nobody",
    "asks_others": "who is asked, or is to sign",
    "takes_back": "who is asked returns it instead",
    "not_his_own_draft": "not his own draft for another",
    "is_unanswered": "nothing answers it yet",
    "is_answered": "something answers it already",
    "nothing_is_left_to_others": "no task waits for anybody else",
    "has_part_in_it": "registry, heads, whom it is addressed to, who has a task",
    "may_order": "whom it is addressed to, heads, the registrar for them",
    "is_addressed_or_decides": "whom it is addressed to, signatory, reviewer",
    "ends_its_way": "what goes to recipients once sent, the rest once sealed",
    "everybody_answered": "every recipient has answered",
    "nobody_took_it": "no recipient has opened it",
    "may_burn_it": "registrar, or a co-signatory who will not sign",
}


def specified(name):
    """(title, {state: {"title", "begins", "rights": {right: roles}, "acts": {act: (new state or None,
    words)}}}) of a specification."""
    lines = (FOLDER / name / "specification.txt").read_text("utf-8").splitlines()
    states, here = {}, None
    for line in lines[1:]:
        if not line.strip():
            here = here if here is None else {}
        elif not line.startswith(" "):
            state, _colon, titles = line.partition(": ")
            thai, english = titles.split(" · ")
            assert english
            here = states[state] = {"title": thai, "begins": False, "rights": {}, "acts": {}}
        elif here is None:
            continue  # what stands over the states
        elif line.strip() == "begins here":
            here["begins"] = True
        elif line.startswith("  may "):
            right, _colon, who = line.removeprefix("  may ").partition(": ")
            here["rights"][right] = roles(who)
        else:
            act, _colon, words = line.strip().partition(": ")
            act, _arrow, new = act.partition(" → ")
            here["acts"][act] = (new or None, words)
    return lines[0], states


def roles(who):
    """The roles that a list of people means."""
    found = set()
    for each in who.split(", "):
        found |= GROUPS[each] if each in GROUPS else {NAMES[each]}
    return found


def defined(name):
    """The definition of a workflow."""
    return etree.parse(FOLDER / name / "definition.xml").getroot()


def exits(state):
    return {each.get("transition_id") for each in state.findall("exit-transition")}


def said(rules):
    """Rules in the words of a specification; which states they name is told by where they stand."""
    found = []
    for rule in rules:
        if hasattr(rule, "functions"):
            everybody = set(rule.functions) == set(EVERYBODY)
            found.append("every official" if everybody else set(rule.functions))
        elif not hasattr(rule, "states"):
            found.append(WORDS[rule.__name__])
    return found


def read(words):
    """What a specification says of an act, as `said` gives it."""
    known = {"every official", *WORDS.values()}
    return [
        each if each in known else {FUNCTIONS[name] for name in each.split(", ")}
        for each in words.split(" · ")
    ]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_states_rights_and_transitions_are_those_of_the_specification(name):
    head, states = specified(name)
    definition = defined(name)
    assert head.startswith(f"{name}: {definition.get('title')} · ")
    assert definition.get("manager_bypass") == "False"
    found = {each.get("state_id"): each for each in definition.findall("state")}
    assert list(states) == list(found)
    assert [state for state in states if states[state]["begins"]] == [
        definition.get("initial_state")
    ]
    targets = {each.get("transition_id"): each for each in definition.findall("transition")}
    used = set()
    for state, wanted in states.items():
        assert wanted["title"] == found[state].get("title"), state
        rights = {
            each.get("name"): {role.text for role in each.findall("permission-role")}
            for each in found[state].findall("permission-map")
            if each.get("acquired") == "False"
        }
        for right, permissions in RIGHTS.items():
            for permission in permissions:
                assert rights[permission] == wanted["rights"][right], (state, permission)
        moves = {act: new for act, (new, _words) in wanted["acts"].items() if new}
        assert set(moves) == exits(found[state]), state
        for act, new in moves.items():
            assert targets[act].get("new_state") == new, (state, act)
        used |= set(moves)
    assert used == set(targets)
    for transition in targets.values():
        guard = transition.findtext("guard/guard-expression")
        assert f'@@edoc-guard")("{transition.get("transition_id")}")' in guard


@pytest.mark.parametrize("name", sorted(TABLES))
def test_who_may_act_in_which_state_is_as_the_rules_say(name):
    _head, states = specified(name)
    for act, rules in TABLES[name].items():
        told = [state for state in states if act in states[state]["acts"]]
        named = next((rule.states for rule in rules if hasattr(rule, "states")), None)
        assert told, act
        assert named is None or set(told) == set(named), act
        for state in told:
            new, words = states[state]["acts"][act]
            assert new is None or act not in UNMOVED, (state, act)
            assert read(words) == said(rules), (state, act)
    others = {act for each in states.values() for act in each["acts"]} - set(TABLES[name])
    for each in states.values():
        for act in others & set(each["acts"]):
            assert each["acts"][act][1].startswith("the suite itself, when "), act


@pytest.mark.parametrize("name", sorted(TABLES))
def test_pages_call_the_states_as_the_workflow_does(name):
    _head, states = specified(name)
    assert {state: str(STATE_TITLES[state]) for state in states} == {
        state: each["title"] for state, each in states.items()
    }
