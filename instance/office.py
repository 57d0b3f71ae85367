"""The demo office: seven agencies with units, posts and people, and the acts they play.

Everything is done by the suite's own functions, as a person in a capacity, so that what the demo
site holds was really numbered, sealed and sent. Also used by the tests.
"""

from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.posts import posts_of
from edoc_policy.jobs.interfaces import drain
from edoc_policy.letters import drafts
from edoc_policy.routing.actor import Actor
from edoc_policy.routing.acts import perform
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.dates import be_year
from pathlib import Path
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile import NamedBlobFile
from plone.uuid.interfaces import IUUID
import json
import transaction


HERE = Path(__file__).parent
OFFICE = json.loads((HERE / "office.json").read_text(encoding="utf-8"))
PEOPLE = json.loads((HERE / "people.json").read_text(encoding="utf-8"))


def furnish(site):
    """Create people and agencies in a site that has the suite installed."""
    for person in PEOPLE["people"]:
        if api.user.get(userid=person["userid"]) is None:
            api.user.create(
                username=person["userid"],
                email=f"{person['userid']}@edoc.example",
                password=PEOPLE["password"],
                properties={"fullname": person["fullname"]},
            )
    for data in OFFICE["agencies"]:
        if data["id"] not in site.objectIds():
            _agency(site, data)


def _agency(site, data):
    agency = createContentInContainer(
        site,
        "edoc.agency",
        checkConstraints=False,
        id=data["id"],
        title=data["title"],
        short_name=data["short_name"],
        head_title=data["head_title"],
        book_prefix=data["book_prefix"],
        address_lines="\n".join(data["address_lines"]),
        telephone=data["telephone"],
        central_email=data["central_email"],
        book_starts=[
            {"book": book, "year": be_year(bangkok_now()), "start": start}
            for book, start in data["starts"].items()
        ],
    )
    units, posts = data.get("units"), data.get("posts")
    if units is None:
        units = OFFICE["municipal_units"]
        posts = [{**OFFICE["municipal_head"], "title": data["head_title"]}]
    _inside(agency, data["id"], units, posts)


def _inside(container, agency_id, units, posts):
    for post in posts:
        createContentInContainer(
            container,
            "edoc.post",
            checkConstraints=False,
            id=post["id"],
            title=post["title"],
            functions=set(post["functions"]),
            holders=[
                {
                    "userid": post["holder"].format(agency=agency_id),
                    "valid_from": None,
                    "valid_to": None,
                }
            ],
        )
    for data in units:
        unit = createContentInContainer(
            container,
            "edoc.unit",
            checkConstraints=False,
            id=data["id"],
            title=data["title"],
            telephone=data.get("telephone", ""),
            email=data.get("email", ""),
        )
        _inside(unit, agency_id, data.get("units", ()), data.get("posts", ()))


def actor(userid, post=None):
    """A person of the office in the capacity of a post, or in his first one."""
    holdings = posts_of(userid)
    if post is not None:
        holdings = [holding for holding in holdings if holding.post_uid == IUUID(post)]
    return Actor(userid, holdings[0].fullname, holdings[0])


def act(name, letter, userid, words="", post=None, **data):
    """Perform an act as somebody, commit, and do the jobs that follow."""
    if name in ("sign", "seal"):
        data.setdefault("passphrase", PEOPLE["passphrase"])
    result = perform(name, letter, actor(userid, post), words=words, **data)
    transaction.commit()
    drain()
    transaction.begin()
    return result


def draft(agency_id, userid, *, to=(), signatory, unit, post=None, kind="external", **values):
    """A draft by `userid`; `to`: ids of agencies; `signatory`: user id, by default in the post in
    which he signs; `unit`: path in the agency."""
    agency = agency_by_id(agency_id)
    if post is None:
        uid = next(h for h in posts_of(signatory) if "signatory" in h.functions).post_uid
    else:
        uid = IUUID(post)
    values.update(
        signatory=f"{uid}|{signatory}", owner_unit=IUUID(agency.unrestrictedTraverse(unit))
    )
    if to:
        values["recipients"] = [{"agency": each, "name": "", "sent_as": "to"} for each in to]
    letter = drafts.create(agency, values, userid, kind)
    transaction.commit()
    return letter


def paragraphs(*texts):
    """Texts as the HTML of a body."""
    return "".join(f"<p>{text}</p>" for text in texts)


def enclosure(title, quantity, filename, data, content_type="application/pdf"):
    """A row of สิ่งที่ส่งมาด้วย with its file."""
    file = NamedBlobFile(data, contentType=content_type, filename=filename)
    return {"title": title, "quantity": quantity, "file": file}
