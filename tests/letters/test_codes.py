"""The verification code: random, told apart from every slip of the finger."""

from edoc_policy.letters import codes


def test_a_code_is_read_however_it_is_typed():
    code = codes.new_code()

    assert codes.normalise_code(code.lower().replace("-", " ")) == code
    assert codes.normalise_code(code.replace("-", "")) == code


def test_every_single_mistyped_character_is_noticed():
    bare = codes.new_code().replace("-", "")

    slips = [
        bare[:place] + other + bare[place + 1 :]
        for place in range(codes.LENGTH)
        for other in codes.ALPHABET
        if other != bare[place]
    ]

    assert [slip for slip in slips if codes.normalise_code(slip)] == []


def test_two_neighbours_swapped_are_noticed():
    bare = codes.new_code().replace("-", "")

    swapped = [
        bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
        for place in range(codes.LENGTH - 2)
        if bare[place] != bare[place + 1]
    ]

    assert [each for each in swapped if codes.normalise_code(each)] == []


def test_codes_are_never_alike():
    assert len({codes.new_code() for _n in range(2000)}) == 2000


def test_what_cannot_be_a_code_is_none():
    assert codes.normalise_code("") is None
    assert codes.normalise_code("ABCD") is None
    assert codes.normalise_code("IIII-OOOO-1111") is None
