"""Orders on an incoming letter become tasks: who may do what with them, and what follows."""

from datetime import datetime
from datetime import timedelta
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.agency import tray_for
from edoc_policy.agencies.posts import posts_of
from edoc_policy.audit import journal
from edoc_policy.letters.incoming import Incoming
from edoc_policy.routing import desk
from edoc_policy.routing import overdue
from edoc_policy.routing import task_acts
from edoc_policy.routing.acts import attempt
from edoc_policy.routing.acts import perform
from edoc_policy.routing.dues import proposed
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import ITaskEvent
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.task_lists import listing
from edoc_policy.routing.task_rules import may as may_task
from edoc_policy.routing.task_rules import TASK_RULES
from edoc_policy.routing.tasks import task_of
from edoc_policy.routing.tasks import tasks_of
from edoc_policy.routing.workflow import move
from edoc_policy.thai.dates import BANGKOK
from edoc_policy.thai.dates import bangkok_now
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from tests.office import actor
from tests.office import in_thai
from zope.component import getGlobalSiteManager
import pytest


pytestmark = pytest.mark.usefixtures("undone")
MAYOR, CLERK = "mayor.thakhlong", "head.thakhlong"
DRAFTER, REGISTRAR = "drafter.thakhlong", "registrar.thakhlong"
HELD_BY_HEAD = "drafter.latsawai"  # a person of another agency, lent to the works
WORKS = "head.latsawai"


@pytest.fixture
def agency(undone):
    """เทศบาลเมืองท่าโขลง, where the works have a head too."""
    _post(undone.thakhlong.works, "head-works", WORKS, {"reviewer"})
    _post(undone.thakhlong.works, "engineer", HELD_BY_HEAD, {"drafter"})
    return undone.thakhlong


def _post(unit, name, userid, functions):
    return createContentInContainer(
        unit,
        "edoc.post",
        checkConstraints=False,
        id=name,
        title=name,
        functions=functions,
        holders=[{"userid": userid, "valid_from": None, "valid_to": None}],
    )


@pytest.fixture
def letter(agency):
    """A letter that the registry has registered."""
    incoming = Incoming()
    incoming.portal_type = "edoc.incoming"
    incoming.title = "ขอให้ส่งแผน"
    incoming.sender_title = "จังหวัดปทุมธานี"
    incoming.number_text = "ปท ๐๐๑๗.๓/๑"
    incoming.received_at = bangkok_now()
    made = tray_for(agency, "incoming").lay(incoming)
    move(made, "register")
    made.receive_number = 2416
    made.reindexObject()
    return made


def of(userid):
    holding = next(each for each in posts_of(userid) if each.agency_id == "thakhlong")
    return actor(userid, None) if holding is None else type(actor(userid))(userid, userid, holding)


def unit(agency, *names):
    return [f"unit:{IUUID(agency[name])}" for name in names]


def order(letter, *names, by=MAYOR, words="ดำเนินการและรายงานผล", **more):
    agency = agency_of(letter)
    perform("order", letter, of(by), words=words, to=unit(agency, *names), **more)
    return tasks_of(letter)


def do(act, letter, number, userid, words="รับทราบ", **more):
    task_acts.perform(act, letter, task_of(letter, number), of(userid), words=words, **more)
    return task_of(letter, number)


def later(**more):
    return (bangkok_now() + timedelta(**more)).isoformat()


def on_desk(userid, section):
    holding = of(userid).holding
    return [brain.UID for brain in desk.search(desk.tokens(userid, holding)[section])]


# Orders -----------------------------------------------------------------------------------------


def test_an_order_to_two_units_stands_on_both_desks_until_each_has_reported(agency, letter):
    order(letter, "clerk", "works", due=later(days=3))
    assert state_of(letter) == "assigned"
    assert on_desk(CLERK, "incoming") == on_desk(WORKS, "incoming") == [IUUID(letter)]
    do("report", letter, 1, CLERK, "ทำแล้ว")
    assert on_desk(CLERK, "incoming") == []
    assert on_desk(WORKS, "incoming") == [IUUID(letter)]
    assert on_desk(MAYOR, "waiting") == [IUUID(letter)]
    do("close", letter, 1, MAYOR)
    do("report", letter, 2, WORKS, "ทำแล้ว")
    do("close", letter, 2, MAYOR)
    assert on_desk(WORKS, "incoming") == on_desk(MAYOR, "waiting") == []
    assert on_desk(REGISTRAR, "waiting") == [IUUID(letter)]  # to be closed


