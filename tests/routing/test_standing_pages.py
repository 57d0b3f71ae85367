"""Both see it: the desk of who is away and that of who acts for him."""

from datetime import timedelta
from edoc_policy.agencies.absences import go_away
from edoc_policy.interfaces import IEdocLayer
from edoc_policy.thai.dates import bangkok_date
from edoc_theme.interfaces import IEdocThemeLayer
from plone.app.testing import login
from tests.office import letter
from tests.standing import named
from tests.standing import province
from zope.interface import alsoProvides
import pytest


pytestmark = pytest.mark.usefixtures("undone")
TODAY = bangkok_date()
DAY = timedelta(days=1)
BOTH = "นางต้นแบบ สารบรรณ ผู้อำนวยการกลุ่มงานอำนวยการ รักษาราชการแทน ผู้ว่าราชการจังหวัดปทุมธานี"


@pytest.fixture
def seen(undone):
    """The HTML of a page as somebody sees it."""

    def see(userid, name="@@desk", context=None):
        login(undone, userid)
        alsoProvides(undone.REQUEST, IEdocLayer, IEdocThemeLayer)
        return (context or undone).restrictedTraverse(name)()

    return see


@pytest.fixture
def left(undone):
    """The governor is away for three days, and a letter waits for him."""
    letter("pending_sign")
    named(when="absence")
    go_away(province(), "governor.pt", TODAY, TODAY + 2 * DAY, "governor.pt")


def test_who_is_away_reads_who_acts_for_him_and_until_when(left, seen):
    page = seen("governor.pt")
    assert BOTH in page
    assert "กลับก่อนกำหนด" in page


def test_the_deputy_reads_in_which_capacity_each_thing_waits(left, seen):
    page = seen("head.pt")
    assert "รอท่านในฐานะ ผู้อำนวยการกลุ่มงานอำนวยการ รักษาราชการแทน" in page
    assert "@@edoc-capacity?post=acting-" in page


def test_a_registrar_reads_of_work_that_waits_for_nobody(seen):
    letter("pending_sign")
    go_away(province(), "governor.pt", TODAY, TODAY, "governor.pt")
    assert "มี 1 เรื่องที่ไม่มีผู้รับ" in seen("registrar.pt")
    page = seen("registrar.pt", "@@unattended", province())
    assert "ไม่มีผู้ทำแทน" in page


def test_the_list_of_stand_ins_and_the_form_of_an_absence_are_there(left, seen):
    page = seen("registrar.pt", "@@stand-ins", province())
    assert "คำสั่งจังหวัดปทุมธานี ที่ 98/2569" in page
    assert "บันทึกผู้ทำแทนตามคำสั่ง" in page
    assert "บันทึกผู้ทำแทนตามคำสั่ง" not in seen("drafter.pt", "@@stand-ins", province())
    assert "กลับก่อนกำหนด" in seen("governor.pt", "@@absence", province())
