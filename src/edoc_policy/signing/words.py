"""A validation report in the words of an official: what is so, what is wrong, what to do.

One sentence first, proof after it. The ETSI terms stay in the facts for those who need them.
"""

from edoc_policy import _
from edoc_policy.signing.policy import Limits
from edoc_policy.signing.report import FAILED
from edoc_policy.signing.report import INDETERMINATE
from edoc_policy.signing.report import NO_SIGNATURE
from edoc_policy.signing.report import PASSED
from edoc_policy.thai.shown import in_thai
from edoc_policy.thai.shown import long_moment


HEADLINES = {
    PASSED: _("ถูกต้อง"),
    INDETERMINATE: _("ยังยืนยันไม่ได้"),
    FAILED: _("อย่าใช้ไฟล์นี้"),
    NO_SIGNATURE: _("ไม่มีลายมือชื่อ"),
}
STATES = {PASSED: "good", INDETERMINATE: "wait", FAILED: "bad", NO_SIGNATURE: "bad"}

ASK_SENDER = _("ขอไฟล์ต้นฉบับจากผู้ส่ง หรือพิมพ์รหัสใต้ภาพคิวอาร์เพื่อดูฉบับจริง")
TRY_AGAIN = _("ตรวจใหม่ภายหลัง หากยังไม่ได้ผลให้ติดต่อผู้ส่ง")
ASK_ISSUER = _("ติดต่อหน่วยงานที่ออกหนังสือเพื่อยืนยัน ก่อนนำไปใช้")
NOTHING_TO_DO = _("ใช้ไฟล์นี้ได้")

PROBLEMS = {
    "too-large": (_("ไฟล์ใหญ่เกินที่ระบบตรวจได้"), _("ส่งไฟล์ที่ไม่เกิน ${megabytes} MB")),
    "not-pdf": (_("ไฟล์นี้ไม่ใช่ PDF"), _("เลือกไฟล์ PDF ที่ได้รับจากหน่วยงาน")),
    "truncated": (_("ไฟล์ขาดหาย ส่งมาไม่ครบ"), _("ดาวน์โหลดใหม่ หรือขอไฟล์จากผู้ส่งอีกครั้ง")),
    "damaged": (_("ไฟล์เสียหาย เปิดอ่านไม่ได้"), _("ดาวน์โหลดใหม่ หรือขอไฟล์จากผู้ส่งอีกครั้ง")),
    "encrypted": (
        _("ไฟล์นี้ตั้งรหัสผ่านไว้ ระบบอ่านไม่ได้"),
        _("ขอไฟล์ที่ไม่ตั้งรหัสผ่านจากผู้ส่ง หนังสือที่ปิดผนึกในระบบนี้ไม่มีรหัสผ่าน"),
    ),
    "too-many-signatures": (_("ไฟล์มีลายมือชื่อมากเกินที่ระบบตรวจได้"), ASK_ISSUER),
    "too-many-revisions": (_("ไฟล์ถูกแก้ต่อท้ายมากครั้งเกินที่ระบบตรวจได้"), ASK_SENDER),
    "timed-out": (_("ตรวจไฟล์นี้ไม่เสร็จในเวลาที่กำหนด"), TRY_AGAIN),
    "gave-up": (_("ไฟล์นี้ซับซ้อนเกินที่ระบบตรวจได้"), ASK_ISSUER),
    "no-signature": (_("ไฟล์นี้ไม่มีลายมือชื่อดิจิทัล จึงยืนยันผู้ลงนามไม่ได้"), ASK_SENDER),
    "signature-removed": (
        _("ลายมือชื่อดิจิทัลถูกตัดออกจากไฟล์นี้ จึงยืนยันผู้ลงนามไม่ได้"),
        ASK_SENDER,
    ),
}
"""Why a file could not be judged -> (sentence, what to do)."""

FINDINGS = {
    "digest": (_("ไฟล์ถูกแก้ไขหลังลงนาม สิ่งที่เห็นอาจไม่ใช่สิ่งที่ผู้ลงนามลงนามไว้"), ASK_SENDER),
    "cryptography": (_("ลายมือชื่อไม่ตรงกับใบรับรองที่แนบมา"), ASK_SENDER),
    "changed": (_("มีการเพิ่มหรือเปลี่ยนเนื้อหาหลังลงนาม สิ่งที่เห็นอาจไม่ใช่สิ่งที่ผู้ลงนามลงนามไว้"), ASK_SENDER),
    "partial": (_("ลายมือชื่อไม่ครอบคลุมทั้งไฟล์ บางส่วนไม่มีผู้ใดลงนาม"), ASK_SENDER),
    "trailing": (_("มีข้อมูลต่อท้ายไฟล์หลังลงนาม"), ASK_SENDER),
    "padding": (_("มีข้อมูลแทรกอยู่ในช่องลายมือชื่อหลังลงนาม"), ASK_SENDER),
    "unreadable": (_("ช่องลายมือชื่อเสียหาย อ่านไม่ได้"), ASK_SENDER),
    "revoked": (_("ใบรับรองของผู้ลงนามถูกเพิกถอนแล้ว"), ASK_ISSUER),
    "not-yet-valid": (_("ลงนามก่อนวันที่ใบรับรองเริ่มใช้ได้"), ASK_ISSUER),
    "expired": (_("ใบรับรองของผู้ลงนามหมดอายุ และไม่มีเวลารับรองว่าลงนามก่อนหมดอายุ"), ASK_ISSUER),
    "weak": (_("ลายมือชื่อใช้วิธีเข้ารหัสที่อ่อนเกินไป ปลอมได้"), ASK_ISSUER),
    "usage": (_("ใบรับรองนี้ไม่ได้ออกให้ใช้ลงลายมือชื่อ"), ASK_ISSUER),
    "no-certificate-reference": (_("ลายมือชื่อไม่ได้ผูกกับใบรับรองของผู้ลงนามตามมาตรฐาน"), ASK_ISSUER),
    "unknown-kind": (_("มีลายมือชื่อชนิดที่ระบบนี้ไม่รู้จัก"), ASK_ISSUER),
    "hybrid": (_("โครงสร้างไฟล์ปนกันสองแบบ โปรแกรมแต่ละโปรแกรมอาจแสดงไม่เหมือนกัน"), ASK_SENDER),
    "untrusted": (_("ใบรับรองของผู้ลงนามไม่ได้ออกโดยผู้ให้บริการที่ระบบนี้เชื่อถือ"), ASK_ISSUER),
    "revocation-unknown": (_("ยังสอบถามสถานะใบรับรองของผู้ลงนามไม่ได้"), TRY_AGAIN),
    "timestamp": (_("การประทับรับรองเวลาเชื่อถือไม่ได้"), ASK_ISSUER),
    "other": (_("ตรวจแล้วมีส่วนที่ยืนยันไม่ได้"), ASK_ISSUER),
}
"""What is wrong with a signature -> (sentence, what to do)."""

