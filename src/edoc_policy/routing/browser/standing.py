"""What the desk tells of standing in: what waits in other capacities, who acts for me, what was done
in my name, and for a registrar what waits for nobody."""

from datetime import timedelta
from edoc_policy import _
from edoc_policy.agencies.absences import absences_of
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.agencies.attendance import deputies_of
from edoc_policy.agencies.days import shown
from edoc_policy.agencies.posts import posts_of
from edoc_policy.letters import show
from edoc_policy.letters.letter import by_uid
from edoc_policy.routing import desk
from edoc_policy.routing.in_name import done
from edoc_policy.routing.unattended import unattended
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import bangkok_now
from edoc_policy.thai.shown import short
from functools import cached_property
from plone import api
from plone.protect.authenticator import createToken
from urllib.parse import urlencode


SIZE = 25
LOOK_BACK = timedelta(days=30)


class StandingOnDesk:
    """For the view of the desk, which gives `userid`, `holding`, `request` and `t`."""

    @cached_property
    def holdings(self):
        """All capacities of who looks."""
        return posts_of(self.userid)

    @cached_property
    def own(self):
        """His own posts in the agency of the present capacity."""
        agency_id = self.holding.agency_id if self.holding is not None else None
        return [each for each in self.holdings if not each.acting and each.agency_id == agency_id]

    @property
    def agency(self):
        """The agency of the present capacity, or None."""
        return agency_by_id(self.holding.agency_id) if self.holding is not None else None

    @property
    def capacity_note(self):
        """By which order and until when one acts for another at present, or None."""
        stand_in = self.holding.acting if self.holding is not None else None
        if stand_in is None:
            return None
        facts = {"as": stand_in.title, "basis": stand_in.basis}
        facts["days"] = shown(stand_in.valid_from, stand_in.ends)
        return self.t(_("ท่านปฏิบัติหน้าที่ในฐานะ ${as} ตาม${basis} · ${days}", mapping=facts))

    def other_capacities(self, row_of):
        """Sections of what waits in capacities other than the present one; a row leads there and
        takes its capacity along."""
        found = []
        for n, holding in enumerate(self.holdings):
            if self.holding is not None and holding.key == self.holding.key:
                continue
            tokens = desk.tokens_of_post(holding)
            brains = desk.search([*tokens["waiting"], *tokens["incoming"]])
            if not brains and holding.acting is None:
                continue
            rows = [row_of(brain, self.request, True) for brain in brains[: SIZE * 8]]
            rows.sort(key=lambda row: row["sort"])
            rows = [self._led(row, holding) for row in rows[:SIZE]]
            title = _("รอท่านในฐานะ ${post}", mapping={"post": holding.post_title})
            short_title = holding.acting.acted_title if holding.acting else holding.post_title
            found.append(
                {
                    "id": f"as-{n}",
                    "rail": self.t(_("แทน ${post}", mapping={"post": short_title}))
                    if holding.acting
                    else short_title,
                    "title": self.t(title),
                    "count": len(brains),
                    "count_text": self.t(_("${n} เรื่อง", mapping={"n": len(brains)})),
                    "note": self.t(_days_and_basis(holding.acting)) if holding.acting else "",
                    "act": self.t(_("งานที่ขอ")),
                    "rows": rows,
                    "more": None,
                    "empty": {
                        "title": self.t(_("ไม่มีเรื่องค้างในฐานะนี้")),
                        "text": self.t(_("เรื่องใหม่จะขึ้นที่นี่เมื่อมีผู้เสนอ")),
                    },
                }
            )
        return found

    def _led(self, row, holding):
        asked = {"post": holding.key, "go": row["url"], "_authenticator": createToken()}
        url = f"{api.portal.get().absolute_url()}/@@edoc-capacity?{urlencode(asked)}"
        act = {**row["act"], "url": url} if row["act"] else None
        return {**row, "url": url, "act": act}

    @property
    def standing(self):
        """Who acts for me now or will, since I am away: {url, token, rows, back, absences}, or None
        for who holds no post of his own."""
        if not self.own:
            return None
        deputies = [(h, d) for h in self.own for d in deputies_of(self._post(h))]
        absences = absences_of(self.agency, self.userid)
        today = bangkok_date()
        away = any(row["valid_from"] <= today for row in absences)
        passing = [d for _h, d in deputies if d.acting.capacity != "by_delegation"]
        return {
            "url": f"{self.agency.absolute_url()}/@@absence",
            "token": createToken(),
            "rows": [self._deputy(own, deputy) for own, deputy in deputies],
            "away": self.t(self._away(absences, deputies)) if away else None,
            "back": away or bool(passing),
        }

    def _away(self, absences, deputies):
        facts = {"day": short(absences[0]["valid_to"])}
        if deputies:
            return _("ท่านแจ้งว่าไม่อยู่ถึง ${day}", mapping=facts)
        return _("ท่านแจ้งว่าไม่อยู่ถึง ${day} แต่ไม่มีคำสั่งผู้ทำแทน เรื่องจึงรอท่าน แจ้งนายทะเบียน", mapping=facts)

    def _deputy(self, own, deputy):
        stand_in = deputy.acting
        facts = {"who": deputy.fullname, "as": stand_in.title, "basis": stand_in.basis}
        if stand_in.ends:
            facts["day"] = short(stand_in.ends)
            return self.t(_("${who} ${as} ถึง ${day} ตาม${basis}", mapping=facts))
        return self.t(_("${who} ${as} ไม่มีกำหนดสิ้นสุด ตาม${basis}", mapping=facts))

    @property
    def in_my_name(self):
        """What was done in the name of one's posts in the last days, newest first."""
        since = bangkok_now() - LOOK_BACK
        entries = [e for own in self.own for e in done(self._post(own), since, SIZE)]
        entries.sort(key=lambda entry: entry["at"], reverse=True)
        return [
            {
                "title": entry["title"],
                "number": show.number(entry["number"]),
                "url": self.request.physicalPathToURL(entry["path"]),
                "verb": self.t(entry["verb"]),
                "who": entry["fullname"],
                "as": entry["post"],
                "basis": entry["acting"]["basis"],
                "time": self.t(show.moment(entry["at"])),
                "datetime": entry["at"].isoformat(),
            }
            for entry in entries[:SIZE]
        ]

    @property
    def waiting_for_nobody(self):
        """{url, title}: for a registrar, how much is on nobody's desk; None where all is."""
        if self.holding is None or "registrar" not in self.holding.functions:
            return None
        total = len(unattended(self.agency))
        if not total:
            return None
        title = _("มี ${n} เรื่องที่ไม่มีผู้รับ", mapping={"n": total})
        return {"url": f"{self.agency.absolute_url()}/@@unattended", "title": self.t(title)}

    def _post(self, holding):
        return by_uid(api.portal.get(), holding.post_uid)


def _days_and_basis(stand_in):
    facts = {"basis": stand_in.basis, "days": shown(stand_in.valid_from, stand_in.ends)}
    return _("${basis} · ${days}", mapping=facts)
