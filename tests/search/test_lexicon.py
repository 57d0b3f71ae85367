"""Every Thai word within a text is found: clusters in pairs, searched as phrases."""

from edoc_policy.search.index import SignatureIndex
from edoc_policy.search.lexicon import ThaiSplitter
from edoc_policy.thai import text as thai_text
from pathlib import Path
from Products.ZCTextIndex.Lexicon import Lexicon
from Products.ZCTextIndex.QueryParser import QueryParser
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
import json
import pickle
import pytest
import random
import re
import transaction


SAMPLE = json.loads((Path(__file__).parents[1] / "fixtures/sample_letters.json").read_text("utf-8"))


def text_of(letter):
    words = [
        letter.get("title"),
        letter.get("subject"),
        (letter.get("number") or {}).get("display"),
    ]
    words += letter["body"] + letter.get("articles", [])
    words += [f"{row['no']} {row['title']}" for row in letter.get("agenda", [])]
    words += [letter.get("addressee"), letter.get("held_at")]
    return "\n".join(word for word in words if word)


LETTERS = {letter["id"]: text_of(letter) for letter in SAMPLE["letters"] + SAMPLE["extra_letters"]}


class Texts:
    """An index of some texts by name."""

    def __init__(self, texts):
        self.lexicon = Lexicon(ThaiSplitter())
        self.index = SignatureIndex(self.lexicon)
        self.names = list(texts)
        for number, text in enumerate(texts.values()):
            self.index.index_doc(number, [text])

    def find(self, query):
        found = QueryParser(self.lexicon).parseQuery(query).executeQuery(self.index)
        return {self.names[number] for number in found}


@pytest.fixture(scope="module")
def letters():
    return Texts(LETTERS)


def occurs(word, text):
    """Whether a text holds a word as whole clusters: no mark of another one follows."""
    return re.search(re.escape(word) + "(?![\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])", text) is not None


def found(query, *texts):
    return Texts(dict(enumerate(texts))).find(query)


@pytest.mark.parametrize(
    "case", [case for case in SAMPLE["cases"]["search"] if "must_match" in case], ids=str
)
def test_the_sample_queries_find_their_letters(letters, case):
    expected = set(case["must_match"]) & set(LETTERS)
    query = '"' + case["query"] + '"'
    assert expected
    assert expected <= letters.find(query)


def test_every_stretch_of_clusters_in_a_text_finds_it(letters):
    choose = random.Random(7)
    tried = 0
    for name, text in LETTERS.items():
        for run in 3 * re.findall(f"[ก-ฮะ-\u0e3aเ-\u0e45{thai_text.MARKS}]+", text):
            clusters = thai_text.clusters(run)
            first = choose.randrange(len(clusters))
            word = "".join(clusters[first : first + choose.randint(1, 6)])
            truth = {each for each, other in LETTERS.items() if occurs(word, other)}
            assert letters.find(f'"{word}"') == truth, word
            assert name in truth
            tried += 1
    assert tried > 200


def test_vowel_and_tone_marks_count():
    texts = ("ที่ประชุม", "ทีมงาน", "ท่าเรือ")
    assert found("ที", *texts) == {1}
    assert found("ที่", *texts) == {0}
    assert found("ทา", *texts, "ทาสี") == {3}


def test_the_last_cluster_is_reached():
    assert found("ม", "ประชุม") == {0}
    assert found("ชุม", "ประชุม") == {0}
    assert found("ณ", "ณ ห้องประชุม") == {0}


def test_spellings_that_look_alike_match_alike():
    assert found("ทำ", "ท\u0e4d\u0e32งาน") == {0}
    assert found("ท\u0e4d\u0e32", "ทำงาน") == {0}
    assert found("เเก้ว", "ลำสามแก้ว") == {0}
    assert found("2569", "พ.ศ. ๒๕๖๙") == {0}
    assert found("๒๕๖๙", "พ.ศ. 2569") == {0}


@pytest.mark.parametrize(
    "query",
    ["e-Document", "DOCUMENT", "ระบบe", "ระบบ e-Document", "Document2เรื่อง", "2เรื่อ", "2เ", "9เท"],
)
def test_thai_latin_and_numbers_mix(query):
    texts = ("ใช้ระบบ e-Document ๒เรื่องในปี 19เทศบาล", "ระบบงาน document")
    expected = {"DOCUMENT": {0, 1}, "9เท": set()}.get(query, {0})
    assert found(query, *texts) == expected


def test_words_apart_are_all_wanted_and_words_in_quotes_in_a_row():
    texts = ("เทศบาลจัดประชุม", "ประชุม เทศบาล", "ประชุม")
    assert found("ประชุม เทศบาล", *texts) == {0, 1}
    assert found('"ประชุม เทศบาล"', *texts) == {1}


def test_pairs_of_another_order_do_not_match():
    assert found("กขคก", "ขคกข กข คก") == set()
    assert found("ไม่มีคำนี้", "ประชุม") == set()


def test_a_text_changed_or_removed_is_no_longer_found():
    texts = Texts({"a": "ประชุม", "b": "ประชุม"})
    texts.index.index_doc(0, ["สัมมนา"])
    assert texts.find("ประชุม") == {"b"}
    assert texts.find("สัมมนา") == {"a"}
    texts.index.unindex_doc(1)
    assert texts.find("ประชุม") == set()


def test_a_part_of_a_latin_word_or_of_a_number_is_not_found():
    assert found("cument", "e-Document") == found("Docu", "e-Document") == set()
    assert found("569", "พ.ศ. 2569") == found("256", "พ.ศ. 2569") == set()


def test_other_scripts_are_words(letters):
    texts = ("Café 東京 ประชุม", "cafe 東")
    assert found("café", *texts) == {0}
    assert found("東京", *texts) == {0}
    assert found("東", *texts) == {1}
    assert found('"東京 ประ"', *texts) == {0}


def test_a_letter_added_rewrites_few_objects(tmp_path):
    db = DB(FileStorage(str(tmp_path / "Data.fs")))
    connection = db.open()
    index = connection.root()["index"] = SignatureIndex(Lexicon(ThaiSplitter()))
    for number in range(500):
        index.index_doc(number, [f"{LETTERS['L01']} {number}"])
    transaction.commit()
    index.index_doc(500, [LETTERS["L02"]])
    assert len(connection._registered_objects) <= 4
    transaction.commit()
    index.index_doc(500, [LETTERS["L02"]])
    assert connection._registered_objects == []
    assert (index.document_count(), index.has_doc(500)) == (501, True)
    db.close()


def test_the_element_pickles_as_its_name():
    data = pickle.dumps(ThaiSplitter(), 3)
    assert b"edoc_policy.search.lexicon" in data
    assert len(data) < 80
    assert pickle.loads(data).process(["กข"]) == ["ก_ข", "ข_"]
