"""Pages of a site with 20,000 letters beside the home page of an empty stock site, warm, over HTTP.

EDOC_BENCH: address of the server; EDOC_PID: its process. The stock site /stock is there.
"""

from pathlib import Path
import json
import os
import requests
import table


ROOT = os.environ["EDOC_BENCH"]
PEOPLE = json.loads(
    (Path(__file__).parents[1] / "instance" / "people.json").read_text(encoding="utf-8")
)
ROUNDS, REQUESTS = 30, 1_000


def session(userid=None, password=None):
    made = requests.Session()
    if userid:
        made.auth = (userid, password)
    return made


def fetch(browser, address):
    answer = browser.get(address)
    answer.raise_for_status()
    return answer


def megabytes():
    status = Path(f"/proc/{os.environ['EDOC_PID']}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main():
    anybody, head = session(), session("head.pt", PEOPLE["password"])
    listing = head.get(
        f"{ROOT}/edoc/pt-prov/@tray/outgoing?state=sent", headers={"Accept": "application/json"}
    ).json()
    letter = listing["items"][0]["@id"]
    pages = {
        "desk": f"{ROOT}/edoc/@@desk",
        "a sent letter": letter,
        "a register": f"{ROOT}/edoc/pt-prov/@@registers?book=send",
        "the outgoing tray": f"{ROOT}/edoc/pt-prov/outgoing",
    }
    table.head()
    for name, address in pages.items():
        ours, peer = table.both(
            lambda address=address: fetch(head, address),
            lambda: fetch(anybody, f"{ROOT}/stock"),
            ROUNDS,
        )
        size = len(fetch(head, address).content) / 1000
        table.row(f"{name} ({size:.0f} kB of HTML)", ours, peer, "<= 1.5, <= 120 kB")
    before = megabytes()
    for number in range(REQUESTS):
        fetch(head, list(pages.values())[number % len(pages)])
    print(f"memory: {before:.0f} MB before, {megabytes():.0f} MB after {REQUESTS} requests")


if __name__ == "__main__":
    main()