def test_an_order_is_written_on_the_letter_with_who_what_and_when(agency, letter):
    order(letter, "clerk", "works", due="30/12/2575 12.00", words="ด่วน")
    last = endorsements(letter)[-1]
    text = in_thai(last["verb"])
    assert text == "มอบ สำนักปลัดเทศบาล, กองช่าง ดำเนินการ ภายใน 30 ธ.ค. 75 12.00 น."
    assert (last["userid"], last["words"]) == (MAYOR, "ด่วน")
    (newest,) = journal.entries(agency, size=1)
    assert (newest["act"], newest["actor"]) == ("order", MAYOR)


@pytest.mark.parametrize("userid", [DRAFTER, REGISTRAR])
def test_who_leads_nothing_gives_no_orders(letter, userid):
    assert not may("order", letter, of(userid))
    assert may("order", letter, of(MAYOR))
    assert may("order", letter, of(CLERK))


def test_a_registrar_writes_down_an_order_where_the_agency_allows_it(agency, letter):
    agency.clerk_orders = True
    with pytest.raises(Refused, match="คำสั่งของผู้ใด"):
        order(letter, "clerk", by=REGISTRAR)
    mayor = of(MAYOR).holding
    (task,) = order(letter, "clerk", by=REGISTRAR, behalf=mayor.post_uid)
    assert (task.by, task.given["clerk"]) == (mayor.post_uid, REGISTRAR)
    assert "ตามคำสั่ง นายกเทศมนตรี" in in_thai(endorsements(letter)[-1]["verb"])
    do("report", letter, 1, CLERK)
    assert may_task("close", letter, task, of(MAYOR))
    assert not may_task("close", letter, task, of(REGISTRAR))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"due": "1 ม.ค. 2569"}, "ผ่านไปแล้ว"),
        ({"due": "วันหน้า"}, "ใส่วันและเวลา"),
        ({"kind": "dance"}, "เลือกว่าให้ดำเนินการ"),
    ],
)
def test_an_order_that_cannot_be_followed_is_refused_in_words(letter, more, why):
    with pytest.raises(Refused) as caught:
        attempt("order", letter, of(MAYOR), to=unit(agency_of(letter), "clerk"), **more)
    assert why in in_thai(caught.value.reason)
    assert (tasks_of(letter), state_of(letter)) == ((), "registered")


@pytest.mark.parametrize("party", ["unit:gone", "post:gone", "person:drafter.pt", "dog:1", ""])
def test_what_is_not_of_the_agency_is_given_nothing(letter, party):
    with pytest.raises(Refused, match="เลือกใหม่"):
        perform("order", letter, of(MAYOR), to=[party])


def test_a_unit_where_nobody_works_is_given_nothing(letter):
    with pytest.raises(Refused, match="ดำรงตำแหน่ง"):
        order(letter, "finance")


def test_the_same_task_is_not_given_twice_but_another_kind_is(letter):
    order(letter, "clerk")
    with pytest.raises(Refused, match="อยู่แล้ว"):
        order(letter, "works", "clerk")
    order(letter, "clerk", kind="opinion")
    assert [task.kind for task in tasks_of(letter)] == ["act", "opinion"]


def test_an_order_from_an_old_page_is_refused(letter):
    order(letter, "clerk", orders="0")
    with pytest.raises(Overtaken):
        order(letter, "works", orders="0")
    order(letter, "works", orders=1)


def test_for_information_is_done_when_it_is_noted(letter):
    order(letter, "clerk", kind="note")
    assert do("accept", letter, 1, CLERK, "").state == "closed"
    assert in_thai(endorsements(letter)[-1]["verb"]) == "ทราบ (สำนักปลัดเทศบาล)"
    assert on_desk(MAYOR, "waiting") == []


def test_helpers_see_it_and_note_progress_but_do_not_report(agency, letter):
    order(letter, "clerk", helpers=unit(agency, "works"))
    assert on_desk(WORKS, "incoming") == [IUUID(letter)]
    do("note", letter, 1, WORKS, "สำรวจแล้ว")
    assert [note["words"] for note in task_of(letter, 1).notes] == ["สำรวจแล้ว"]
    with pytest.raises(Refused):
        do("report", letter, 1, WORKS)


