"""Anybody may ask whether a letter is genuine; nobody learns more than that."""

from base64 import b64encode
from edoc_policy.letters.codes import new_code
from edoc_policy.publishing import rates
from edoc_policy.publishing.rates import Rate
from tests.publishing.conftest import SUBJECT
from tests.signing import attacks
import json
import pytest


class TestVerification:
    def test_the_page_asks_for_a_code_or_a_file(self, house):
        answer = house.ask()
        assert answer.status_code == 200
        assert 'name="code"' in answer.text
        assert 'type="file"' in answer.text
        assert 'id="answer"' not in answer.text

    @pytest.mark.parametrize(
        "typed",
        [
            lambda code: code,
            lambda code: code.lower(),
            lambda code: code.replace("-", ""),
            lambda code: f"  {code.replace('-', ' ')} ",
            lambda code: code.translate(str.maketrans("23456789", "๒๓๔๕๖๗๘๙")),
        ],
    )
    def test_a_code_is_understood_however_it_is_typed(self, house, typed):
        told = house.rest(params={"code": typed(house.plain.code)}).json()
        assert told["outcome"] == "genuine"

    def test_a_genuine_letter_is_told_with_number_date_subject_and_signer(self, house):
        text = house.ask(code=house.plain.code).text
        for fact in (SUBJECT, house.plain.number_text, "นายสมมติ ตัวอย่างดี", "จังหวัดปทุมธานี"):
            assert fact in text
        assert "verdict-ok" in text
        assert "มีการประทับรับรองเวลา" in text

    def test_of_a_secret_letter_the_subject_is_not_told(self, house):
        told = house.rest(params={"code": house.secret.code}).json()
        for text in (
            house.ask(code=house.secret.code).text,
            json.dumps(told, ensure_ascii=False),
            house.hand_in(house.secret.sealed.data).text,
        ):
            assert house.secret.number_text in text
            assert SUBJECT not in text

    def test_a_cancelled_letter_is_told_as_cancelled(self, house):
        text = house.ask(code=house.cancelled.code).text
        assert "ยกเลิกแล้ว" in text
        assert "verdict-no" in text

    def test_a_mistyped_code_and_an_unknown_one_are_told_apart(self, house):
        code = house.plain.code
        mistyped = ("A" if code[0] != "A" else "B") + code[1:]
        assert house.rest(params={"code": mistyped}).json()["outcome"] == "mistyped-code"
        assert house.rest(params={"code": new_code()}).json()["outcome"] == "unknown-code"
        assert (
            house.rest(params={"code": "<script>alert(1)</script>"}).json()["outcome"]
            == "mistyped-code"
        )

    def test_what_was_typed_is_shown_as_text(self, house):
        text = house.ask(code='"><script>alert(1)</script>').text
        assert "<script>alert(1)" not in text

    def test_a_letter_that_has_not_left_is_unknown(self, house):
        from instance import office
        import transaction

        draft = office.drafts.create(
            house.plain.aq_parent.aq_parent.aq_parent, {"title": "ร่าง"}, "drafter.pt"
        )
        draft.code = new_code()
        draft.reindexObject()
        transaction.commit()
        assert house.rest(params={"code": draft.code}).json()["outcome"] == "unknown-code"

    def test_the_original_file_is_recognised_byte_for_byte(self, house):
        answer = house.hand_in(house.plain.sealed.data)
        assert "ตรงกับต้นฉบับทุกไบต์" in answer.text
        assert SUBJECT in answer.text

    def test_a_file_with_a_change_is_not_to_be_used(self, house):
        answer = house.hand_in(attacks.text_over_page(house.plain.sealed.data), name="copy.pdf")
        assert "อย่าใช้ไฟล์นี้" in answer.text
        assert "copy.pdf" in answer.text
        assert "verdict-no" in answer.text

    def test_a_signed_file_that_is_not_the_original_of_its_code_is_told(self, house):
        files = {"file": ("a.pdf", house.secret.sealed.data + b"\n", "application/pdf")}
        told = house.rest("post", files=files, data={"code": house.plain.code}).json()
        assert (told["outcome"], told["state"]) == ("other-file", "bad")

    def test_a_signed_file_that_is_not_byte_for_byte_ours_is_no_original(self, house):
        data = house.plain.sealed.data
        late = data.rindex(b"startxref") - 40  # behind all that is signed
        changed = data[:late] + bytes([data[late] ^ 1]) + data[late + 1 :]
        for other in (data + b"\n", changed):
            files = {"file": ("a.pdf", other, "application/pdf")}
            told = house.rest("post", files=files).json()
            assert told["state"] != "good", told["headline"]
            assert "ไม่มีการแก้ไข" not in told["sentence"]

    def test_a_file_without_its_signature_is_told(self, house):
        data = attacks.signature_removed(house.plain.sealed.data)
        told = house.rest("post", json={"file": {"data": b64encode(data).decode()}}).json()
        assert told["headline"] == "ไม่มีลายมือชื่อ"
        assert told["report"]["verdict"] == "NO-SIGNATURE"

    @pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"%PDF-1.7 nothing"])
    def test_what_is_no_letter_is_told_in_words(self, house, data):
        answer = house.hand_in(data)
        assert answer.status_code == 200
        assert "verdict-ok" not in answer.text

    def test_a_file_over_the_limit_is_told_its_limit(self, house):
        answer = house.hand_in(b"%PDF-" + b" " * (31 * 1024 * 1024))
        assert "ไฟล์ใหญ่เกินที่ระบบตรวจได้" in answer.text
        assert "30 MB" in answer.text

    def test_who_asks_too_often_waits(self, house, monkeypatch):
        monkeypatch.setattr(rates.CODES, "most", 3)
        answers = [house.ask(code=house.plain.code) for _ in range(4)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429]
        assert int(answers[-1].headers["Retry-After"]) > 0
        assert "ถามถี่เกินไป" in answers[-1].text
        assert house.rest(params={"code": house.plain.code}).status_code == 429

    def test_nothing_of_an_upload_is_kept(self, house):
        before = house.portal._p_jar.db().lastTransaction()
        house.hand_in(house.plain.sealed.data)
        house.ask(code=house.plain.code)
        assert house.portal._p_jar.db().lastTransaction() == before


def test_a_rate_forgets_and_counts_each_address_apart():
    now = [0.0]
    rate = Rate(most=2, seconds=10, addresses=2, clock=lambda: now[0])
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 10, 0]
    now[0] = 11
    assert rate.wait("a") == 0
    rate.wait("c")
    assert len(rate._asked) == 2
