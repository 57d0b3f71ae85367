"""What the public is told of a letter or a file: genuine or not, in one sentence, then the proof.

A letter with a class of secrecy is confirmed by number and date; its subject is not told
(ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544).
"""

from dataclasses import dataclass
from edoc_policy import _
from edoc_policy.letters.codes import normalise_code
from edoc_policy.publishing.lookup import letter_by_code
from edoc_policy.publishing.lookup import letter_by_digest
from edoc_policy.publishing.seals import seal_report
from edoc_policy.signing import words
from edoc_policy.signing.sandbox import validate_untrusted
import hashlib


SEE_CODE = _("ดูรหัสใต้ภาพคิวอาร์อีกครั้ง ตัวอักษรชุดนี้ไม่มี 0 O 1 I L")
CALL = _("เทียบชื่อเรื่อง เลขที่ และวันที่กับหนังสือในมือ ถ้าไม่ตรงทุกคำ ให้ติดต่อหน่วยงานที่ออกหนังสือ")
SECRET = _("ไม่เปิดเผย หนังสือนี้มีชั้นความลับ")
STAMPED = _("${time} มีการประทับรับรองเวลา")
OWN_CLOCK = _("${time} ตามเครื่องของผู้ลงนาม")


@dataclass(frozen=True)
class Answer:
    """`state`: "good", "wait", "bad". `facts`, `details`: pairs of (term, text), Messages or text.
    `outcome` is for programs: genuine, cancelled, unknown-code, mistyped-code, same-file,
    other-file, signed-file, bad-file.
    """

    outcome: str
    state: str
    headline: str
    sentence: str
    advice: str
    facts: tuple = ()
    details: tuple = ()
    report: object = None


def by_code(site, text):
    """The Answer to a typed code."""
    if normalise_code(text) is None:
        return Answer(
            "mistyped-code",
            "bad",
            _("รหัสไม่ครบหรือพิมพ์ผิด"),
            _("รหัสมี 12 ตัวอักษร และมีตัวสุดท้ายไว้ตรวจการพิมพ์"),
            SEE_CODE,
        )
    letter = letter_by_code(site, text)
    if letter is None:
        return Answer(
            "unknown-code",
            "bad",
            _("ไม่พบหนังสือนี้"),
            _("ไม่มีหนังสือที่ใช้รหัสนี้ในระบบ"),
            _("ดูรหัสอีกครั้ง ถ้ารหัสตรงแล้ว อย่าใช้หนังสือฉบับนี้ และแจ้งหน่วยงานที่มีชื่อในหนังสือ"),
        )
    return of_letter(letter)


def of_letter(letter):
    """The Answer on a letter of this site."""
    facts = letter_facts(letter)
    if letter.cancelled:
        return _cancelled(letter, facts)
    report = seal_report(letter)
    if report is None or report.problem or not report.signatures:
        return Answer(
            "bad-file",
            "bad",
            _("ยังยืนยันไม่ได้"),
            _("ไฟล์ที่ระบบเก็บไว้ไม่ตรงกับไฟล์ที่ปิดผนึก"),
            _("ติดต่อหน่วยงานที่ออกหนังสือ"),
            facts,
        )
    if not report.passed:
        return _of_report("bad-file", report, facts)
    return Answer(
        "genuine",
        "good",
        _("ถูกต้อง"),
        _("${agency}ออกหนังสือนี้ และไม่มีการแก้ไขหลังลงนาม", mapping={"agency": letter.agency_title}),
        CALL,
        facts + _signing_facts(report),
        technical(report),
        report,
    )


def by_file(site, data, code=None, config=None):
    """The Answer on an uploaded file: is it the very original, and if not, what is it?"""
    digest = hashlib.sha256(data).hexdigest()
    letter = letter_by_digest(site, digest)
    if letter is not None:
        return _same_file(letter)
    report = validate_untrusted(data, trust=config)
    if code and (named := letter_by_code(site, code)) is not None:
        return Answer(
            "other-file",
            "bad",
            _("ไม่ใช่ไฟล์ต้นฉบับ"),
            _("ไฟล์นี้ไม่ตรงกับต้นฉบับของรหัสที่ให้มา"),
            words.ASK_SENDER,
            letter_facts(named) + _problems(report),
            technical(report),
            report,
        )
    if not report.passed:
        return _of_report("bad-file", report, ())
    return Answer(
        "signed-file",
        "wait",
        _("ลายมือชื่อใช้ได้ แต่ไม่ใช่ไฟล์ต้นฉบับ"),
        _("ไฟล์นี้ไม่ตรงทุกไบต์กับต้นฉบับใดที่ระบบนี้เก็บไว้"),
        _("ขอไฟล์ต้นฉบับจากหน่วยงานที่ออก หรือตรวจด้วยรหัสใต้ภาพคิวอาร์แล้วเทียบทุกคำ"),
        ((_("ชื่อที่อ่านได้จากลายมือชื่อ"), _signers(report)), *_signing_facts(report)),
        technical(report),
        report,
    )


