"""The letter for machines, by the names of the TH e-GIF letter standard (DOMAIN 2.1)."""

from datetime import date
from datetime import datetime
from edoc_policy.rendering import as_associated
from edoc_policy.rendering import letter_xml
from edoc_policy.rendering import Party
from edoc_policy.rendering import Reference
from edoc_policy.thai.dates import BANGKOK
from lxml import etree
from tests.rendering.samples import letter
import pytest


RAM = "{urn:th:gov:egif:data:standard:ReusableAggregateBusinessInformationEntity:1}"


def made(**changes):
    arguments = {
        "date": date(2026, 10, 19),
        "sender": Party(given_name="สมมติ", job_title="ผู้ว่าราชการจังหวัด", ministry_id="15", department_id="1599900001"),
        "receivers": [Party(job_title="นายกเทศมนตรี"), Party(job_title="ปลัดเทศบาล")],
        "urgency": "most_urgent",
        "references": [Reference(number="ปท ๕๒๙๐๑/๑", date=date(2026, 9, 1), subject="เดิม")],
        "sent": datetime(2026, 10, 19, 14, 7, tzinfo=BANGKOK),
    }  # fmt: skip
    data = changes.pop("data", letter(number="ปท ๐๐๑๗.๓/ว ๑๒๘๗"))
    own = {
        "number": data.number,
        "subject": data.subject,
        "enclosures": data.enclosures,
        "address": data.verify_url,
    }
    return letter_xml(**{**own, **arguments, **changes})


@pytest.fixture(scope="module")
def root():
    return etree.fromstring(made())


def value(root, path):
    return root.findtext("/".join(f"{RAM}{step}" for step in path.split("/")))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("CorrespondenceLetter/ID", "ปท 0017.3/ว 1287"),
        ("CorrespondenceLetter/CorrespondenceDate", "2026-10-19"),
        ("CorrespondenceLetter/SecretCode", "001"),
        ("CorrespondenceLetter/SpeedCode", "004"),
        ("CorrespondenceLetter/SenderParty/MinistryOrganization/ID", "15"),
        ("CorrespondenceLetter/ReferenceCorrespondence/ID", "ปท 52901/1"),
        ("CorrespondenceLetter/ReferenceCorrespondence/CorrespondenceDate", "2026-09-01"),
        ("CorrespondenceLetter/Attachment", "ระเบียบวาระการประชุม จำนวน ๑ ฉบับ"),
        ("CorrespondenceLetter/SendDate", "2026-10-19T14:07:00+07:00"),
    ],
)
def test_elements_have_the_names_and_codes_of_the_standard(root, path, expected):
    assert value(root, path) == expected


def test_elements_stand_in_the_order_of_the_standard(root):
    names = [etree.QName(element).localname for element in root[0]]
    order = (
        "ID CorrespondenceDate Subject SecretCode SpeedCode SenderParty ReceiverParty ReceiverParty"
    )
    order += " ReferenceCorrespondence Attachment Attachment SendDate Description"
    assert names == order.split()


def test_control_and_bidi_characters_never_reach_the_xml():
    root = etree.fromstring(made(data=letter(subject="ขอ\u0000เชิญ\u202e\u0008 <&>\nประชุม")))
    assert value(root, "CorrespondenceLetter/Subject") == "ขอเชิญ <&> ประชุม"


def test_an_unknown_urgency_is_an_error():
    with pytest.raises(KeyError):
        made(urgency="later")


def test_it_travels_as_data():
    file = as_associated(b"<a/>")
    assert (file.name, file.mime_type, file.relationship) == ("edoc.xml", "application/xml", "Data")
