"""The code under a letter's QR picture: how anybody asks whether the letter is genuine.

Twelve characters of an alphabet without look-alikes, eleven of them drawn at random (2^54
possibilities), the last a check character: a sum weighted by place modulo 31, a prime, so that
every single mistyped character is told apart from an unknown letter.
"""

import secrets


ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
_THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def new_code():
    """A new code, as printed: "7KQM-2R9T-XD4H"."""
    body = "".join(secrets.choice(ALPHABET) for _n in range(LENGTH - 1))
    return shown(body + check_character(body))


def normalise_code(text):
    """What somebody typed, as printed; None when it cannot be a code of ours."""
    bare = "".join(char for char in (text or "").translate(_THAI).upper() if char.isalnum())
    if len(bare) != LENGTH or any(char not in ALPHABET for char in bare):
        return None
    return shown(bare) if check_character(bare[:-1]) == bare[-1] else None


def check_character(body):
    """The character that closes a code: a sum weighted by place, modulo the alphabet's size."""
    total = sum(place * ALPHABET.index(char) for place, char in enumerate(body, 1))
    return ALPHABET[total % len(ALPHABET)]


def shown(bare):
    """Twelve characters in three groups of four."""
    return "-".join(bare[n : n + 4] for n in range(0, LENGTH, 4))
