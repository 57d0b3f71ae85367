"""A refused request inside an agency is journaled, whoever asked and however."""

from edoc_policy.audit import journal
from edoc_policy.audit import refusals
from tests.layers import Site
import json
import pytest
import transaction


@pytest.fixture
def site(rooms_session, rooms):
    refusals._strangers.clear()
    return Site(rooms)


DAO, OWNER = Site.dao, Site.owner
JSON = "application/json"


@pytest.mark.parametrize(
    ("path", "accept", "subject"),
    [
        ("agency/letter", "text/html", "/plone/agency/letter"),
        ("agency/letter", JSON, "/plone/agency/letter"),
        ("agency/@@journal", "text/html", "/plone/agency"),
        ("agency/@journal", JSON, "/plone/agency"),
        ("agency/letter/@workflow", JSON, "/plone/agency/letter"),
    ],
)
def test_a_user_refused_in_an_agency_is_journaled(site, path, accept, subject):
    answer = site.get(path, DAO, accept)
    assert not answer.headers["status"].startswith("200")
    (entry,) = journal.entries(site.agency)
    assert (entry["actor"], entry["act"], entry["outcome"]) == ("dao", "visit", "refused")
    assert entry["subject"] == subject
    assert entry["facts"]["method"] == "GET"
    assert entry["reason"] == "ผู้ขอไม่มีสิทธิ์ในเรื่องนี้"
    assert journal.verify(site.agency).ok


def test_what_is_allowed_is_no_refusal(site):
    assert site.get("agency/letter", OWNER).headers["status"].startswith("200")
    assert journal.count(site.agency) == 0


def test_a_refusal_outside_any_agency_is_not_journaled(site):
    site.get("@@overview-controlpanel", DAO)
    assert journal.count(site.agency) == 0


def test_strangers_are_journaled_but_cannot_fill_the_journal(site):
    for _n in range(refusals.STRANGERS_A_MINUTE + 3):
        site.get("agency/letter", accept=JSON)
    entries = journal.entries(site.agency)
    assert len(entries) == refusals.STRANGERS_A_MINUTE
    assert entries[0]["actor"] == ""
    assert entries[0]["fullname"] == "ผู้ไม่ได้เข้าสู่ระบบ"


def test_the_journal_is_a_page(site):
    site.get("agency/letter", DAO)
    page = site.get("agency/@@journal", OWNER)
    assert page.headers["status"].startswith("200")
    assert "บันทึกครบทั้งสาย" in page.contents
    assert "ขอเข้าหน้า" in page.contents
    assert "agency/letter" in page.contents


def test_the_page_names_a_broken_entry(site):
    site.get("agency/letter", DAO)
    entry = site.agency.__annotations__[journal.KEY].lines[1]
    entry.text = entry.text.replace("dao", "som")
    transaction.commit()
    page = site.get("agency/@@journal?verify=1", OWNER)
    assert "รายการที่ 1 ถูกแก้ไขหลังบันทึก" in page.contents


def test_the_journal_is_a_service(site):
    site.get("agency/letter", DAO)
    answer = json.loads(site.get("agency/@journal?verify=1", OWNER, JSON).contents)
    assert answer["items_total"] == 1
    assert answer["next"] is None
    assert answer["items"][0]["actor"] == "dao"
    assert answer["verification"]["ok"] is True


def test_a_conflict_while_journaling_is_tried_again(site, monkeypatch):
    from ZODB.POSException import ConflictError

    calls, record = [], journal.record_refusal

    def conflicting(*args, **facts):
        calls.append(args)
        if len(calls) == 1:
            raise ConflictError
        return record(*args, **facts)

    monkeypatch.setattr(refusals.journal, "record_refusal", conflicting)
    site.get("agency/letter", DAO)
    assert len(calls) == 2
    assert journal.count(site.agency) == 1
