"""The order of the Thai dictionary (Royal Institute) as a sort key in plain text.

A leading vowel (เ แ โ ใ ไ) sorts after its consonant; tone marks and the like decide only between
words otherwise alike; spaces and punctuation do not count; numbers sort by value, ๒ before ๑๐.
"""

from edoc_policy.thai import digits
from edoc_policy.thai import text as thai_text
import re


_LIGHT = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e"
_LEADING = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_PIECE = re.compile(r"([0-9]+)|(\w|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")


def sort_key(text):
    """A str that compares as the text stands in the dictionary: printable, fit for an index.

    Two levels parted by a space: letters and numbers, then the light marks with their places.
    """
    folded = digits.arabic(thai_text.normalise(text)).casefold()
    swapped = _LEADING.sub(r"\2\1", folded)
    heavy, light = [], []
    for number, char in _PIECE.findall(swapped):
        if number:
            value = number.lstrip("0") or "0"
            # The count of digits goes first, as one character between "!" and "@".
            heavy.append(chr(0x20 + min(len(value), 31)) + value)
        elif char in _LIGHT:
            # A mark further left outweighs one further right; no mark sorts first.
            light.append(f"{9999 - len(heavy):04d}{char}")
        else:
            heavy.append(char)
    return f"{''.join(heavy)} {''.join(light)}"