# The simple case ----------------------------------------------------------------------------------


def assign(letter, name):
    unit_uid = IUUID(agency_of(letter)[name])
    perform("assign", letter, of(REGISTRAR), unit=unit_uid)


def test_handing_a_letter_to_another_unit_takes_it_from_the_first(letter):
    assign(letter, "clerk")
    assign(letter, "works")
    assert [task.state for task in tasks_of(letter)] == ["withdrawn", "open"]
    assert (on_desk(CLERK, "incoming"), on_desk(WORKS, "incoming")) == ([], [IUUID(letter)])


def test_what_the_registry_handed_on_is_done_with_the_report_or_with_the_letter(letter):
    assign(letter, "works")
    assert not may("complete", letter, of(DRAFTER))
    perform("complete", letter, of(WORKS))
    assert (state_of(letter), tasks_of(letter)[0].state) == ("completed", "closed")


def test_a_letter_is_not_completed_while_an_ordered_task_is_open(letter):
    order(letter, "clerk", "works")
    verdict = may("complete", letter, of(REGISTRAR))
    assert "สำนักปลัดเทศบาล, กองช่าง" in in_thai(verdict.reason)
    for number, userid in ((1, CLERK), (2, WORKS)):
        do("report", letter, number, userid)
        do("close", letter, number, MAYOR)
    perform("complete", letter, of(REGISTRAR))
    assert state_of(letter) == "completed"


# What is done with a task ------------------------------------------------------------------------

#: state -> act -> who may, of a task given by the mayor to the works with a due.
PEOPLE = (MAYOR, CLERK, DRAFTER, REGISTRAR, WORKS, HELD_BY_HEAD)
DOING = {
    "report": {WORKS},
    "delegate": {WORKS},
    "ask": {WORKS},
    "return": {WORKS},
    "note": {WORKS, HELD_BY_HEAD},
    "move": {MAYOR},
    "withdraw": {MAYOR},
}
ALLOWED = {
    "open": {**DOING, "accept": {WORKS, HELD_BY_HEAD}},
    "accepted": DOING,
    "reported": {"close": {MAYOR}, "redo": {MAYOR}},
    "returned": {"move": {MAYOR}, "withdraw": {MAYOR}},
    "closed": {},
    "withdrawn": {},
}
WAY = {
    "open": (),
    "accepted": (("accept", WORKS),),
    "reported": (("report", WORKS),),
    "returned": (("return", WORKS),),
    "closed": (("report", WORKS), ("close", MAYOR)),
    "withdrawn": (("withdraw", MAYOR),),
}


@pytest.mark.parametrize("state", ALLOWED)
def test_who_may_do_what_with_a_task_is_this_and_nothing_else(letter, state):
    order(letter, "works", due=later(days=2))
    for act, userid in WAY[state]:
        do(act, letter, 1, userid)
    task = task_of(letter, 1)
    assert task.state == state
    verdicts = {
        act: {userid: may_task(act, letter, task, of(userid)) for userid in PEOPLE}
        for act in TASK_RULES
    }
    found = {act: {u for u, verdict in each.items() if verdict} for act, each in verdicts.items()}
    assert {act: who for act, who in found.items() if who} == ALLOWED[state]
    assert all(v or v.reason for each in verdicts.values() for v in each.values())


@pytest.mark.parametrize("act", ["report", "return", "withdraw", "note"])
def test_what_needs_words_is_refused_without(letter, act):
    order(letter, "works", due=later(days=2))
    with pytest.raises(WordsMissing):
        do(act, letter, 1, MAYOR if act == "withdraw" else WORKS, "  ")


def test_an_act_from_an_old_page_changes_nothing(letter):
    order(letter, "works")
    seen = task_of(letter, 1).revision
    do("report", letter, 1, WORKS)
    do("close", letter, 1, MAYOR)
    before = len(endorsements(letter))
    with pytest.raises(Overtaken) as caught:
        task_acts.attempt(
            "close", letter, task_of(letter, 1), of(MAYOR), words="ปิด", revision=str(seen)
        )
    assert "เสร็จแล้ว" in in_thai(caught.value.reason)
    assert len(endorsements(letter)) == before
    (newest,) = journal.entries(agency_of(letter), size=1)
    assert (newest["act"], newest["outcome"]) == ("task_close", "refused")


