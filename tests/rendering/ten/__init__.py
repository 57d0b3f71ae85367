"""Letters that are in no sample file: ten or more for each kind of ข้อ 10, the plain before the ugly.

All persons, numbers and addresses are made up.
"""

from tests.rendering.ten import correspondence
from tests.rendering.ten import directives
from tests.rendering.ten import evidence


TEN = {
    "external": correspondence.EXTERNAL,
    "english": correspondence.ENGLISH,
    "memo": correspondence.MEMO,
    "stamped": correspondence.STAMPED,
    "order": directives.ORDER,
    "regulation": directives.REGULATION,
    "bylaw": directives.BYLAW,
    "announcement": directives.ANNOUNCEMENT,
    "statement": directives.STATEMENT,
    "news": directives.NEWS,
    "certificate": evidence.CERTIFICATE,
    "minutes": evidence.MINUTES,
    "note": evidence.NOTE,
    "other": evidence.OTHER,
}
