"""Thai word search in 10,000 letters: edoc_text beside stock SearchableText on the same texts.

Run: python benchmarks/search.py [number of letters]. Prints recall, precision and time of both in
one catalog, warm, in processor time, and the ratio. Truth: the word stands in the text as whole character
clusters (ที is not in ที่). Stock is asked as Plone's search page asks, with * at the end.
"""

from edoc_policy.search.index import SignatureIndex
from edoc_policy.search.lexicon import ThaiSplitter
from pathlib import Path
from Products.CMFPlone.UnicodeSplitter import I18NNormalizer
from Products.CMFPlone.UnicodeSplitter import Splitter
from Products.ZCatalog.ZCatalog import ZCatalog
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from Products.ZCTextIndex.ZCTextIndex import PLexicon
from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex
from statistics import mean
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
import json
import random
import re
import sys
import transaction


HERE = Path(__file__).parent
MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
ROUNDS = 7
STOCK, OURS = "SearchableText", "edoc_text"
LINE = "{:<28}{:>12}{:>12}{:>12}{:>12}{:>14}"


class Letter:
    """A text in the catalog."""

    def __init__(self, text):
        self.SearchableText = self.edoc_text = text


def words():
    lines = (HERE / "data/words.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def names(choose, count):
    """Names of people and places that stand in a few letters each."""
    starts, ends = "กขคจชดตทนบปพมรลวสหอ", "กงดนบมยว"
    marks = ["", "\u0e34", "\u0e35", "\u0e38", "\u0e39", "\u0e48", "\u0e49", "\u0e31", "\u0e37"]
    made = set()
    while len(made) < count:
        made.add(
            "".join(
                choose.choice(starts) + choose.choice(marks) + choose.choice(ends)
                for _syllable in range(choose.randint(2, 4))
            )
        )
    return sorted(made)


def texts(count):
    """Texts of the sample letters' sentences with other words in them, and the words to ask for."""
    choose = random.Random(2569)
    sample = json.loads((HERE.parent / "tests/fixtures/sample_letters.json").read_text("utf-8"))
    sentences = [line for letter in sample["letters"] for line in letter["body"]]
    agencies = [agency["name_th"] for agency in sample["agencies"]]
    common, rare = words(), names(choose, count // 4)
    made = []
    for number in range(count):
        filler = ["".join(choose.choices(common, k=choose.randint(3, 7))) for _line in range(12)]
        made.append(
            "\n".join(
                [
                    f"ที่ ปท ๐๐๑๗.๓/{number}",
                    f"เรื่อง {choose.choice(common)}{choose.choice(common)}",
                    f"เรียน {choose.choice(agencies)} {choose.choice(rare)}",
                    *choose.sample(sentences, 2),
                    " ".join(filler),
                ]
            )
        )
    asked = [
        *choose.sample(common, 24),
        *choose.sample(rare, 8),
        "ประชุม", "ปทุมธานี", "ท่าโขลง", "ที่", "ทำ", "น้ำ", "จังหวัด", "ระบบ",
    ]  # fmt: skip
    return made, asked


def catalog_of(root, made):
    catalog = root["catalog"] = ZCatalog("catalog")
    catalog._setObject("stock", PLexicon("stock", "", Splitter(), I18NNormalizer()))
    catalog._setObject("thai", PLexicon("thai", "", ThaiSplitter()))
    seconds = {}
    for name, lexicon, factory in ((STOCK, "stock", OkapiIndex), (OURS, "thai", SignatureIndex)):
        index = ZCTextIndex(name, caller=catalog, index_factory=factory, lexicon_id=lexicon)
        began = thread_time()
        for number, text in enumerate(made):
            index.index_object(number, Letter(text))
        seconds[name] = thread_time() - began
        catalog.addIndex(name, index)
    transaction.commit()
    return catalog, seconds


def ask(catalog, name, word):
    """(documents, seconds) of one query through the index, as the catalog calls it."""
    index = catalog._catalog.getIndex(name)
    query = f"{word}*" if name == STOCK else f'"{word}"'
    began = thread_time()
    found = index._apply_index({name: query})[0]
    return set(found), thread_time() - began


def stretch(word, made):
    pattern = re.compile(re.escape(word) + f"(?!{MARK})")
    return {number for number, text in enumerate(made) if pattern.search(text)}


def main(count):
    made, asked = texts(count)
    with TemporaryDirectory() as folder:
        db = DB(FileStorage(f"{folder}/Data.fs"), cache_size=1_000_000)
        catalog, indexing = catalog_of(db.open().root(), made)
        print(f"{count:,} letters of {mean(map(len, made)):.0f} characters, {len(asked)} words")
        print(LINE.format("", "recall", "precision", "median ms", "mean ms", "texts/s indexed"))
        times = {}
        for name in (STOCK, OURS):
            hits = wanted = right = 0
            times[name] = []
            for word in asked:
                truth = stretch(word, made)
                runs = [ask(catalog, name, word) for _round in range(ROUNDS)]
                found = runs[0][0]
                times[name].append(median(seconds for _found, seconds in runs[1:]) * 1000)
                hits, wanted, right = (
                    hits + len(found),
                    wanted + len(truth),
                    right + len(found & truth),
                )
            print(
                LINE.format(
                    name,
                    f"{right / wanted:.3f}",
                    f"{right / hits:.3f}" if hits else "-",
                    f"{median(times[name]):.2f}",
                    f"{mean(times[name]):.2f}",
                    f"{count / indexing[name]:.0f}",
                )
            )
        print(f"time ratio {mean(times[OURS]) / mean(times[STOCK]):.2f} (to reach: 0.30)")
        db.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