def test_more_time_is_asked_and_granted_by_who_gave_it(letter):
    order(letter, "works", due=later(days=1))
    do("ask", letter, 1, WORKS, "รอข้อมูล", until=later(days=4))
    assert IUUID(letter) in on_desk(MAYOR, "waiting")
    with pytest.raises(Refused, match="รอผู้สั่ง"):
        do("ask", letter, 1, WORKS, "อีก", until=later(days=9))
    assert not may_task("grant", letter, task_of(letter, 1), of(CLERK))
    task = do("grant", letter, 1, MAYOR, "")
    assert task.due == task.extensions[0]["until"]
    assert task.extensions[0]["answer"] == "granted"
    assert on_desk(MAYOR, "waiting") == []


def test_a_denied_extension_leaves_the_time(letter):
    order(letter, "works", due=later(days=1))
    due = task_of(letter, 1).due
    do("ask", letter, 1, WORKS, "รอข้อมูล", until=later(days=4))
    assert do("deny", letter, 1, MAYOR, "เร่งด่วน").due == due
    assert "ขอขยายเวลา กองช่าง ถึง" in in_thai(endorsements(letter)[-2]["verb"])


@pytest.mark.parametrize("until", ["", "2026-01-01T00:00", "x"])
def test_time_is_not_asked_backwards(letter, until):
    order(letter, "works", due=later(days=1))
    with pytest.raises(Refused):
        do("ask", letter, 1, WORKS, "รอข้อมูล", until=until)


def test_no_more_time_for_what_is_closed(letter):
    order(letter, "works", due=later(days=1))
    do("report", letter, 1, WORKS)
    do("close", letter, 1, MAYOR)
    with pytest.raises(Refused) as caught:
        do("ask", letter, 1, WORKS, "รอข้อมูล", until=later(days=4))
    assert "เสร็จแล้ว" in in_thai(caught.value.reason)


def test_a_report_can_be_sent_back(letter):
    order(letter, "works")
    do("report", letter, 1, WORKS, "ทำแล้ว")
    assert do("redo", letter, 1, MAYOR, "ขาดภาพถ่าย").state == "accepted"
    assert on_desk(WORKS, "incoming") == [IUUID(letter)]


def test_the_head_of_a_unit_hands_parts_to_his_people(letter):
    order(letter, "works", due=later(days=2))
    person = f"person:{HELD_BY_HEAD}"
    with pytest.raises(Refused, match="งานย่อยต้องเสร็จก่อน"):
        do("delegate", letter, 1, WORKS, to=[person], due=later(days=3))
    with pytest.raises(Refused, match="แบ่งงานได้เฉพาะ"):
        do("delegate", letter, 1, WORKS, to=unit(agency_of(letter), "clerk"))
    do("delegate", letter, 1, WORKS, "ออกแบบ", to=[person], due=later(days=1))
    assert IUUID(letter) in on_desk(HELD_BY_HEAD, "waiting")
    with pytest.raises(Refused) as caught:
        do("report", letter, 1, WORKS)
    name = of(HELD_BY_HEAD).holding.fullname
    assert in_thai(caught.value.reason) == f"ยังมีงานย่อยที่ไม่เสร็จ: {name}"
    do("report", letter, 2, HELD_BY_HEAD, "ออกแบบแล้ว")
    do("close", letter, 2, WORKS)
    assert do("report", letter, 1, WORKS).state == "reported"


def test_taking_a_task_back_takes_its_parts_back(letter):
    order(letter, "works")
    do("delegate", letter, 1, WORKS, to=[f"person:{HELD_BY_HEAD}"])
    do("withdraw", letter, 1, MAYOR, "เปลี่ยนแผน")
    assert [task.state for task in tasks_of(letter)] == ["withdrawn", "withdrawn"]
    assert on_desk(HELD_BY_HEAD, "waiting") == on_desk(WORKS, "incoming") == []


