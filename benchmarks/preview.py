"""How long the server takes to answer what a form posts while somebody types, over HTTP.

EDOC_BENCH: address of the server. Every post differs from the last by one letter of its subject, so
nothing is remembered. The pause before it (400 ms) and the browser's drawing come on top.
"""

from pathlib import Path
from statistics import quantiles
from time import perf_counter
import json
import os
import re
import requests


ROOT = os.environ["EDOC_BENCH"]
PEOPLE = json.loads(
    (Path(__file__).parents[1] / "instance" / "people.json").read_text(encoding="utf-8")
)
ROUNDS = 60
PARAGRAPH = "<p>ด้วยจังหวัดปทุมธานีกำหนดจัดประชุมเพื่อให้คำปรึกษาแนะนำ รับฟังความคิดเห็น ปัญหาอุปสรรค และข้อเสนอแนะ ในวันพุธที่ 28 ตุลาคม 2569 เวลา 09.30 น. ณ ห้องประชุมศาลากลางจังหวัดปทุมธานี</p>"
#: paragraphs, and the page in view
LETTERS = {"one page": (2, 1), "three pages": (19, 3)}


def main():
    drafter = requests.Session()
    drafter.auth = "drafter.pt", PEOPLE["password"]
    form = drafter.get(f"{ROOT}/edoc/pt-prov/@@draft-letter").text
    token = re.search(r'name="_authenticator"[^>]*value="(\w+)"', form)[1]
    print(f"{'a preview of':24}{'p50':>10}{'p95':>10}{'answer':>10}")
    for name, (paragraphs, page) in LETTERS.items():
        spent = []
        for number in range(ROUNDS + 3):
            fields = {
                "_authenticator": token,
                "pages": str(page),
                "form.widgets.ISubject.title": "ขอเชิญประชุม" + "ก" * number,
                "form.widgets.IBody.body": PARAGRAPH * paragraphs,
            }
            began = perf_counter()
            answer = drafter.post(f"{ROOT}/edoc/pt-prov/@@preview?kind=external", fields)
            spent.append(1000 * (perf_counter() - began))
            answer.raise_for_status()
        assert len(answer.json()["pages"]) == page, len(answer.json()["pages"])
        cuts = quantiles(spent[3:], n=20)
        size = len(answer.content) / 1000
        print(f"{name:24}{cuts[9]:>7.0f} ms{cuts[18]:>7.0f} ms{size:>7.0f} kB")


if __name__ == "__main__":
    main()
