"""Two submissions are compared word by word; every field, table and list can be read."""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.letters import drafts
from edoc_policy.letters.comparing import ADDED
from edoc_policy.letters.comparing import compare
from edoc_policy.letters.comparing import GONE
from edoc_policy.letters.comparing import ITEM
from edoc_policy.letters.comparing import PARAGRAPH
from edoc_policy.letters.comparing import pieces
from edoc_policy.letters.comparing import ROW
from edoc_policy.letters.comparing import SAME
from edoc_policy.letters.submissions import fields_at
from edoc_policy.letters.submissions import submissions
from edoc_policy.routing.acts import perform
from plone.namedfile import NamedBlobFile
from tests.office import actor
from tests.office import letter
import pytest


pytestmark = pytest.mark.usefixtures("undone")


def changes(made, **values):
    """What changes a draft when these fields do: {field: blocks}."""
    before = fields_at(made, None)
    drafts.revise(made, values, editor="drafter.pt")
    return {each.field: each.blocks for each in compare(made, before, fields_at(made, None))}


def told(cell):
    """Pieces as text: [gone] {added}."""
    marks = {SAME: "{}", GONE: "[{}]", ADDED: "<{}>"}
    return "".join(marks[piece.state].format(piece.text) for piece in cell)


def lines(blocks):
    return [(block.shape, *map(told, block.cells)) for block in blocks]


def test_words_are_compared_not_letters():
    found = pieces("ขอเชิญประชุมคณะกรรมการ", "ขอเชิญร่วมประชุมคณะทำงาน")
    assert told(found) == "ขอเชิญ<ร่วม>ประชุม[คณะกรรมการ]<คณะทำงาน>"
    assert [each.state for each in pieces("เหมือนกัน", "เหมือนกัน")] == [SAME]


def test_only_what_changed_is_told():
    found = changes(letter(), title="ขอเชิญประชุมด่วน")
    assert list(found) == ["title"]
    assert lines(found["title"]) == [(PARAGRAPH, "ขอเชิญประชุม<ด่วน>")]


def test_paragraphs_lists_and_tables_stay_readable():
    body = (
        "<p>ด้วยจังหวัดกำหนดจัดประชุม</p><ol><li>เปิดประชุม</li><li>ปิดประชุม</li></ol>"
        "<table><tbody><tr><td>รายการ</td><td>จำนวน</td></tr><tr><td>โต๊ะ</td><td>๒</td></tr></tbody></table>"
    )
    made = letter(body=body)
    changed = (
        body.replace("<td>๒</td>", "<td>๕</td>")
        .replace("<li>ปิดประชุม</li>", "<li>พิจารณางบประมาณ</li><li>ปิดประชุม</li>")
        .replace("กำหนดจัดประชุม", "กำหนดประชุม")
    )
    found = lines(changes(made, body=changed)["body"])
    assert (PARAGRAPH, "ด้วยจังหวัดกำหนด[จัด]ประชุม") in found
    assert (ITEM, "<พิจารณางบประมาณ>") in found
    assert (ITEM, "ปิดประชุม") in found
    assert (ROW, "โต๊ะ", "[๒]<๕>") in found
    assert (ROW, "รายการ", "จำนวน") in found


def test_recipients_enclosures_and_choices_are_told_by_their_names():
    made = letter(urgency="normal")
    found = changes(
        made,
        recipients=[{"agency": "thakhlong"}],
        urgency="most_urgent",
        enclosures=[
            {
                "title": "กำหนดการ",
                "quantity": "๑ ฉบับ",
                "file": NamedBlobFile(b"one", "text/plain", "plan.txt"),
            }
        ],
    )
    gone = agency_by_id("samkhok").head_title
    assert (ITEM, f"[{gone}]") in lines(found["recipients"])
    assert lines(found["urgency"]) == [(PARAGRAPH, "[ปกติ]"), (PARAGRAPH, "<ด่วนที่สุด>")]
    (row,) = lines(found["enclosures"])
    assert row[1] == "<กำหนดการ>"
    assert "plan.txt" in row[3]


def test_another_file_of_the_same_name_is_told():
    def enclosed(data):
        file = NamedBlobFile(data, "text/plain", "plan.txt")
        return [{"title": "กำหนดการ", "quantity": "", "file": file}]

    made = letter(enclosures=enclosed(b"one"))
    (row,) = changes(made, enclosures=enclosed(b"two"))["enclosures"]
    assert row.changed


def test_each_submission_is_kept_as_it_was():
    made = letter("in_review")
    perform("return", made, actor("head.pt"), words="แก้ชื่อเรื่อง")
    drafts.revise(made, {"title": "ขอเชิญประชุมใหญ่"}, editor="drafter.pt")
    perform("submit", made, actor("drafter.pt"))
    assert len(submissions(made)) == 2
    assert [fields_at(made, n)["title"] for n in (1, 2)] == ["ขอเชิญประชุม", "ขอเชิญประชุมใหญ่"]