def test_events_tell_what_happens(letter):
    heard = []
    hear = lambda event: heard.append((type(event).__name__, event.act, event.task.number))  # noqa: E731
    manager = getGlobalSiteManager()
    manager.registerHandler(hear, (ITaskEvent,))
    try:
        order(letter, "clerk", "works", due=later(days=1))
        do("ask", letter, 2, WORKS, "รอ", until=later(days=4))
        do("grant", letter, 2, MAYOR)
        do("report", letter, 2, WORKS)
    finally:
        manager.unregisterHandler(hear, (ITaskEvent,))
    assert heard == [
        ("TaskGiven", "order", 1),
        ("TaskGiven", "order", 2),
        ("ExtensionAsked", "ask", 2),
        ("ExtensionAnswered", "grant", 2),
        ("TaskReported", "report", 2),
    ]


# Time -------------------------------------------------------------------------------------------


def test_the_time_of_a_letter_is_proposed_then_that_of_the_agency(agency, letter):
    now = datetime(2026, 12, 30, 9, 0, tzinfo=BANGKOK)
    assert proposed(letter, now) is None
    agency.due_days = [{"urgency": "urgent", "days": 3}, {"urgency": "normal", "days": 15}]
    letter.urgency = "urgent"
    assert proposed(letter, now) == datetime(2027, 1, 2, 16, 30, tzinfo=BANGKOK)  # over new year
    letter.within = datetime(2026, 12, 31, 12, 0, tzinfo=BANGKOK)
    assert proposed(letter, now) == letter.within
    assert proposed(letter, letter.within) != letter.within  # it has passed


def risen(letter):
    return [
        in_thai(entry["verb"]) for entry in endorsements(letter) if entry["act"] == "task_overdue"
    ]


def test_overdue_is_told_once_and_rises_a_head_a_day(agency, letter):
    order(letter, "clerk", by=MAYOR, due=later(days=1))
    perform(
        "order",
        letter,
        of(MAYOR),
        words="ร่าง",
        to=[f"unit:{IUUID(agency.clerk.admin)}"],
        due=later(days=1),
    )
    do("report", letter, 1, CLERK)
    task = task_of(letter, 2)
    overdue.raise_on(letter, task.due - timedelta(minutes=1))
    assert risen(letter) == []
    overdue.raise_on(letter, task.due + timedelta(minutes=1))
    overdue.raise_on(letter, task.due + timedelta(minutes=2))
    assert risen(letter) == ["เกินกำหนด งานธุรการ"]
    overdue.raise_on(letter, task.due + timedelta(days=1))
    assert risen(letter)[1:] == ["เกินกำหนด งานธุรการ แจ้งปลัดเทศบาล"]
    assert IUUID(letter) in on_desk(CLERK, "waiting")
    overdue.raise_on(letter, task.due + timedelta(days=30))
    assert risen(letter)[2:] == ["เกินกำหนด งานธุรการ แจ้งนายกเทศมนตรีเมืองท่าโขลง"]
    overdue.raise_on(letter, task.due + timedelta(days=60))
    assert len(risen(letter)) == 3


def test_after_days_of_downtime_every_level_is_told_in_order(agency, letter):
    (task,) = order(letter, "works", due=later(days=1))
    overdue.raise_on(letter, task.due + timedelta(days=9))
    assert risen(letter) == [
        "เกินกำหนด กองช่าง",
        "เกินกำหนด กองช่าง แจ้งนายกเทศมนตรีเมืองท่าโขลง",
    ]


def test_the_agency_says_whether_and_how_far_it_rises(agency, letter):
    perform("order", letter, of(MAYOR), to=[f"unit:{IUUID(agency.clerk.admin)}"], due=later(days=1))
    task = task_of(letter, 1)
    agency.overdue_until = of(CLERK).holding.post_uid
    overdue.raise_on(letter, task.due + timedelta(days=9))
    assert len(risen(letter)) == 2
    task.risen = ()
    agency.overdue_days = None
    overdue.raise_on(letter, task.due + timedelta(days=9))
    assert len(risen(letter)) == 3


def test_more_time_begins_the_count_anew(letter):
    (task,) = order(letter, "works", due=later(days=1))
    overdue.raise_on(letter, task.due)
    do("ask", letter, 1, WORKS, "รอ", until=later(days=4))
    do("grant", letter, 1, MAYOR)
    assert task.risen == ()
    overdue.raise_on(letter, task.due)
    assert len(risen(letter)) == 2


