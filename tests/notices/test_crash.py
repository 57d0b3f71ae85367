"""The instance is killed while notices are given and sent: none is lost, none is there twice."""

from concurrent.futures import ThreadPoolExecutor
from instance.course import Client
from random import Random
from tests.rest.house import House
from tests.rest.house import staff
from tests.services.mailserver import MailServer
import requests
import time


PEOPLE = staff("bangkadi")
ROUNDS, LETTERS = 3, 6


def submit(house, address):
    try:
        return house.act(PEOPLE.drafter, address, "submit").status_code
    except requests.RequestException:
        return None  # killed before it could answer


def notices(house):
    """All notices of the head about letters to review."""
    found, start = [], 0
    while True:
        page = house.get(PEOPLE.head, f"@notices?b_start={start}")
        found += [each for each in page["items"] if each["event"] == "to_review"]
        if page["next"] is None:
            return found
        start += len(page["items"])


def test_killed_at_any_moment_each_notice_is_given_once_and_mailed_under_one_id(new_site):
    random = Random(7)
    with MailServer() as exim:
        settings = {
            "plone.smtp_host": exim.host,
            "plone.smtp_port": exim.port,
            "plone.email_from_address": "saraban@bangkadi.example",
        }
        new_site.rest("admin").patch(f"{new_site.url}/@registry", json=settings)
        titles = []
        for number in range(ROUNDS):
            house = House(new_site, None, Client(new_site.url))
            drafts = {}
            for each in range(LETTERS):
                title = f"ฉบับที่ {number}.{each} ก่อนไฟดับ"
                drafts[title] = house.draft(PEOPLE, title=title)
            with ThreadPoolExecutor(LETTERS) as pool:
                for address in drafts.values():
                    pool.submit(submit, house, address)
                time.sleep(random.uniform(0.3, 2.5))
                new_site.kill()
            new_site.start()
            house = House(new_site, None, Client(new_site.url))
            titles += [
                title
                for title, address in drafts.items()
                if house.state(address, PEOPLE.drafter) == "in_review"
            ]
        assert titles
        end = time.monotonic() + 240
        while True:
            told = [
                each["subject"] for each in notices(house) if "ก่อนไฟดับ" in (each["subject"] or "")
            ]
            mails = {}
            for message in exim.messages():
                mails.setdefault(message["Subject"].partition(" · ")[2], set()).add(
                    message["Message-ID"]
                )
            mails = {title: ids for title, ids in mails.items() if "ก่อนไฟดับ" in title}
            if (set(told), set(mails)) == (set(titles), set(titles)) or time.monotonic() > end:
                break
            time.sleep(1)
    assert sorted(told) == sorted(titles)
    assert {title: len(ids) for title, ids in mails.items()} == dict.fromkeys(titles, 1)
