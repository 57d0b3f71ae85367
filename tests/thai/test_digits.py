"""Thai and Arabic digits."""

from edoc_policy.thai import digits
import pytest


def test_digits_change_there_and_back():
    assert digits.thai(1287) == "๑๒๘๗"
    assert digits.arabic("ปท ๐๐๑๗.๓/ว ๑๒๘๗") == "ปท 0017.3/ว 1287"


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("จำนวน 12 ราย วันที่ 28 ตุลาคม 2569", "จำนวน ๑๒ ราย วันที่ ๒๘ ตุลาคม ๒๕๖๙"),
        ("ที่ ปท 0017.3/ว 1287", "ที่ ปท ๐๐๑๗.๓/ว ๑๒๘๗"),
        ("ระบบ e-Document 2", "ระบบ e-Document 2"),
        ("โรค COVID-19 ระลอก 2", "โรค COVID-19 ระลอก ๒"),
        ("มาตรฐาน ISO 9001:2015", "มาตรฐาน ISO 9001:2015"),
        ("Windows 11 และ 10", "Windows 11 และ ๑๐"),
        ("e-Service 3 ระบบ", "e-Service ๓ ระบบ"),
        ("ประชุม e-Document 28 ตุลาคม 2569", "ประชุม e-Document ๒๘ ตุลาคม ๒๕๖๙"),
        ("ส่ง saraban1@x9.example 2 ฉบับ", "ส่ง saraban1@x9.example ๒ ฉบับ"),
        ("ดู http://a/1?b=2 หน้า 3", "ดู http://a/1?b=2 หน้า ๓"),
        ("ดู https://x.example/หน้า1 (2)", "ดู https://x.example/หน้า1 (๒)"),
        ("ดู www.x1.example ข้อ 4", "ดู www.x1.example ข้อ ๔"),
        ("กระดาษ A4 500 แผ่น", "กระดาษ A4 ๕๐๐ แผ่น"),
        ("4G และ 5G", "4G และ 5G"),
        ("PDF/A-3a", "PDF/A-3a"),
        ("e-Service 2-3 ครั้ง", "e-Service ๒-๓ ครั้ง"),
        ("โทร 0 2000 0000 ต่อ 101", "โทร ๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๐๑"),
        ("1,287.50 บาท", "๑,๒๘๗.๕๐ บาท"),
        ("", ""),
    ],
)
def test_an_official_letter_has_thai_digits_outside_latin_words(typed, official):
    assert digits.official(typed) == official
    assert digits.official(official) == official