def test_the_hourly_look_finds_what_is_over_until_nobody_is_left_to_be_told(undone, letter):
    (task,) = order(letter, "works", due=later(days=1))
    over = lambda **more: list(  # noqa: E731
        overdue.letters_with_overdue(undone, task.due + timedelta(**more))
    )
    assert over(minutes=-2) == []
    assert over(minutes=2) == [IUUID(letter)]
    overdue.raise_on(letter, task.due + timedelta(minutes=2))
    assert over(minutes=3) == []
    assert over(days=1) == [IUUID(letter)]
    overdue.raise_on(letter, task.due + timedelta(days=30))
    assert over(days=60) == []


# Lists, and people who are no more ----------------------------------------------------------------


def listed(userid, whose="mine", stage="open"):
    holding = of(userid).holding
    found = listing(agency_by_id("thakhlong"), holding, whose, stage)
    return [(each.row["title"], each.row["state"]) for each in found]


def test_tasks_are_listed_for_who_has_and_who_gave_them_by_due(agency, letter):
    order(letter, "clerk", due=later(days=5))
    order(letter, "works", due=later(days=1))
    everything = [("กองช่าง", "open"), ("สำนักปลัดเทศบาล", "open")]
    assert listed(MAYOR, "given") == listed(MAYOR, "agency") == everything
    assert listed(WORKS, "unit") == [("กองช่าง", "open")]
    assert listed(WORKS, "mine") == []
    do("report", letter, 2, WORKS)
    assert listed(MAYOR, "given", "reported") == [("กองช่าง", "reported")]
    do("close", letter, 2, MAYOR)
    assert listed(WORKS, "unit") == []
    assert listed(WORKS, "unit", "done") == [("กองช่าง", "closed")]
    with pytest.raises(KeyError):
        listed(HELD_BY_HEAD, "agency")


def test_a_dissolved_unit_leaves_a_task_that_the_registrar_sees_and_moves(agency, letter):
    order(letter, "clerk", "works", due=later(days=2))
    assert listed(REGISTRAR, "lost") == []
    assert not may_task("move", letter, task_of(letter, 2), of(REGISTRAR))
    works = of(WORKS)
    api.content.delete(agency.works, check_linkintegrity=False)
    assert listed(REGISTRAR, "lost") == [("กองช่าง", "open")]
    with pytest.raises(WordsMissing):
        do("move", letter, 2, REGISTRAR, "", to=[f"unit:{IUUID(agency.clerk.admin)}"])
    do("move", letter, 2, REGISTRAR, "ยุบกอง", to=[f"unit:{IUUID(agency.clerk.admin)}"])
    assert listed(REGISTRAR, "lost") == []
    assert IUUID(letter) in on_desk(DRAFTER, "incoming")
    assert endorsements(letter)[-1]["words"] == "ยุบกอง"
    assert works.holding is not None


def test_a_task_of_a_person_who_left_is_moved(agency, letter):
    perform("order", letter, of(MAYOR), to=[f"person:{HELD_BY_HEAD}"], due=later(days=1))
    api.content.delete(agency.works["engineer"], check_linkintegrity=False)
    assert listed(REGISTRAR, "lost")
    overdue.raise_on(letter, bangkok_now() + timedelta(days=20))  # it rises all the same
    assert risen(letter)[-1].endswith("นายกเทศมนตรีเมืองท่าโขลง")
    do("move", letter, 1, REGISTRAR, "ย้ายไป", to=unit(agency, "clerk"))
    assert on_desk(CLERK, "incoming") == [IUUID(letter)]


def test_who_acts_for_the_post_that_gave_a_task_grants_and_closes(agency, letter):
    order(letter, "works", due=later(days=2), by=CLERK)
    do("report", letter, 1, WORKS)
    task = task_of(letter, 1)
    assert not may_task("close", letter, task, of(REGISTRAR))
    agency.clerk.head.stand_ins = [
        {
            "post": of(REGISTRAR).holding.post_uid,
            "capacity": "acting",
            "basis": "คำสั่ง ที่ ๑/๒๕๖๙",
            "kinds": None,
            "valid_from": None,
            "valid_to": None,
        }
    ]
    assert may_task("close", letter, task, of(REGISTRAR))
