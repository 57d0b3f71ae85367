"""What a person's hands and eyes do at a page: choose, type, enclose, see a picture."""

from io import BytesIO
from playwright.sync_api import expect
import openpyxl
import pikepdf
import PIL.Image
import re


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The SHA-256 of the file that the browser shows as a picture.
SHOWN = """async image => {
    const kept = await fetch(image.src, { cache: "force-cache" });
    const digest = await crypto.subtle.digest("SHA-256", await kept.arrayBuffer());
    return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}"""


def pdf_file(name):
    data = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(data)
    return {"name": name, "mimeType": "application/pdf", "buffer": data.getvalue()}


def xlsx_file(name):
    data, book = BytesIO(), openpyxl.Workbook()
    book.active.append(["ชื่อ", "ตำแหน่ง"])
    book.save(data)
    return {"name": name, "mimeType": XLSX, "buffer": data.getvalue()}


def choose(select, text):
    """Choose the option that holds `text`."""
    option = select.locator("option", has_text=text).first
    select.select_option(value=option.get_attribute("value"))


def type_body(page, paragraphs):
    """Type into the editor as one does, paragraph by paragraph."""
    body = page.frame_locator("iframe.tox-edit-area__iframe").locator("body")
    body.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    for number, text in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(text)
    expect(body.locator("p")).to_have_count(len(paragraphs))


def enclose(page, number, title, quantity, file):
    row = page.get_by_role("group", name="สิ่งที่ส่งมาด้วย").locator("tbody tr").nth(number)
    row.get_by_label("ชื่อเอกสาร").fill(title)
    row.get_by_label("จำนวน").fill(quantity)
    row.get_by_label("ไฟล์").set_input_files(file)
    expect(row.get_by_text(file["name"])).to_be_visible()


def said(page, text):
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def has_picture(page, region):
    """The first page stands there as a picture that has really been drawn."""
    picture = region.get_by_role("img", name=re.compile("^หน้า 1 จาก")).first
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 800
    return picture


def picture_file(name):
    """A photo of nobody."""
    data = BytesIO()
    PIL.Image.new("RGB", (400, 600), "#8aa").save(data, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": data.getvalue()}
