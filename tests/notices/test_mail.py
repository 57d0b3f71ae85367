"""Notices by e-mail, through a real mail server: once, in Thai, and never a word of a secret letter."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.agencies.posts import posts_held
from edoc_policy.notices import boxes
from edoc_policy.notices import digests
from edoc_policy.notices import sending
from edoc_policy.notices import store
from edoc_policy.routing.acts import perform
from edoc_policy.thai.dates import BANGKOK
from email import message_from_bytes
from email.header import decode_header
from email.header import make_header
from plone import api
from plone.registry.interfaces import IRegistry
from tests.office import actor
from tests.office import letter
from threading import Thread
from zope.component import getUtility
import pytest
import socketserver


def bangkok(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=BANGKOK)


def name_in(message, header):
    """The name in an address, as RFC 2047 says: Python's own parser of phrases adds blanks."""
    raw = message_from_bytes(message.as_bytes()).get(header)
    return str(make_header(decode_header(raw))).rpartition(" <")[0]


def text_of(message, kind="plain"):
    return message.get_body((kind,)).get_content()


def test_a_notice_comes_at_once_in_readable_thai_with_a_link(mail, room, monkeypatch):
    monkeypatch.setenv("EDOC_PUBLIC_URL", "https://saraban.example/edoc")
    made = letter("in_review", title="ขอเชิญประชุม <คณะ> & ทีม")
    room.tell()
    (sent,) = room.transmit()
    (message,) = mail.messages(1)
    assert (sent.state, sent.words) == ("sent", "")
    assert message["Subject"] == "มีเรื่องเสนอให้ท่านพิจารณา · ขอเชิญประชุม <คณะ> & ทีม"
    assert message["To"].addresses[0].addr_spec == "head.pt@edoc.example"
    assert name_in(message, "From") == "ระบบเอกสารอิเล็กทรอนิกส์"
    assert message["Message-ID"] == f"<{sent.id}@saraban.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    path = "/".join(made.getPhysicalPath()).removeprefix("/plone/")
    for text in (text_of(message), text_of(message, "html")):
        assert f"https://saraban.example/edoc/{path}" in text
    assert "เรื่อง ขอเชิญประชุม <คณะ> & ทีม" in text_of(message)
    assert "&lt;คณะ&gt; &amp; ทีม" in text_of(message, "html")


def test_a_secret_letter_is_one_secret_letter_and_nothing_else(mail, room):
    made = letter("draft", title="แผนลับสุดยอด")
    perform("submit", made, actor("drafter.pt"))
    made.secrecy = "secret"
    made.reindexObject()
    room.tell()
    room.transmit()
    (message,) = mail.messages(1)
    assert message["Subject"] == "มีเรื่องเสนอให้ท่านพิจารณา · หนังสือลับ 1 เรื่อง"
    whole = message.as_string() + text_of(message) + text_of(message, "html")
    assert "ลับสุดยอด" not in whole
    assert "กำหนดจัดประชุม" not in whole


def test_what_becomes_secret_before_it_is_sent_is_not_told_either(mail, room):
    made = letter("in_review", title="แผนลับสุดยอด")
    room.tell()
    made.secrecy = "secret"
    made.reindexObject()
    room.transmit()
    (message,) = mail.messages(1)
    assert "ลับสุดยอด" not in message["Subject"] + text_of(message)


def test_a_server_that_is_down_for_a_day_loses_nothing(mail, room, monkeypatch):
    api.portal.set_registry_record("plone.smtp_port", 1)
    letter("in_review")
    room.tell()
    (sent,) = room.transmit()
    assert (sent.state, sent.attempts) == ("queued", 0)
    assert sent.words.startswith("เครื่องแม่ข่ายไปรษณีย์ไม่รับ")
    now, pauses = sending._now(), []
    for _n in range(30):
        due = room.office().open[sent.id]
        pauses.append(round((due - now) / timedelta(minutes=1)))
        now = due
        monkeypatch.setattr(sending, "_now", lambda now=now: now)
        sending.send_what_waits(room.site)
        room.transmit()
    assert now - sent.made_at > timedelta(days=1)
    assert (sent.state, sent.attempts, pauses[:8]) == ("queued", 30, [1, 2, 5, 10, 20, 40, 60, 60])
    api.portal.set_registry_record("plone.smtp_port", mail.port)
    sending._down.clear()
    room.transmit()
    assert (sent.state, sent.words, len(mail.messages(1))) == ("sent", "", 1)


