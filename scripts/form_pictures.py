"""Pictures of every form beside its printed page for docs/forms.md, from those of the browser tests.

`.venv/bin/python scripts/form_pictures.py` after `bin/pytest tests/browser/test_kinds.py`: they keep
what they saw in screenshots/kinds. Names and order of the forms come from the data of the kinds.
"""

from pathlib import Path
import json
import PIL.Image


ROOT = Path(__file__).parents[1]
SEEN = ROOT / "screenshots" / "kinds"
PICTURES = ROOT / "docs" / "pictures" / "forms"
PAGE = ROOT / "docs" / "forms.md"
KINDS = ROOT / "src" / "edoc_policy" / "letters" / "data" / "kinds.json"
WIDTH, HEIGHT = 720, 1100  # pixels at most
COLORS = 32
LIMIT = 60_000  # bytes
HEAD = """# แบบฟอร์มของหนังสือทุกชนิด

ทุกชนิดเริ่มที่ โต๊ะทำงาน › ร่างหนังสือ แล้วเลือกตามสิ่งที่จะทำ ช่องในแบบฟอร์มเรียงตามลำดับที่พิมพ์ ข้างกันคือหน้ากระดาษจริงที่เปลี่ยนตามที่พิมพ์ ยังไม่บันทึกจนกว่าจะกดบันทึกร่าง

- บันทึกและเสนอ (Ctrl กับ Enter) บันทึกแล้วเสนอหัวหน้าในครั้งเดียว ถ้ายังขาด ร่างเก็บไว้แล้วและฟอร์มชี้จุดที่ขาดทุกจุด
- หน่วยงานผู้รับพิมพ์ส่วนหนึ่งของชื่อก็พอ ถ้ามีหน่วยงานเดียวที่ตรง
- แถวในตารางเลื่อนได้ด้วยปุ่มลูกศร หรือ Alt กับลูกศรขึ้นลง เลขข้อและเลขวาระเปลี่ยนตาม
- วันที่พิมพ์อย่างไรก็ได้ เช่น 28 ต.ค. 69 ระบบแสดงวันที่เข้าใจไว้ใต้ช่อง
- ข้อ 1 ของระเบียบและข้อบังคับเปลี่ยนตามชื่อที่พิมพ์ จนกว่าจะเขียนข้อนั้นเอง
- ครั้งที่และฉบับที่ ระบบเสนอเลขถัดไปของคณะหรือเรื่องเดียวกัน แก้ได้
- คำขึ้นต้นและคำลงท้าย ระบบเลือกให้ตามผู้รับพร้อมเหตุผล และเตือนทันทีเมื่อคู่ที่พิมพ์เองไม่เข้ากัน
- อักขระที่แบบอักษรของหนังสือราชการพิมพ์ไม่ได้ บอกไว้เหนือภาพหน้ากระดาษ

## ต้องทำเท่าใด

หนังสือภายนอกหนึ่งฉบับ จากโต๊ะทำงานจนเสนอหัวหน้าแล้ว นับจากมือที่ทำจริงในเบราว์เซอร์ (`make bench T=effort`) ข้างผู้เขียนที่ทำเอกสารเดียวกันใน Plone ธรรมดา และข้างแบบฟอร์มที่เผยแพร่ของระบบอื่น (`benchmarks/data/effort.json` บอกที่มาทุกตัวเลข)

| | ช่องที่เห็น | ต้องเติม | คลิก | ปุ่มนอกจากข้อความ |
|---|---|---|---|---|
| edoc | 12 | 3 | 3 | 1 |
| Plone 6.2 เอกสารธรรมดา ส่งพิจารณา | 4 | 1 | 6 | 1 |
| e-Saraban ม.เกริก แนบหนังสือที่พิมพ์จากที่อื่น | 11 | 1 | 8 | |
| e-saraban (Teetawatch) ลงทะเบียนไฟล์ ไม่มีผู้ตรวจ | 6 | 1 | 4 | |
| SIGA-Doc | 13 ขึ้นไป | 4 | | |
| OneGov GEVER เอกสาร | 11 | 2 | | |

คลิกและปุ่มน้อยที่สุดในที่อ่านได้ ช่องไม่น้อยที่สุด เพราะเป็นช่องของแบบที่ 1 ซึ่งระบบอื่นให้พิมพ์ในไฟล์เอง ช่องที่ต้องเติมคือเรื่อง ผู้รับ และข้อความ ที่เหลือมีค่าแล้ว
"""


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    parts = [HEAD]
    for kind in json.loads(KINDS.read_text("utf-8"))["kinds"]:
        form = f"แบบที่ {kind['form']} · " if kind["form"] else ""
        parts.append(
            f"## {kind['title']}\n\n{form}{kind['clause']} · {kind['when']}\n\n"
            f"![{kind['title']}](pictures/forms/{keep(kind['id'])})\n"
        )
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def keep(kind):
    """Keep the picture of the form of `kind`; returns its name."""
    (seen,) = SEEN.glob(f"*-form-{kind}-1440.png")
    with PIL.Image.open(seen) as picture:
        small = picture.convert("RGB")
    small.thumbnail((WIDTH, HEIGHT), PIL.Image.Resampling.LANCZOS)
    target = PICTURES / f"{kind}.png"
    for colors in (COLORS, COLORS // 2):
        flat = small.quantize(colors, dither=PIL.Image.Dither.NONE)
        flat.save(target, optimize=True)
        if target.stat().st_size < LIMIT:
            return target.name
    raise SystemExit(f"{target.name} weighs {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
