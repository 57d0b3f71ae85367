"""คำขึ้นต้นและคำลงท้ายตามผู้รับ (ภาคผนวก 2): chosen by data, never for the royal family."""

from datetime import date
from edoc_policy.letters import salutations
from edoc_policy.letters.letter import pair_warning
from edoc_policy.letters.salutations import choose
from edoc_policy.letters.salutations import mismatch
from edoc_policy.letters.salutations import ROYAL
from edoc_policy.letters.salutations import why
from edoc_policy.routing.acts import perform
from edoc_policy.routing.interfaces import Refused
from tests.office import actor
from tests.office import letter
from zope.i18n import translate
import json
import pytest


OFFICES = [
    "ประธานองคมนตรี",
    "นายกรัฐมนตรี",
    "ประธานรัฐสภา",
    "ประธานสภาผู้แทนราษฎร",
    "ประธานวุฒิสภา",
    "ประธานศาลฎีกา",
    "รัฐบุรุษ",
    "ประธานศาลรัฐธรรมนูญ",
    "ประธานศาลปกครองสูงสุด",
    "ประธานกรรมการการเลือกตั้ง",
    "ประธานกรรมการสิทธิมนุษยชนแห่งชาติ",
    "ประธานกรรมการตรวจเงินแผ่นดิน",
    "ผู้ตรวจการแผ่นดิน",
    "ประธานกรรมการ ป.ป.ช.",
]


def test_there_are_fourteen_high_offices():
    assert len(OFFICES) == 14


@pytest.mark.parametrize("office", OFFICES)
def test_a_high_office_is_addressed_with_the_greater_respect(office):
    pair = choose(office)
    assert (pair.salutation, pair.closing) == ("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง")


@pytest.mark.parametrize(
    ("addressee", "salutation", "closing"),
    [
        ("นายกเทศมนตรีเมืองท่าโขลง", "เรียน", "ขอแสดงความนับถือ"),
        ("รองนายกรัฐมนตรี", "เรียน", "ขอแสดงความนับถือ"),
        ("สมเด็จพระสังฆราช", "กราบทูล", "ควรมิควรแล้วแต่จะโปรด"),
        ("สมเด็จพระสังฆราชเจ้า กรมหลวง", "ขอประทานกราบทูล", "ควรมิควรแล้วแต่จะโปรดเกล้าโปรดกระหม่อม"),
        ("สมเด็จพระพุฒาจารย์", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
        ("พระพรหมวชิรคุณ", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง"),
        ("พระธรรมรัตนาภรณ์", "นมัสการ", "ขอนมัสการด้วยความเคารพอย่างสูง"),
        ("พระครูปทุมกิจจานุกูล", "นมัสการ", "ขอนมัสการด้วยความเคารพ"),
        ("เจ้าอาวาสวัดหงษ์ปทุมาวาส", "นมัสการ", "ขอนมัสการด้วยความเคารพ"),
    ],
)
def test_the_pair_follows_the_addressee(addressee, salutation, closing):
    pair = choose(addressee)
    assert (pair.salutation, pair.closing) == (salutation, closing)
    assert mismatch(salutation, closing) is None


@pytest.mark.parametrize(
    "addressee",
    [
        "นายกรัฐมนตรี (ผ่านเลขาธิการคณะรัฐมนตรี)",
        "นายกรัฐมนตรี(ผ่าน ปลัดสำนักนายกรัฐมนตรี)",
        "นายกรัฐมนตรี\n(ผ่านปลัดกระทรวงมหาดไทย) ",
    ],
)
def test_the_office_through_which_a_letter_goes_does_not_change_its_reader(addressee):
    assert choose(addressee).id == "high"
    assert "เพราะนายกรัฐมนตรีอยู่" in translate(why(addressee), target_language="th")


@pytest.mark.parametrize(
    "addressee", ["พระบาทสมเด็จพระเจ้าอยู่หัว", "สมเด็จพระนางเจ้าฯ พระบรมราชินี", "หม่อมเจ้าตัวอย่าง"]
)
def test_nothing_is_composed_for_the_royal_family(addressee):
    assert choose(addressee) is ROYAL
    assert (ROYAL.salutation, ROYAL.closing) == ("", "")
    assert "ระบบไม่แต่งคำให้" in why(addressee)


def test_an_english_letter_has_english_words():
    assert choose("The Governor of Pathum Thani", "en").closing == "Yours faithfully,"


def test_each_choice_says_why():
    for addressee in ("นายกรัฐมนตรี", "พระครูปทุมกิจจานุกูล", "นายตัวอย่าง"):
        assert "ระบบเลือกให้" in why(addressee)


def test_a_rule_counts_from_its_day_on(monkeypatch):
    rule = {
        "match": "exact",
        "text": "อธิบดีตัวอย่าง",
        "pair": "high",
        "valid_from": "2026-07-01",
        "source": "-",
    }
    data = json.loads(json.dumps(salutations._data()))
    data["addressees"].append(rule)
    monkeypatch.setattr(salutations, "_data", lambda: data)
    assert choose("อธิบดีตัวอย่าง", on=date(2026, 6, 30)).id == "ordinary"
    assert choose("อธิบดีตัวอย่าง", on=date(2026, 7, 1)).id == "high"


@pytest.mark.usefixtures("undone")
class TestOverriding:
    """Whoever means it may use other words, with a reason that stays in the journal."""

    recipients = [{"name": "นายกรัฐมนตรี"}]

    def test_the_pair_chosen_by_the_system_is_submitted_without_a_word(self):
        made = letter(recipients=self.recipients)
        assert pair_warning(made) is None
        perform("submit", made, actor("drafter.pt"))

    @pytest.mark.parametrize(
        "words",
        [
            {"closing": "ขอแสดงความนับถือ"},
            {"salutation": "เรียน", "closing": "ขอแสดงความนับถือ"},
        ],
        ids=["mixed", "too low"],
    )
    def test_a_wrong_pair_is_explained_and_needs_a_reason(self, words):
        made = letter(recipients=self.recipients, **words)
        assert pair_warning(made) is not None
        with pytest.raises(Refused, match="เขียนเหตุผล"):
            perform("submit", made, actor("drafter.pt"))
        perform("submit", made, actor("drafter.pt"), words="ผู้รับขอให้ใช้คำนี้")

    def test_a_letter_to_the_royal_family_needs_words_of_ones_own(self):
        to = [{"name": "พระบาทสมเด็จพระเจ้าอยู่หัว"}]
        assert "ระบบไม่แต่งคำให้" in pair_warning(letter(recipients=to))
        own = {"salutation": "ขอเดชะฝ่าละอองธุลีพระบาท", "closing": "ควรมิควรแล้วแต่จะทรงพระกรุณาโปรดเกล้า"}
        assert pair_warning(letter(recipients=to, **own)) is None