def test_after_three_days_it_has_failed_in_words_and_may_be_sent_again(mail, room, monkeypatch):
    api.portal.set_registry_record("plone.smtp_port", 1)
    letter("in_review")
    room.tell()
    later = sending._now() + sending.GIVE_UP + timedelta(minutes=1)
    monkeypatch.setattr(sending, "_now", lambda: later)
    (sent,) = room.transmit()
    assert (sent.state, list(room.office().failed)) == ("failed", [sent.id])
    assert sending.listing(room.office(), "failed")[0] == [sent]
    api.portal.set_registry_record("plone.smtp_port", mail.port)
    sending._down.clear()
    assert sending.again(room.office(), [sent.id, "unknown"]) == 1
    room.transmit()
    assert (sent.state, list(room.office().failed), len(mail.messages(1))) == ("sent", [], 1)
    assert sending.again(room.office(), [sent.id]) == 0


@pytest.fixture
def closing():
    """A server that hangs up at once: .port, .calls."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            self.server.calls += 1

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.calls, server.port = 0, server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_server_that_is_down_is_asked_once_not_two_hundred_times(mail, room, closing):
    api.portal.set_registry_record("plone.smtp_port", closing.port)
    for _n in range(3):
        letter("in_review")
    room.tell()
    found = room.transmit()
    assert [each.state for each in found] == ["queued"] * 3
    assert len({each.words for each in found}) == 1
    assert closing.calls == 1
    sending.again(room.office(), [found[0].id])  # a person asks for it
    room.transmit()
    assert closing.calls == 2


def test_sent_but_not_entered_as_sent_it_comes_again_under_the_same_id(mail, room):
    letter("in_review")
    room.tell()
    (sent,) = room.transmit()
    sent.state = "queued"
    room.office().open[sent.id] = sending._now()
    sending.send_what_waits(room.site)
    room.transmit()
    first, second = mail.messages(2)
    assert first["Message-ID"] == second["Message-ID"]


def test_an_attempt_that_another_has_replaced_does_nothing(mail, room):
    letter("in_review")
    room.tell()
    (sent,) = sending.listing(room.office())[0]
    room.office().open[sent.id] = sending._now()
    sending.send_what_waits(room.site)
    sending.send_what_waits(room.site)
    sending.transmit(room.site, "pt-prov", sent.id, 0)
    assert (sent.state, sent.attempts, mail.messages()) == ("queued", 1, [])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"email": ""}, "ไม่มีที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ในระบบ"),
        ({"email": "refused@edoc.example"}, "no such mailbox"),
        ({"email": "a@b.example\nBcc: all@example"}, "ใช้ไม่ได้"),
        ({"email": "ผู้รับ@ตัวอย่าง.ไทย"}, "ใช้ไม่ได้"),
    ],
)
def test_what_can_never_be_sent_has_failed_at_once_in_words(mail, room, change, words):
    user = api.user.get(userid="head.pt")
    before = user.getProperty("email")
    user.setMemberProperties(change)
    letter("in_review")
    room.tell()
    (sent,) = room.transmit()
    assert sent.state == "failed"
    assert words in sent.words
    assert mail.messages() == []
    user.setMemberProperties({"email": before})


def test_a_name_cannot_add_a_header(mail, room):
    user = api.user.get(userid="head.pt")
    before = user.getProperty("fullname")
    user.setMemberProperties({"fullname": "นาย ก\r\nBcc: all@example.com\r\n\r\nเนื้อหา"})
    letter("in_review", title="เรื่อง")
    room.tell()
    room.transmit()
    (message,) = mail.messages(1)
    assert message["Bcc"] is None
    assert name_in(message, "To") == "นาย ก Bcc: all@example.com เนื้อหา"
    user.setMemberProperties({"fullname": before})


def test_who_has_left_the_agency_or_the_site_gets_no_mail(mail, room):
    letter("in_review")
    room.tell()
    for held in posts_held("head.pt"):
        held.holders = []
        held.reindexObject()
    (sent,) = room.transmit()
    assert (sent.state, mail.messages()) == ("failed", [])
    assert "ไม่ได้ดำรงตำแหน่ง" in sent.words
    sending.again(room.office(), [sent.id])
    room.site.acl_users.userFolderDelUsers(["head.pt"])
    room.transmit()
    assert "ไม่มีผู้ใช้ head.pt แล้ว" in sent.words


def test_without_a_mail_server_nothing_is_promised(room):
    getUtility(IRegistry)["plone.email_from_address"] = None
    letter("in_review")
    room.tell()
    assert room.box("head.pt") == ["to_review"]
    assert room.transmit() == []


def test_a_person_chooses_at_once_digest_or_nothing(mail, room):
    boxes.choose(room.site, "head.pt", {"to_review": "none"})
    letter("in_review")
    room.tell()
    assert (room.box("head.pt"), room.transmit()) == (["to_review"], [])
    boxes.choose(room.site, "head.pt", {"to_review": "digest"})
    letter("in_review", title="หนึ่ง")
    letter("in_review", title="สอง")
    room.tell()
    assert room.transmit() == []
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    digests.send_digests(room.site, tomorrow)
    (sent,) = room.transmit()
    (message,) = mail.messages(1)
    assert message["Subject"].startswith("สรุปแจ้งเตือน 2 เรื่อง")
    assert [word in text_of(message) for word in ("เรื่อง หนึ่ง", "เรื่อง สอง")] == [True, True]
    digests.send_digests(room.site, tomorrow)
    assert room.transmit() == [sent]
    assert list(store.notices(room.site).waiting) == []


@pytest.mark.parametrize(
    ("now", "closing"),
    [
        (bangkok(24, 7, 59), bangkok(23, 8)),
        (bangkok(24, 8), bangkok(24, 8)),
        (bangkok(24, 23, 59), bangkok(24, 8)),
        (datetime(2026, 11, 24, 17, 0, tzinfo=UTC), bangkok(24, 8)),  # midnight in Bangkok
        (datetime(2026, 11, 25, 1, 0, tzinfo=UTC), bangkok(25, 8)),
    ],
)
def test_the_digest_closes_by_the_clock_of_bangkok(now, closing):
    assert digests.closed_at(now, 8) == closing


def test_what_comes_after_midnight_waits_for_the_morning_of_its_own_day(mail, room):
    boxes.choose(room.site, "head.pt", {"to_review": "digest"}, hour=0)
    letter("in_review")
    room.tell()
    (notice_id,) = store.box(room.site, "head.pt").waiting
    box = store.box(room.site, "head.pt")
    box.items[notice_id] = {**box.items[notice_id], "at": bangkok(24, 0, 1).isoformat()}
    digests.send_digests(room.site, bangkok(24, 23, 59))
    assert list(box.waiting) == [notice_id]
    digests.send_digests(room.site, bangkok(25, 0))
    assert list(box.waiting) == []
    assert len(room.transmit()) == 1


def test_two_hundred_messages_go_out_each_once(mail, room):
    staff = ["head.pt"]
    made = letter("draft")
    notices = []
    for n in range(200):
        notices.append({"id": f"{n:025x}", "kind": "to_review", "at": sending._now().isoformat()})
        notices[-1] |= {"agency": "pt-prov", "path": "/".join(made.getPhysicalPath())}
        notices[-1] |= {"uid": None, "by": ""}
        sending.ask(room.office(), "email", staff[0], [notices[-1]])
    for _attempt in range(3):  # a busy server may answer too late
        sending._down.clear()
        found = room.transmit()
    assert {(each.state, each.words) for each in found} == {("sent", "")}
    assert len({message["Message-ID"] for message in mail.messages(200)}) == 200
