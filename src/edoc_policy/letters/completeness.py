"""What the regulation still asks for before a draft may be submitted."""

from edoc_policy import _
from edoc_policy.letters import clauses
from edoc_policy.letters import english
from edoc_policy.letters.fields import FIELDS
from edoc_policy.letters.fields import Problem
from edoc_policy.letters.indexers import plain
from edoc_policy.letters.letter import addressee_text
from edoc_policy.letters.letter import pair_warning
from plone.app.textfield.interfaces import IRichText
from zope.schema.interfaces import IChoice


def missing(letter):
    """The problems (list of Problem) of a draft, in the order of its form."""
    problems = []
    for name, row in letter.kind.rows.items():
        if row.must and not _filled(letter, name):
            problems.append(Problem(name, _asked(row)))
        problems += _MORE.get(name, _nothing)(letter)
    return problems


def doubts(letter):
    """Messages of what is probably wrong; whoever means it so submits it with a reason."""
    warning = pair_warning(letter)
    found = [warning] if warning is not None else []
    if "clauses" in letter.kind.rows:
        found += [problem.message for problem in clauses.faults(letter.clauses)]
    return found


def _filled(letter, name):
    if name in ("recipients", "addressee"):
        return bool(addressee_text(letter))
    value = getattr(letter, name)
    if IRichText.providedBy(FIELDS[name]):
        return value is not None and bool(plain(value.raw).strip())
    return value not in (None, "", [], ())


def _asked(row):
    field = FIELDS[row.field]
    facts = {"title": row.label or field.title, "clause": row.clause}
    if IChoice.providedBy(field):
        if row.clause:
            return _("ยังไม่ได้เลือก${title} (${clause})", mapping=facts)
        return _("ยังไม่ได้เลือก${title}", mapping=facts)
    if row.clause:
        return _("ยังไม่มี${title} (${clause})", mapping=facts)
    return _("ยังไม่มี${title}", mapping=facts)


def _nothing(letter):
    return ()


def _enclosures(letter):
    printed = "references" in letter.kind.rows  # แบบที่ 1 alone prints them (ข้อ 11.7)
    for number, row in enumerate(letter.enclosures or (), 1):
        if not row["title"]:
            message = _("สิ่งที่ส่งมาด้วย แถว ${row} ยังไม่มีชื่อเอกสาร", mapping={"row": number})
            yield Problem("enclosures", message, number)
        if printed and not row["quantity"]:
            message = _(
                "สิ่งที่ส่งมาด้วย แถว ${row} ยังไม่มีจำนวน ใส่เช่น “จำนวน ๑ ฉบับ”",
                mapping={"row": number},
            )
            yield Problem("enclosures", message, number)


def _body(letter):
    """ข้อ 18: a by-law needs a law that empowers it."""
    if letter.kind.id == "bylaw" and "อำนาจ" not in plain(letter.body_html):
        yield Problem("body", _("ยังไม่ได้อ้างกฎหมายที่ให้อำนาจออกข้อบังคับ (ข้อ 18)"))


def _clauses(letter):
    """What was prompted with … must be filled in."""
    for number, row in enumerate(letter.clauses or (), 1):
        if "…" in row["text"]:
            message = _("ข้อ ${n} ยังมี … ที่ต้องเติม", mapping={"n": number})
            yield Problem("clauses", message, number)


def _absent(letter):
    """ข้อ 25.6: with the reason."""
    for number, row in enumerate(letter.absent or (), 1):
        if not row["reason"]:
            message = _("ผู้ไม่มาประชุม แถว ${row} ยังไม่มีเหตุผล (ข้อ 25.6)", mapping={"row": number})
            yield Problem("absent", message, number)


def _ended_at(letter):
    if letter.started_at and letter.ended_at and letter.ended_at <= letter.started_at:
        yield Problem("ended_at", _("เวลาเลิกประชุมอยู่ก่อนเวลาเริ่มประชุม"))


def _language(letter):
    """ภาคผนวก 4: an English letter names office and signer in English."""
    if letter.language == "en":
        for what in english.lacking(letter):
            message = _(
                "หนังสือภาษาอังกฤษยังขาด${what} ให้ผู้ดูแลระบบเพิ่มในทะเบียนของหน่วยงาน",
                mapping={"what": what},
            )
            yield Problem("language", message)


def _cosignatories(letter):
    """Everybody signs once."""
    posts = {(letter.signatory or "").partition("|")[0]}
    for number, row in enumerate(letter.cosignatories or (), 1):
        post = (row["signatory"] or "").partition("|")[0]
        if post in posts:
            message = _("ผู้ลงนามร่วม แถว ${row} ซ้ำกับผู้ลงนามอีกคน", mapping={"row": number})
            yield Problem("cosignatories", message, number)
        posts.add(post)


def _effect(letter):
    """The line before ข้อ 16.5 is a sentence; a bare date says nothing."""
    if letter.effect and "ตั้งแต่" not in letter.effect:
        message = _("วันที่มีผล เขียนเป็นประโยค เช่น “ทั้งนี้ ตั้งแต่วันที่ 1 ตุลาคม 2569 เป็นต้นไป”")
        yield Problem("effect", message)


_MORE = {
    "cosignatories": _cosignatories,
    "effect": _effect,
    "language": _language,
    "enclosures": _enclosures,
    "body": _body,
    "clauses": _clauses,
    "absent": _absent,
    "ended_at": _ended_at,
}
