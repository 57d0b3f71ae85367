"""The words under which a letter is found."""

from edoc_policy.letters.indexers import letter_text
from edoc_policy.letters.indexers import number_keys
from edoc_policy.letters.indexers import plain
from tests.office import letter


def test_a_word_bold_in_part_stays_one_word():
    assert plain("<p><b>ประ</b>ชุม</p>").strip() == "ประชุม"


def test_words_of_two_paragraphs_do_not_run_together():
    assert plain("<p>ประ</p><p>ชุม</p>").split() == ["ประ", "ชุม"]


def test_a_number_is_found_whole_and_by_its_tail_with_and_without_the_circular_mark():
    assert number_keys("ปท ๐๐๑๗.๓/ว ๑๒๘๗") == ["1287", "ปท0017.3/ว1287", "ว1287"]


def test_a_letter_is_found_by_the_agencies_it_is_between(undone):
    words = letter_text(letter(recipients=[{"agency": "thakhlong"}, {"agency": "samkhok"}]))
    for name in ("จังหวัดปทุมธานี", "เทศบาลเมืองท่าโขลง", "เทศบาลตำบลสามโคก"):
        assert name in words
