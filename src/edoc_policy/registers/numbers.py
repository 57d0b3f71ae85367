"""How a number is written: ที่ of a letter (ภาคผนวก 1, ข้อ 32) and number of an order (ข้อ 16)."""

from edoc_policy.thai import digits


def letter_number(prefix, running, circular=False):
    """ "ปท ๐๐๑๗.๓/ว ๑๒๘๗" from the agency's prefix and the running number; no year (ภาคผนวก 1)."""
    mark = "ว " if circular else ""
    return digits.thai(f"{prefix.strip()}/{mark}{running}")


def yearly_number(running, year):
    """ "๑๒๔/๒๕๖๙": orders and certificates carry the BE year (ข้อ 16.2, 24.1)."""
    return digits.thai(f"{running}/{year}")
