"""A route in words: titles of seats, conditions and what a step takes."""

from edoc_policy import _
from edoc_policy.letters.kinds import kinds
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.vocabularies import SECRECY
from edoc_policy.letters.vocabularies import title_of
from edoc_policy.letters.vocabularies import URGENCY


def condition_words(context, condition, t):
    """What a Condition asks, a text for each part; `t` translates a Message."""
    found = []
    if condition.kinds:
        found.append(
            ", ".join(t(kinds()[each].title) for each in condition.kinds if each in kinds())
        )
    if condition.units:
        places = (by_uid(context, each) for each in condition.units)
        found.append(", ".join(each.title for each in places if each is not None))
    if condition.urgency:
        found.append(", ".join(t(title_of(URGENCY, each) or each) for each in condition.urgency))
    if condition.secrecy:
        found.append(", ".join(t(title_of(SECRECY, each) or each) for each in condition.secrecy))
    if amounts := _amounts(condition.amount_from, condition.amount_to):
        found.append(t(amounts))
    return [each for each in found if each]


def need_words(step):
    """How many of a step must say yes, as a Message; None where one is asked alone."""
    total = len(step.seats)
    if total == 1:
        return None
    if step.needed == total:
        return _("ทุกคนใน ${n} ที่", mapping={"n": total})
    if step.needed == 1:
        return _("คนใดคนหนึ่งใน ${n} ที่", mapping={"n": total})
    return _("อย่างน้อย ${n} ใน ${total} ที่", mapping={"n": step.needed, "total": total})


def _amounts(low, high):
    if low is not None and high is not None:
        return _("วงเงิน ${low} ถึง ${high} บาท", mapping={"low": f"{low:,}", "high": f"{high:,}"})
    if low is not None:
        return _("วงเงินตั้งแต่ ${low} บาท", mapping={"low": f"{low:,}"})
    if high is not None:
        return _("วงเงินไม่เกิน ${high} บาท", mapping={"high": f"{high:,}"})
    return None