def letter_facts(letter):
    """What stands on the letter, as far as it may be told: pairs of (term, text)."""
    subject = letter.subject if letter.secrecy == "normal" else SECRET
    signers = ", ".join(f"{name} {position}" for name, position in letter.signers)
    return (
        (_("เรื่อง"), subject),
        (_("ที่"), letter.number_text or ""),
        (_("ลงวันที่"), letter.date_text),
        (_("ผู้ลงนาม"), signers),
        (_("หน่วยงาน"), letter.agency_title),
    )


def technical(report):
    """The proof: level, certificate, what was checked; pairs of (term, text)."""
    pairs = []
    for signature in report.signatures:
        pairs += [
            (_("ชื่อในใบรับรอง"), _named(signature)),
            (_("ลายมือชื่อ"), f"PAdES {signature.level}"),
            (_("หลักฐาน"), words.LEVELS[signature.level]),
            (_("หลังลงนาม"), words.changes(signature)),
            (_("ใบรับรอง"), words.REVOCATION[signature.revocation]),
            (_("ออกใบรับรองโดย"), signature.issuer or ""),
        ]
    pairs += [
        (_("SHA-256"), report.sha256),
        (_("ผลตามมาตรฐาน ETSI"), _etsi(report)),
        (_("ตรวจเมื่อ"), words.when(report.checked_at)),
    ]
    return tuple(pairs)


def _same_file(letter):
    answer = of_letter(letter)
    if answer.outcome != "genuine":
        return answer
    return Answer(
        "same-file",
        "good",
        _("ถูกต้อง"),
        _("ไฟล์นี้ตรงกับต้นฉบับทุกไบต์ ${agency}เป็นผู้ออก", mapping={"agency": letter.agency_title}),
        words.NOTHING_TO_DO,
        answer.facts,
        answer.details,
        answer.report,
    )


def _cancelled(letter, facts):
    return Answer(
        "cancelled",
        "bad",
        _("ยกเลิกแล้ว"),
        _("${agency}ยกเลิกหนังสือเลขที่นี้แล้ว", mapping={"agency": letter.agency_title}),
        _("อย่าใช้หนังสือฉบับนี้ ติดต่อหน่วยงานที่ออกหนังสือเพื่อขอฉบับที่ใช้แทน"),
        facts,
    )


def _of_report(outcome, report, facts):
    return Answer(
        outcome,
        words.state(report),
        words.headline(report),
        words.sentence(report),
        words.advice(report),
        facts + _problems(report),
        technical(report),
        report,
    )


def _signing_facts(report):
    """When it was signed, and how surely."""
    pairs = []
    for signature in report.signatures:
        how = STAMPED if signature.timestamp else OWN_CLOCK
        time = words.when(signature.signed_at)
        pairs.append((_("ลงนามเมื่อ"), _(how, mapping={"time": time})))
    return tuple(pairs)


def _problems(report):
    """What can still be said, and what is wrong beside the sentence above it."""
    said = words.sentence(report)
    wrong = [
        words.FINDINGS[code][0] for signature in report.signatures for code in signature.findings
    ]
    signers = _signers(report)
    pairs = [(_("ชื่อที่อ่านได้จากลายมือชื่อ"), signers)] if signers else []
    return tuple(pairs + [(_("ส่วนที่ผิด"), text) for text in wrong if text != said])


def _signers(report):
    """The names in the signatures that hold."""
    return ", ".join(s.signer for s in report.signatures if s.signer and s.intact)


def _named(signature):
    return " ".join(filter(None, (signature.signer, signature.post, signature.agency)))


def _etsi(report):
    parts = [" / ".join(filter(None, (s.indication, s.sub_indication))) for s in report.signatures]
    return ", ".join(parts) or report.verdict
