"""The interface is complete in English: the msgids are the Thai texts, locales/en holds the rest."""

from pathlib import Path
import pytest
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import catalogue  # noqa: E402


@pytest.fixture(scope="module")
def texts():
    return catalogue.texts()


@pytest.fixture(scope="module")
def english():
    return catalogue.load(catalogue.ENGLISH)


def test_every_text_has_its_english_with_the_same_variables_and_none_is_left_over(texts, english):
    assert list(catalogue.faults(texts, english)) == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ส่งคืนให้แก้", "the titles of states (Python)"),
        ("ผู้ลงนามในเรื่องนี้คือ${post}", "the reasons of rules, given to no()"),
        ("ตรวจสอบด้วยไฟล์ PDF", "page templates"),
        ("ค้นชื่อเรื่อง เลขที่ ผู้ส่ง เช่น ว 1287", "attributes in page templates"),
        ("หนังสือภายนอก", "titles of types (GenericSetup)"),
        ("edoc: ระบบเอกสารอิเล็กทรอนิกส์", "ZCML"),
        ("ค่าแฮช", "the words of the journal (acts.json)"),
    ],
)
def test_texts_are_found_in_every_kind_of_source(texts, text, where):
    assert text in texts, where


def test_a_text_without_english_one_left_over_and_a_lost_variable_are_named(texts, english):
    gone, bent = "เข้าสู่ระบบ", "ถึง ${addressee}"
    changed = {**english, "ไม่มีใครพูดแล้ว": english[gone], bent: english[gone]}
    del changed[gone]
    assert list(catalogue.faults(texts, changed)) == [
        "other variables: ถึง ${addressee} → Log in",
        f"not in the catalogue: {gone}",
        "said nowhere: ไม่มีใครพูดแล้ว",
    ]


def test_the_check_tells_by_its_exit_status():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "catalogue.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
