"""Documentation that tests write: requests and their answers, as text that stays the same.

What changes with every run (tokens, ids, hashes, instants) is replaced by a placeholder; long data
and lists are cut. `EDOC_EXAMPLES=write` writes the files of docs/rest; otherwise they are compared.
"""

from instance.processes import ROOT
from urllib.parse import unquote
import json
import os
import re


FOLDER = ROOT / "docs" / "rest"
MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
SHORT = r"(?:[ก-ฮ]{1,3}\.[ก-ฮ]{1,3}\.|มี\.ค\.|เม\.ย\.|มิ\.ย\.)"
PLACEHOLDERS = (
    (r"http://127\.0\.0\.1:[0-9]+/edoc", "https://edoc.example"),
    (r"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", "<token>"),
    (r"\bacting-[0-9a-f]{16}\b", "acting-<id>"),
    (r"\b[0-9a-f]{64}\b", "<sha256>"),
    (r"\b[0-9a-f]{32}\b", "<uid>"),
    (r"/25[0-9]{2}/[0-9a-f]{17}\b", "/<year>/<letter>"),
    (r"\b[0-9a-f]{17}\b", "<id>"),
    (r"(?<=/@routes/)[0-9a-f]{8}\b|^[0-9a-f]{8}$", "<id>"),
    (r"\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b", "<code>"),
    (r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})?", "<time>"),
    (r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", "<date>"),
    (rf"[0-9๐-๙]{{1,2}} (?:{MONTHS}) (?:พ\.ศ\. )?[0-9๐-๙]{{4}}", "<วันที่>"),
    (rf"[0-9๐-๙]{{1,2}} {SHORT} (?=[0-9]{{2}}\.[0-9]{{2}} น\.)", "<วันที่> "),
    (rf"[0-9๐-๙]{{1,2}} {SHORT} [0-9๐-๙]{{2,4}}", "<วันที่>"),
    (r"\b[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}(?:[.:][0-9๐-๙]{2})? น\.", "<เวลา>"),
    (r"book=circular&year=25[0-9]{2}", "book=circular&year=<year>"),
    (r"book=receive&year=25[0-9]{2}", "book=receive&year=<year>"),
)
#: Numbers that change with the year or with what the demo's own letters have done before.
PLACES = {
    "year": "<year>",
    "years": "<year>",
    "size": "<bytes>",
    "seq": "<n>",
    "count": "<n>",
    "items_total": "<n>",
    "held_seconds": "<seconds>",
}
SHOWN = 2


class Examples:
    """Collects named exchanges: `watch` is handed to the client of the course."""

    def __init__(self):
        self.texts = {}

    def watch(self, name, response):
        """Keep an exchange that has a name; the last of a name counts."""
        if name:
            self.texts[name] = exchange(response)


def exchange(response):
    """A request and its answer as the text of an .http file."""
    request = response.request
    lines = [f"{request.method} {stable(unquote(request.url))} HTTP/1.1"]
    names = ("Accept", "Authorization", "Content-Type")
    lines += [
        f"{name}: {stable(request.headers[name])}" for name in names if name in request.headers
    ]
    if request.body:
        lines += ["", pretty(json.loads(request.body))]
    lines += ["", f"HTTP/1.1 {response.status_code} {response.reason}"]
    names = ("Content-Type", "Location")
    lines += [
        f"{name}: {stable(response.headers[name])}" for name in names if name in response.headers
    ]
    if "json" in response.headers.get("Content-Type", ""):
        lines += ["", pretty(response.json())]
    elif response.content:
        lines += ["", f"({response.headers['Content-Type'].partition(';')[0]}, not shown)"]
    return "\n".join(lines) + "\n"


def stable(text):
    """`text` without what changes from run to run."""
    for pattern, placeholder in PLACEHOLDERS:
        text = re.sub(pattern, placeholder, text)
    return text


def pretty(value):
    """A JSON value, indented, stable and short."""
    return json.dumps(_short(value), ensure_ascii=False, indent=2)


def _short(value, name=None):
    if isinstance(value, dict):
        return {key: _short(each, key) for key, each in value.items()}
    if isinstance(value, list):
        shown = [_short(each, name) for each in value[:SHOWN]]
        more = len(value) - SHOWN
        return [*shown, f"… ({more} more)"] if more > 0 and isinstance(value[0], dict) else shown
    if isinstance(value, str):
        if name == "data":
            return f"{value[:24]}…"
        return stable(value)
    return PLACES.get(name, value)


def compare(name, text):
    """Raise AssertionError when docs/rest/<name>.http does not tell what happened."""
    path = FOLDER / f"{name}.http"
    if os.environ.get("EDOC_EXAMPLES") == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    told = path.read_text(encoding="utf-8") if path.exists() else None
    assert told == text, (
        f"{path.name} is not what happens: EDOC_EXAMPLES=write bin/pytest tests/rest"
    )
