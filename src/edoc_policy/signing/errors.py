"""Refusals of the signing room: each says in the reader's words what happened and what to do.

No exception of this room carries a passphrase, a key or a path.
"""

from edoc_policy import _
from edoc_policy.thai.shown import in_thai


class SigningRefused(Exception):
    """Signing may not go on. `code` is for programs and the journal, `message` for people."""

    code = "refused"
    text = _("ลงนามไม่ได้ แจ้งผู้ดูแลระบบ")

    def __init__(self, **facts):
        self.facts = facts
        super().__init__(self.code)

    @property
    def message(self):
        """An i18n Message with its facts filled in."""
        return _(self.text, mapping=self.facts)

    def __str__(self):
        return in_thai(self.message)


class NoKey(SigningRefused):
    code = "no-key"
    text = _("ยังไม่มีใบรับรองสำหรับลงนามของท่านในระบบ ติดต่อผู้ดูแลระบบเพื่อนำเข้าใบรับรอง")


class BrokenKey(SigningRefused):
    code = "broken-key"
    text = _("แฟ้มใบรับรองของท่านอ่านไม่ได้ ติดต่อผู้ดูแลระบบเพื่อนำเข้าใบรับรองใหม่")


class WrongPassphrase(SigningRefused):
    """`left`: tries that remain before the key is locked."""

    code = "wrong-passphrase"
    text = _("รหัสผ่านใบรับรองไม่ถูกต้อง ลองได้อีก ${left} ครั้งก่อนระบบระงับชั่วคราว")


class KeyLocked(SigningRefused):
    """`minutes`: how long until another try is taken."""

    code = "key-locked"
    text = _(
        "ใส่รหัสผ่านใบรับรองผิดหลายครั้ง ระบบระงับการลงนามของท่านไว้ชั่วคราว"
        " ลองใหม่ได้ในอีก ${minutes} นาที หากท่านไม่ได้ใส่รหัสเอง ให้แจ้งผู้ดูแลระบบทันที"
    )


class KeyClosed(SigningRefused):
    code = "key-closed"
    text = _("สิทธิลงนามครั้งนี้สิ้นสุดแล้ว ใส่รหัสผ่านใบรับรองอีกครั้ง")


class CertificateRefused(SigningRefused):
    code = "certificate"


class CertificateExpired(CertificateRefused):
    code = "certificate-expired"
    text = _("ใบรับรองของท่านหมดอายุเมื่อ ${date} ติดต่อผู้ดูแลระบบเพื่อต่ออายุก่อนลงนาม")


class CertificateNotYetValid(CertificateRefused):
    code = "certificate-not-yet-valid"
    text = _("ใบรับรองของท่านเริ่มใช้ได้ ${date} ลงนามได้ตั้งแต่วันนั้น")


class CertificateRevoked(CertificateRefused):
    code = "certificate-revoked"
    text = _("ใบรับรองของท่านถูกเพิกถอนแล้ว ใช้ลงนามไม่ได้ ติดต่อผู้ดูแลระบบเพื่อขอใบรับรองใหม่")


class CertificateNamesAnother(CertificateRefused):
    code = "certificate-names-another"
    text = _(
        "ใบรับรองนี้ออกให้ “${certificate_name}” ไม่ใช่ “${signer_name}”"
        " ใช้ใบรับรองของท่านเอง หรือให้ผู้ดูแลระบบแก้ชื่อให้ตรงกัน"
    )


class CertificateWrongUsage(CertificateRefused):
    code = "certificate-wrong-usage"
    text = _("ใบรับรองนี้ไม่ได้ออกให้ใช้ลงลายมือชื่อ ติดต่อผู้ดูแลระบบเพื่อขอใบรับรองสำหรับลงนาม")


class CertificateTooWeak(CertificateRefused):
    code = "certificate-too-weak"
    text = _("กุญแจของใบรับรองนี้สั้นเกินไป (${bits} บิต) ติดต่อผู้ดูแลระบบเพื่อขอใบรับรองใหม่")


class CertificateUntrusted(CertificateRefused):
    code = "certificate-untrusted"
    text = _("ใบรับรองของท่านไม่ได้ออกโดยผู้ให้บริการที่ระบบนี้เชื่อถือ ติดต่อผู้ดูแลระบบเพื่อตรวจสอบ")


class SealingFailed(SigningRefused):
    """The file cannot be sealed; `why` is one of: not-pdf, encrypted, no-field, field-used, broken."""

    code = "sealing-failed"
    text = _("ปิดผนึกแฟ้มนี้ไม่ได้ ร่างและเลขที่ยังอยู่ครบ แจ้งผู้ดูแลระบบให้ปิดผนึกใหม่")
