"""Whether a document is still what somebody had before him when he decided to act."""

from edoc_policy import _
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.thai.shown import recent_moment


def why_outdated(letter, revision):
    """Why an act on what was seen at `revision` no longer counts, as a Message; None if it does.

    Opinions that others gave beside one's own in the same step, notes and certified copies change
    nothing; an edit, and whatever handed the document on, does.
    """
    present = getattr(letter, "revision", 0)
    if revision == present:
        return None
    since = [entry for entry in endorsements(letter) if entry["revision"] > revision]
    onward = [entry for entry in since if entry.get("onward", True)]
    if not onward and len(since) == present - revision:
        return None
    if not onward:
        return _("เรื่องนี้ถูกแก้หลังจากที่ท่านเปิดหน้า ยังไม่ได้ทำอะไร อ่านใหม่แล้วทำอีกครั้ง")
    last = onward[-1]
    facts = {"who": last["fullname"], "verb": last["verb"], "time": recent_moment(last["at"])}
    return _(
        "${who} ทำ “${verb}” เมื่อ ${time} หลังจากที่ท่านเปิดหน้า ยังไม่ได้ทำอะไร อ่านใหม่แล้วทำอีกครั้ง",
        mapping=facts,
    )