LEVELS = {
    "B-B": _("มีลายมือชื่อ ยังไม่มีการประทับรับรองเวลา"),
    "B-T": _("มีการประทับรับรองเวลา"),
    "B-LT": _("มีการประทับรับรองเวลา และหลักฐานสถานะใบรับรองอยู่ในไฟล์"),
    "B-LTA": _("มีการประทับรับรองเวลา หลักฐานครบ และรับรองซ้ำเพื่อเก็บระยะยาว"),
}
CHANGES = {
    "none": _("ไม่มีการแก้ไขหลังลงนาม"),
    "evidence": _("ไม่มีการแก้ไขหลังลงนาม มีเพียงหลักฐานรับรองที่เพิ่มต่อท้าย"),
    "signatures": _("หลังลงนามมีเพียงลายมือชื่ออื่นเพิ่มต่อท้าย"),
    "content": _("มีการเพิ่มหรือเปลี่ยนเนื้อหาหลังลงนาม"),
}
REVOCATION = {
    "good": _("ใช้ได้ขณะลงนาม ไม่ถูกเพิกถอน"),
    "revoked": _("ถูกเพิกถอนแล้ว"),
    "unknown": _("ยังไม่ทราบสถานะ"),
}
MISSING = _("ไม่พบลายมือชื่อของ ${names} ที่ควรมีในหนังสือนี้")


def headline(report):
    """One or two words: "ถูกต้อง", "อย่าใช้ไฟล์นี้" …"""
    return HEADLINES[report.verdict]


def state(report):
    """ "good", "wait" or "bad", for the colour and the sign."""
    return STATES[report.verdict]


def sentence(report):
    """One sentence (Message) that says what is so."""
    if report.problem:
        return PROBLEMS[report.problem][0]
    worst = _worst(report)
    if worst is not None:
        return FINDINGS[worst][0]
    if report.missing:
        return _(MISSING, mapping={"names": ", ".join(report.missing)})
    first = report.signatures[0]
    by = (
        first.signer
        if len(report.signatures) == 1
        else ", ".join(s.signer for s in report.signatures)
    )
    return _(
        "${signer} ลงนามหนังสือนี้เมื่อ ${time} และไม่มีการแก้ไขหลังลงนาม",
        mapping={"signer": by, "time": when(first.signed_at)},
    )


def advice(report):
    """What to do next (Message)."""
    if report.problem:
        text = PROBLEMS[report.problem][1]
        return _(text, mapping={"megabytes": str(Limits().size // 2**20)})
    worst = _worst(report)
    if worst is not None:
        return FINDINGS[worst][1]
    return ASK_SENDER if report.missing else NOTHING_TO_DO


def when(moment):
    """A time as people say it: "22 พฤศจิกายน 2569 14.07 น."; "" for None."""
    return "" if moment is None else long_moment(moment)


def describe(report, translate=None):
    """The report's facts with its words, JSON-ready. `translate`: Message -> str, default Thai."""
    say = translate or in_thai
    described = report.facts()
    described.update(
        state=state(report),
        headline=say(headline(report)),
        sentence=say(sentence(report)),
        advice=say(advice(report)),
    )
    for words, signature in zip(described["signatures"], report.signatures, strict=True):
        words.update(
            reasons=[say(FINDINGS[code][0]) for code in signature.findings],
            level_words=say(LEVELS[signature.level]),
            changes_words=say(changes(signature)),
            certificate_words=say(REVOCATION[signature.revocation]),
            signed_at_words=say(when(signature.signed_at)),
        )
    return described


def changes(signature):
    """What happened to the file after this signature, as a Message; a broken digest is a change."""
    return CHANGES[signature.changes if signature.intact else "content"]


def _worst(report):
    order = list(FINDINGS)
    codes = [code for signature in report.signatures for code in signature.findings]
    return min(codes, key=order.index, default=None)
