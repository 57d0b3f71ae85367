"""What the typesetter gets: every part of a paper as it is printed, and the same to be checked."""

from dataclasses import fields
from edoc_policy import _
from edoc_policy.rendering import body
from edoc_policy.rendering import emblem
from edoc_policy.rendering import photo
from edoc_policy.rendering.errors import RenderingError
from edoc_policy.rendering.keeping import keep
from edoc_policy.rendering.papers import Signer
from edoc_policy.rendering.wording import printed
from edoc_policy.thai.text import normalise
from functools import partial
import re
import segno


DRAFT_MARK = "ร่าง"
DRAFT_NOTICE = "ร่าง ยังไม่ลงนาม ใช้แทนหนังสือไม่ได้"
MAX_FIELD = 8_000
MAX_LINES = 200
MAX_ROWS = 1_000
MAX_ALL = 250_000
QR_BORDER = 2

_DARK = re.compile(rb"\x01+")


def manuscript(data):
    """A pair: what the template reads (JSON-able dict), and (field name, text) of all its texts.

    Raises RenderingError for what is missing or longer than anybody means.
    """
    writer = _Writer(data)
    sheet = writer.parts(data)
    if data.signed and not data.signers:
        sheet["signers"] = [writer.parts(Signer(name=""))]
    if sum(len(text) for _name, text in writer.texts) > MAX_ALL:
        raise RenderingError(_("ข้อความยาวเกินไป แยกส่วนที่ยาวเป็นสิ่งที่ส่งมาด้วย"))
    if data.kind == "minutes":
        keep([item["body_html"] for item in sheet["agenda"][-1:]], most=1)
    else:
        preamble = sheet.get("preamble_html") or sheet.get("body_html") or []
        keep([preamble, *(clause["text"] for clause in sheet.get("clauses", ()))])
    return {**sheet, **_surroundings(data, sheet)}, writer.texts


def _surroundings(data, sheet):
    """What stands on the page and is no text of the form."""
    around = {
        "kind": data.kind,
        "language": data.language,
        "title": printed(data.title),
        "preview": data.preview,
        "draft_mark": DRAFT_MARK,
        "draft_notice": DRAFT_NOTICE,
        "emblem": emblem.svg(data.emblem),
        "emblem_alt": f"ตราของ{data.agency_name}",
        "qr": _qr(data.verify_url),
        "qr_alt": f"คิวอาร์โค้ดสำหรับตรวจสอบหนังสือ {data.verify_code or ''}".strip(),
    }
    match data.kind:
        case "note":
            around["plain"] = data.plain
        case "regulation" | "bylaw":
            around["transitional_from"] = data.transitional_from
        case "certificate":
            around["photo"] = photo.svg(data.photo) if data.photo else None
            around["photo_alt"] = f"รูปถ่ายของ{data.holder_name or 'ผู้ได้รับการรับรอง'}"
            around |= emblem.seal(data.agency_name, data.emblem, data.seal)
        case "stamped":
            around |= emblem.seal(data.sender or data.agency_name, data.emblem, data.seal)
    return around


class _Writer:
    """Prints the parts of a paper and of what it holds, and remembers their texts."""

    def __init__(self, data):
        self.texts = []
        self._preview = data.preview
        self._language = data.language
        self._printed = partial(printed, language=data.language)

    def parts(self, thing):
        return {
            part.name: getattr(self, f"_{part.metadata['form']}")(getattr(thing, part.name), part)
            if part.metadata
            else _plain(getattr(thing, part.name))
            for part in fields(thing)
        }

    def _line(self, value, part):
        text = self._checked(value or "", part)
        if text:
            return text.replace("\n", " ")
        if part.metadata["hole"] is None:
            return None
        if self._preview:
            return {"hole": part.metadata["hole"]}
        raise RenderingError(
            _("ออกหนังสือไม่ได้ ยังไม่มี “${field}”", mapping={"field": part.metadata["name"]})
        )

    def _verbatim(self, value, part):
        self._checked(value, part)
        return normalise(value)

    def _lines(self, value, part):
        items = value.split("\n") if isinstance(value, str) else value or ()
        _refuse_many(items, MAX_LINES, part)
        return [line for line in (self._checked(item, part) for item in items) if line]

    def _prose(self, value, part):
        return self._html(body.as_html(value), part)

    def _html(self, value, part):
        blocks, text = body.tree_and_text(value, self._language)
        self.texts.append((part.metadata["name"], text))
        return blocks

    def _rows(self, value, part):
        _refuse_many(value, MAX_ROWS, part)
        return [
            self._checked(" ".join(filter(None, row)), part)
            if isinstance(row, tuple)
            else self.parts(row)
            for row in value
        ]

    def _checked(self, text, part):
        name = part.metadata["name"]
        if len(text) > MAX_FIELD:
            raise RenderingError(_("ช่อง “${field}” ยาวเกินไป ตัดให้สั้นลง", mapping={"field": name}))
        self.texts.append((name, text))
        return self._printed(text).strip()


def _plain(value):
    """A field that is no text, where JSON can hold it."""
    return None if isinstance(value, bytes) else value


def _refuse_many(items, most, part):
    if (
        len(items) > most
        or sum(len(item) for item in items if isinstance(item, str)) > MAX_FIELD * 3
    ):
        raise RenderingError(
            _(
                "ช่อง “${field}” มีรายการมากเกินไป ทำเป็นบัญชีแนบ",
                mapping={"field": part.metadata["name"]},
            )
        )


def _qr(url):
    """The QR code of an address as SVG text, or None. A fixed mask: choosing one takes 6 ms."""
    if not url:
        return None
    matrix = segno.make(url, error="m", mask=4).matrix
    size = len(matrix) + 2 * QR_BORDER
    bars = "".join(
        f"M{bar.start() + QR_BORDER} {row + QR_BORDER}.5h{bar.end() - bar.start()}"
        for row, modules in enumerate(matrix)
        for bar in _DARK.finditer(modules)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path stroke="#000" d="{bars}"/></svg>'
    )
