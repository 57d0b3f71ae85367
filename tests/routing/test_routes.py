"""Routes: sequential, parallel, by n of m, under conditions; what is vacant rises to the next head."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.audit.journal import entries
from edoc_policy.routing import plan
from edoc_policy.routing import progress
from edoc_policy.routing import routes
from edoc_policy.routing.acts import perform
from edoc_policy.routing.desk import search
from edoc_policy.routing.desk import tokens
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.route import RouteFault
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.seats import risen
from edoc_policy.routing.trial import rehearse
from edoc_policy.routing.trial import sketch
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import letter
from zope.i18n import translate
import pytest


pytestmark = pytest.mark.usefixtures("undone")
MEMBERS = ("drafter.pt", "registrar.pt", "governor.pt")


@pytest.fixture
def agency():
    return agency_by_id("pt-prov")


@pytest.fixture
def committee(agency):
    """Three posts of a committee, held by three people: their seats."""
    return [_post(agency, f"member-{n}", userid) for n, userid in enumerate(MEMBERS, 1)]


def _post(agency, name, userid):
    post = createContentInContainer(
        agency.office.general,
        "edoc.post",
        checkConstraints=False,
        id=name,
        title=f"กรรมการ {name}",
        functions=set(),
        holders=[{"userid": userid, "valid_from": None, "valid_to": None}],
    )
    return f"post:{IUUID(post)}"


def member(seat, userid):
    return actor(userid, seat.partition(":")[2])


def step(*seats, ask="agree", **more):
    return {"title": "", "ask": ask, "seats": list(seats), **more}


def draw(agency, *steps, enforce=True, **more):
    values = {"title": "ทดลอง", "unit": None, "steps": list(steps), **more}
    ident = routes.draw(agency, actor("governor.pt"), values)
    if enforce:
        routes.enforce(agency, actor("governor.pt"), ident)
    return ident


def submitted(**changes):
    return letter("in_review", **changes)


def states(made):
    return [each["state"] for each in progress.steps(made)]


# The way of a letter ------------------------------------------------------------------------------


def test_without_a_route_of_its_own_the_head_of_the_unit_agrees(agency):
    made = submitted()
    assert made.route["id"] == "standard"
    perform("endorse", made, actor("head.pt"))
    assert state_of(made) == "pending_sign"


def test_steps_are_asked_one_after_the_other(agency, committee):
    draw(agency, step("heads"), step(committee[0], ask="approve"))
    made = submitted()
    assert states(made) == ["now", "next"]
    assert not may("endorse", made, member(committee[0], "drafter.pt"))
    perform("endorse", made, actor("head.pt"))
    assert state_of(made) == "in_review"
    assert states(made) == ["done", "now"]
    assert not may("endorse", made, actor("head.pt"))
    perform("endorse", made, member(committee[0], "drafter.pt"))
    assert state_of(made) == "pending_sign"
    verbs = [translate(e["verb"], target_language="th") for e in endorsements(made)]
    assert verbs == ["เสนอ", "เห็นชอบ", "อนุมัติ"]


def test_two_of_three_are_enough_and_the_other_opinion_stays_beside_them(agency, committee):
    draw(agency, step(*committee, need=2))
    made = submitted()
    first, second, third = (member(*pair) for pair in zip(committee, MEMBERS, strict=True))
    perform("endorse", made, first, verb="disagree", words="งบประมาณไม่พอ")
    assert state_of(made) == "in_review"
    perform("endorse", made, second)
    perform("endorse", made, third, verb="agree_if", words="ให้ทำแผนก่อน")
    assert state_of(made) == "pending_sign"
    (done,) = progress.steps(made)
    assert [seat["verb"].id for seat in done["seats"]] == ["disagree", "agree", "agree_if"]
    assert [e["words"] for e in endorsements(made)][1:] == ["งบประมาณไม่พอ", "", "ให้ทำแผนก่อน"]


def test_when_the_yes_can_no_longer_come_the_letter_returns_to_its_drafter(agency, committee):
    draw(agency, step(*committee, need=2))
    made = submitted()
    perform("endorse", made, member(committee[0], "drafter.pt"), verb="disagree", words="ไม่ควร")
    assert state_of(made) == "in_review"
    perform("endorse", made, member(committee[1], "registrar.pt"), verb="disagree", words="ไม่ควร")
    assert state_of(made) == "returned"
    assert states(made) == ["failed"]


def test_one_of_several_is_enough_where_any_may_answer(agency, committee):
    draw(agency, step(*committee, need="any"))
    made = submitted()
    perform("endorse", made, member(committee[2], "governor.pt"))
    assert state_of(made) == "pending_sign"


def test_nobody_counts_twice_in_one_step(agency, committee):
    again = _post(agency, "again", "drafter.pt")
    draw(agency, step(committee[0], again, committee[1]))
    made = submitted()
    perform("endorse", made, member(committee[0], "drafter.pt"))
    verdict = may("endorse", made, member(again, "drafter.pt"))
    assert not verdict
    assert "แล้ว" in translate(verdict.reason, target_language="th")


def test_a_person_in_two_seats_answers_once_and_the_step_does_not_wait_for_him_again(
    agency, committee
):
    again = _post(agency, "again", "drafter.pt")
    draw(agency, step(committee[0], again, committee[1]))
    made = submitted()
    perform("endorse", made, member(committee[1], "registrar.pt"))
    assert state_of(made) == "in_review"
    perform("endorse", made, member(again, "drafter.pt"))
    assert state_of(made) == "pending_sign"


def test_a_no_and_a_condition_need_words(agency):
    made = submitted()
    for verb in ("disagree", "agree_if"):
        with pytest.raises(WordsMissing):
            perform("endorse", made, actor("head.pt"), verb=verb)
    with pytest.raises(Refused):
        perform("endorse", made, actor("head.pt"), verb="approve")
    assert plan.present(made)[0] == 0


def test_a_letter_under_way_keeps_the_route_it_started_with(agency, committee):
    ident = draw(agency, step("heads"), step(committee[0]))
    made = submitted()
    routes.retire(agency, actor("governor.pt"), ident)
    assert states(made) == ["now", "next"]
    assert submitted().route["id"] == "standard"


def test_who_is_asked_may_ask_others_before_or_after_himself(agency, committee):
    made = submitted()
    uid = committee[0].partition(":")[2]
    perform(
        "add_step",
        made,
        actor("head.pt"),
        posts=uid,
        ask="note",
        place="before",
        words="ขอทราบความเห็น",
    )
    assert states(made) == ["now", "next"]
    assert not may("endorse", made, actor("head.pt"))
    perform("endorse", made, member(committee[0], "drafter.pt"))
    perform(
        "add_step", made, actor("head.pt"), posts=[committee[1].partition(":")[2]], place="after"
    )
    perform("endorse", made, actor("head.pt"))
    assert state_of(made) == "in_review"
    perform("endorse", made, member(committee[1], "registrar.pt"))
    assert state_of(made) == "pending_sign"
    assert [each["added"] for each in progress.steps(made)] == [True, False, True]


def test_who_is_to_sign_may_ask_others_and_then_signs(agency, committee):
    made = submitted()
    perform("endorse", made, actor("head.pt"))
    assert not may("add_step", made, actor("head.pt"))
    uid = committee[0].partition(":")[2]
    perform("add_step", made, actor("governor.pt"), posts=uid, words="มีงบประมาณหรือไม่")
    assert state_of(made) == "in_review"
    assert states(made) == ["done", "now"]
    assert not may("sign", made, actor("governor.pt"))
    perform("endorse", made, member(committee[0], "drafter.pt"))
    assert state_of(made) == "pending_sign"
    assert may("sign", made, actor("governor.pt"))


def test_a_returned_letter_begins_its_route_anew(agency, committee):
    draw(agency, step("heads"), step(committee[0]))
    made = submitted()
    perform("endorse", made, actor("head.pt"))
    perform("return", made, member(committee[0], "drafter.pt"), words="แก้วันที่")
    perform("submit", made, actor("drafter.pt"))
    assert states(made) == ["now", "next"]


# Conditions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "changes"),
    [
        ({"urgency": ["urgent"]}, {"urgency": "urgent"}),
        ({"amount_from": 500_000}, {"amount": 500_000}),
        ({"amount_from": 1, "amount_to": 10}, {"amount": 10}),
        ({"kinds": ["external"], "amount_from": 5}, {"amount": 6}),
    ],
)
def test_a_route_counts_for_what_meets_its_condition_alone(agency, when, changes):
    ident = draw(agency, step("heads"), when=when)
    assert submitted(**changes).route["id"] == ident
    assert submitted().route["id"] == "standard"


def test_a_step_counts_for_what_meets_its_condition_alone(agency, committee):
    draw(agency, step("heads"), step(committee[0], when={"amount_from": 100_000}))
    assert len(submitted().plan) == 1
    assert len(submitted(amount=100_000).plan) == 2


def test_the_route_of_a_unit_stands_before_that_of_the_agency(agency):
    draw(agency, step("heads"))
    own = draw(agency, step("heads"), unit=IUUID(agency.office.general))
    assert submitted().route["id"] == own
    assert submitted(owner_unit=IUUID(agency)).route["id"] != own


def test_the_nearest_unit_is_looked_at_first_then_the_order_of_the_agency(agency):
    draw(agency, step("heads"), unit=IUUID(agency.office))
    near = draw(agency, step("heads"), unit=IUUID(agency.office.general))
    beside = draw(agency, step("heads"), unit=IUUID(agency.office.general))
    assert submitted().route["id"] == near
    routes.move(agency, actor("governor.pt"), beside, up=True)
    assert submitted().route["id"] == beside
    with pytest.raises(Refused):
        routes.move(agency, actor("governor.pt"), beside, up=True)


# Drawing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [step()],
        [step("post:nobody")],
        [step("heads", ask="sing")],
        [step("heads", need=2)],
        [step("heads", need=0)],
        [step("heads", when={"amount_from": 5, "amount_to": 4})],
        [step("heads", when={"kinds": ["poem"]})],
        [step("heads", when={"urgency": "urgent"})],
        [step("heads", title="ก" * 201)],
        ["heads"],
        [step("heads")] * 21,
    ],
)
def test_what_nobody_could_follow_is_not_kept(agency, steps):
    with pytest.raises(RouteFault) as error:
        draw(agency, *steps)
    assert str(error.value.args[0])
    assert routes.records(agency) == []


def test_a_draft_does_not_count_before_it_is_put_in_force(agency, committee):
    ident = draw(agency, step(committee[0]), enforce=False)
    assert submitted().route["id"] == "standard"
    routes.enforce(agency, actor("governor.pt"), ident)
    assert submitted().route["id"] == ident
    changed = {"id": ident, "title": "แก้", "steps": [step("heads")]}
    routes.draw(agency, actor("governor.pt"), changed)
    assert submitted().plan[0]["seats"] == (committee[0],)


def test_a_head_draws_for_his_unit_and_nobody_elses(agency):
    own = {"title": "ของกลุ่มงาน", "unit": IUUID(agency.office.general), "steps": [step("heads")]}
    assert routes.draw(agency, actor("head.pt"), own)
    for unit, who in ((None, "head.pt"), (IUUID(agency.office), "head.pt"), (None, "drafter.pt")):
        with pytest.raises(Refused):
            routes.draw(agency, actor(who), {**own, "unit": unit})


def test_every_fault_is_told_with_its_step(agency):
    values = {"title": "", "steps": [step("heads"), step(), step("heads", need=3)]}
    route, faults = routes.examined(agency, values)
    assert route is None
    assert [each.step for each in faults] == [None, 2, 3]


def test_a_route_edited_to_nothing_is_not_kept_and_what_counts_stays(agency, committee):
    ident = draw(agency, step(committee[0]))
    with pytest.raises(RouteFault):
        routes.draw(agency, actor("governor.pt"), {"id": ident, "title": "ว่าง", "steps": []})
    assert submitted().route["id"] == ident


def test_a_route_whose_every_step_is_under_a_condition_never_leaves_a_letter_without_anybody(
    agency,
):
    draw(agency, step("heads", when={"amount_from": 100}))
    assert submitted().plan[0]["seats"] == ("heads",)


def test_who_draws_on_an_older_state_of_a_route_is_told_who_was_before_him(agency):
    ident = draw(agency, step("heads"))
    seen = routes.record_of(agency, ident)["revision"]
    changed = {"id": ident, "title": "แก้", "steps": [step("heads")]}
    routes.draw(agency, actor("registrar.pt"), changed, revision=seen)
    with pytest.raises(Refused) as error:
        routes.draw(agency, actor("governor.pt"), changed, revision=seen)
    assert actor("registrar.pt").fullname in translate(error.value.reason, target_language="th")


def test_nobody_makes_a_route_under_a_name_of_his_own(agency):
    with pytest.raises(Refused):
        routes.draw(
            agency, actor("governor.pt"), {"id": "standard", "title": "ก", "steps": [step("heads")]}
        )


def test_a_draft_is_thrown_away_and_what_is_in_force_stays(agency):
    ident = draw(agency, step("heads"))
    changed = {"id": ident, "title": "แก้", "steps": [step("heads")]}
    routes.draw(agency, actor("governor.pt"), changed)
    routes.drop(agency, actor("governor.pt"), ident)
    assert routes.record_of(agency, ident)["in_force"]["title"] == "ทดลอง"
    with pytest.raises(Refused):
        routes.drop(agency, actor("governor.pt"), ident)
    never = draw(agency, step("heads"), enforce=False)
    routes.drop(agency, actor("governor.pt"), never)
    assert never not in dict(routes.records(agency))


def test_drawing_and_every_refusal_stand_in_the_journal(agency):
    ident = draw(agency, step("heads"))
    with pytest.raises(Refused):
        routes.attempt("retire_route", agency, actor("drafter.pt"), ident)
    lines = [(line["act"], line["outcome"]) for line in entries(agency, size=3)]
    assert lines == [("retire_route", "refused"), ("enforce_route", "done"), ("draw_route", "done")]
    assert routes.record_of(agency, ident)["in_force"]


# A trial ------------------------------------------------------------------------------------------


def tried(agency, *steps, made=None, **more):
    values = {"id": "x", "title": "ทดลอง", "steps": list(steps), **more}
    route, faults = routes.examined(agency, values)
    assert not faults
    return rehearse(made if made is not None else letter(), route)


def warnings(trial):
    return [translate(text, target_language="th") for each in trial.steps for text in each.warnings]


def test_a_trial_shows_which_steps_would_count_and_whom_they_would_ask(agency, committee):
    steps = [step("heads"), step(committee[0], when={"amount_from": 9})]
    assert [each.number for each in tried(agency, *steps).steps] == [1]
    first, second = tried(agency, *steps, made=letter(amount=9)).steps
    assert [one.userid for one in first.seats[0].who] == ["head.pt"]
    assert [one.userid for one in second.seats[0].who] == ["drafter.pt"]
    assert routes.records(agency) == []


def test_a_trial_says_whether_the_route_would_be_the_one(agency):
    assert tried(agency, step("heads")).counts
    assert not tried(agency, step("heads"), when={"urgency": ["urgent"]}).counts
    made = sketch(agency, "memo", owner_unit=IUUID(agency.office.general), urgency="urgent")
    assert tried(agency, step("heads"), made=made, when={"urgency": ["urgent"]}).counts


def test_a_trial_warns_of_vacancies_doubles_and_who_signs_anyway(agency, committee):
    agency.office.general["member-2"].holders = []
    again = _post(agency, "again", "drafter.pt")
    found = "\n".join(warnings(tried(agency, step(committee[0], again), step(committee[1]))))
    assert "มากกว่าหนึ่งที่" in found
    assert "ยังไม่มีผู้ดำรงตำแหน่ง" in found
    assert actor("head.pt").fullname in found
    assert "เป็นผู้ลงนาม" in "".join(warnings(tried(agency, step(committee[2]))))


# Vacant places ------------------------------------------------------------------------------------


def test_what_is_vacant_rises_to_the_next_head_and_comes_back(agency, committee):
    post = agency.office.general["member-1"]
    draw(agency, step(committee[0]))
    made = submitted()
    post.holders = []
    head = actor("head.pt")
    assert may("endorse", made, head)
    assert committee[0] in risen(agency, head.holding)
    found = search(tokens("head.pt", head.holding)["waiting"])
    assert IUUID(made) in [brain.UID for brain in found]
    post.holders = [{"userid": "drafter.pt", "valid_from": None, "valid_to": None}]
    assert not may("endorse", made, head)
    assert may("endorse", made, member(committee[0], "drafter.pt"))


def on_desk(made, userid):
    found = search(tokens(userid, actor(userid).holding)["waiting"])
    return IUUID(made) in [brain.UID for brain in found]


def test_without_any_head_who_signs_answers(agency, committee):
    made = submitted()
    assert not on_desk(made, "governor.pt")
    agency.office.general.head.holders = []
    assert may("endorse", made, actor("governor.pt"))
    assert on_desk(made, "governor.pt")


def test_a_dissolved_unit_leaves_its_letters_to_the_agency(agency):
    made = submitted()
    assert on_desk(made, "head.pt")
    agency.office.manage_delObjects(["general"])
    assert on_desk(made, "governor.pt")
    perform("endorse", made, actor("governor.pt"))
    assert state_of(made) == "pending_sign"


def test_a_unit_merged_into_another_takes_its_letters_along(agency):
    made = submitted()
    assert on_desk(made, "head.pt")
    other = createContentInContainer(
        agency, "edoc.unit", checkConstraints=False, id="merged", title="กลุ่มงานรวม"
    )
    agency.office.general.head.holders = []
    createContentInContainer(
        other,
        "edoc.post",
        checkConstraints=False,
        id="chief",
        title="หัวหน้ากลุ่มงานรวม",
        functions={"reviewer"},
        holders=[{"userid": "registrar.pt", "valid_from": None, "valid_to": None}],
    )
    chief = IUUID(other.chief)
    other.manage_pasteObjects(agency.office.manage_cutObjects(["general"]))
    assert may("endorse", made, actor("registrar.pt", chief))
    found = search(tokens("registrar.pt", actor("registrar.pt", chief).holding)["waiting"])
    assert IUUID(made) in [brain.UID for brain in found]


def test_a_post_dissolved_while_a_letter_waits_for_it_brings_it_to_who_answers(agency, committee):
    draw(agency, step(committee[0]))
    made = submitted()
    agency.office.general.manage_delObjects(["member-1"])
    assert on_desk(made, "governor.pt")


def test_a_post_that_is_no_more_stops_nothing(agency, committee):
    draw(agency, step(committee[0]))
    made = submitted()
    agency.office.general.manage_delObjects(["member-1"])
    perform("endorse", made, actor("governor.pt"))
    assert state_of(made) == "pending_sign"
