"""Validation: no good letter is refused, no tampered one believed."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.signing import words
from edoc_policy.signing.policy import Limits
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from edoc_policy.signing.report import NO_SIGNATURE
from edoc_policy.signing.report import PASSED
from edoc_policy.signing.report import Report
from edoc_policy.signing.sealing import seal
from edoc_policy.signing.validation import validate
from tests.signing import attacks
from tests.signing.conftest import GOVERNOR_NAME
import json
import pytest


@pytest.fixture
def judged(ca):
    return lambda pdf, **options: validate(pdf, trust=ca.config, **options)


def sealed_with(ca, letter, key, **options):
    return seal(
        letter.pdf,
        field_name=letter.signature_box.field,
        key=ca.key(key),
        config=options.pop("config", ca.config),
        **options,
    ).pdf


def test_a_sealed_letter_passes_and_says_who_when_and_how_surely(judged, sealed):
    report = judged(sealed.pdf)
    assert report.verdict == PASSED
    signature = report.signatures[0]
    assert signature.signer == GOVERNOR_NAME
    assert signature.post == "ผู้ว่าราชการจังหวัดปทุมธานี"
    assert signature.agency == "จังหวัดปทุมธานี"
    assert signature.timestamp == sealed.signed_at
    assert (signature.level, signature.revocation) == ("B-LT", "good")
    assert (signature.whole_file, signature.changes) == (True, "evidence")
    assert words.sentence(report).mapping["signer"] == GOVERNOR_NAME


def test_a_sealed_letter_passes_without_any_network(judged, sealed):
    assert judged(sealed.pdf, online=False).verdict == PASSED


def test_a_letter_without_revocation_data_is_not_vouched_for_offline(ca, letter, judged):
    bare = sealed_with(ca, letter, "governor.pt", config=replace(ca.config, trust=()))
    assert judged(bare).verdict == PASSED
    offline = judged(bare, online=False)
    assert offline.verdict == INDETERMINATE
    assert offline.signatures[0].findings == ("revocation-unknown",)


def test_the_report_travels_as_json(judged, sealed):
    report = judged(sealed.pdf)
    assert Report.from_facts(json.loads(json.dumps(report.facts()))) == report
    told = report.as_dict()
    json.dumps(told)
    assert told["headline"] == "ถูกต้อง"
    assert "${" not in json.dumps(told, ensure_ascii=False)


def test_a_byte_changed_anywhere_in_the_signed_bytes_is_found(judged, sealed):
    start, first, second, length = attacks.byte_ranges(sealed.pdf)[0]
    places = [*range(start + 20, first, first // 25), *range(second, second + length, length // 8)]
    reports = [judged(attacks.flipped(sealed.pdf, place)) for place in places]
    assert PASSED not in {report.verdict for report in reports}
    assert sum(report.verdict == FAILED for report in reports) > len(reports) * 0.9
    told = {s.sub_indication for report in reports for s in report.signatures}
    assert "HASH_FAILURE" in told
    assert {s.changes for report in reports for s in report.signatures} == {"content"}


@pytest.mark.parametrize(
    "attack",
    [attacks.text_over_page, attacks.annotation_over_page, attacks.other_face],
    ids=lambda attack: attack.__name__,
)
def test_content_appended_after_signing_is_found(judged, sealed, attack):
    report = judged(attack(sealed.pdf))
    assert report.verdict == FAILED
    assert report.signatures[0].findings[0] == "changed"
    assert report.signatures[0].intact


def test_a_form_field_filled_after_signing_is_found(ca, letter, judged):
    prepared = attacks.with_text_field(letter.pdf)
    signed = sealed_with(ca, replace(letter, pdf=prepared), "governor.pt")
    assert judged(signed).verdict == PASSED
    report = judged(attacks.fill_text_field(signed))
    assert report.verdict == FAILED
    assert "changed" in report.signatures[0].findings


def test_a_signature_cut_out_is_told_as_no_signature(judged, sealed):
    report = judged(attacks.signature_removed(sealed.pdf))
    assert (report.verdict, report.problem) == (NO_SIGNATURE, "signature-removed")
    assert words.headline(report) == "ไม่มีลายมือชื่อ"


def test_a_file_cut_back_to_before_the_signature_has_none(judged, letter, sealed):
    report = judged(sealed.pdf[: len(letter.pdf)])
    assert (report.verdict, report.problem) == (NO_SIGNATURE, "no-signature")


def test_a_file_cut_back_to_an_earlier_signature_lacks_the_expected_one(judged, sealed):
    report = judged(sealed.pdf, expected=["สมมติ ตัวอย่างดี", "นางต้นแบบ สารบรรณ"])
    assert report.verdict == INDETERMINATE
    assert report.missing == ("นางต้นแบบ สารบรรณ",)
    assert "นางต้นแบบ สารบรรณ" in str(report.as_dict()["sentence"])


def test_a_file_written_anew_is_found(judged, sealed):
    assert judged(attacks.rewritten(sealed.pdf)).verdict == FAILED


@pytest.mark.parametrize("garbage", [b"garbage", b"\n<script>", b"\n%%EO\n1 0 obj"])
def test_bytes_after_the_end_are_found(judged, sealed, garbage):
    assert judged(sealed.pdf + garbage).verdict == FAILED


def test_blank_lines_after_the_end_are_no_fault(judged, sealed):
    assert judged(sealed.pdf + b"\r\n\n").verdict == PASSED


def test_bytes_hidden_beside_the_signature_are_found(judged, sealed):
    report = judged(attacks.padded(sealed.pdf))
    assert report.verdict == FAILED
    assert "padding" in report.signatures[0].findings


def test_a_signature_of_another_letter_is_found(ca, letter, judged, sealed):
    other = sealed_with(ca, replace(letter, pdf=attacks.rewritten(letter.pdf)), "governor.pt")
    report = judged(attacks.transplanted(sealed.pdf, other))
    assert report.verdict == FAILED


@pytest.mark.parametrize(
    ("key", "finding"),
    [
        ("revoked", "revoked"),
        ("expired", "expired"),
        ("not-yet-valid", "not-yet-valid"),
        ("wrong-ku", "usage"),
        ("stranger", "untrusted"),
    ],
)
def test_a_signer_who_may_not_sign_is_not_believed(ca, letter, judged, key, finding):
    report = judged(sealed_with(ca, letter, key))
    assert report.verdict != PASSED
    signature = report.signatures[0]
    assert signature.findings[0] == finding
    assert signature.intact


def test_a_timestamp_of_a_stranger_is_not_believed(ca, letter, judged):
    config = replace(ca.config, tsa_urls=(f"{ca.url}/stranger/tsa/tsa",))
    report = judged(sealed_with(ca, letter, "governor.pt", config=config))
    assert report.verdict == INDETERMINATE
    assert report.signatures[0].findings == ("timestamp",)
    assert report.signatures[0].timestamp is None


def test_a_letter_outlives_its_signers_certificate(ca, letter, judged):
    key = ca.own_key(lasts=timedelta(days=1))
    pdf = seal(letter.pdf, field_name=letter.signature_box.field, key=key, config=ca.config).pdf
    later = datetime.now(UTC) + timedelta(days=3)
    assert judged(pdf, at=later).verdict == PASSED


def test_without_a_timestamp_a_letter_ends_with_its_certificate(ca, letter, judged):
    key = ca.own_key(lasts=timedelta(days=1))
    pdf = seal(letter.pdf, field_name=letter.signature_box.field, key=key, config=ca.silent).pdf
    assert judged(pdf).verdict == PASSED
    report = judged(pdf, at=datetime.now(UTC) + timedelta(days=3))
    assert report.verdict == INDETERMINATE
    assert report.signatures[0].findings == ("expired",)


def test_a_key_that_can_be_broken_is_not_believed(ca, letter, judged):
    key = ca.own_key(bits=1024)
    pdf = seal(letter.pdf, field_name=letter.signature_box.field, key=key, config=ca.config).pdf
    report = judged(pdf)
    assert report.verdict == INDETERMINATE
    assert "weak" in report.signatures[0].findings


PROBLEMS = {
    "too-large": lambda pdf: pdf + b"\n" * Limits().size,
    "not-pdf": lambda pdf: b"PK\x03\x04 a document",
    "truncated": lambda pdf: pdf[:9000],
    "damaged": lambda pdf: b"%PDF-1.7\nnothing\nstartxref\n7\n%%EOF",
    "too-many-revisions": lambda pdf: attacks.revisions(pdf, 300),
}


@pytest.mark.parametrize("problem", list(PROBLEMS))
def test_a_file_that_cannot_be_judged_is_told_in_words(judged, sealed, problem):
    report = judged(PROBLEMS[problem](sealed.pdf))
    assert report.problem == problem
    assert report.verdict != PASSED
    told = report.as_dict()
    assert told["sentence"]
    assert told["advice"]
    assert "${" not in told["advice"]


def test_an_encrypted_file_is_told_in_words(judged, letter):
    from tests.signing.test_sealing import encrypted

    assert judged(encrypted(letter.pdf)).problem == "encrypted"


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_file_cut_anywhere_never_breaks_the_validator(judged, sealed, cut):
    report = judged(sealed.pdf[: len(sealed.pdf) * cut // 10])
    assert report.verdict in (FAILED, NO_SIGNATURE, INDETERMINATE)
