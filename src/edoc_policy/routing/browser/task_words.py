"""How tasks are said on pages: what is asked of whom, in which state, due when."""

from edoc_policy import _
from edoc_policy.routing.task_rows import NEVER
from edoc_policy.routing.task_rows import tokens_of


#: What a token of the desk asks for, the most pressing first.
ASKED = {
    "extend": _("ขยายเวลา"),
    "check": _("ตรวจรายงาน"),
    "task": _("ดำเนินการ"),
    "overdue": _("ติดตาม"),
}
#: What a task of another kind asks for.
ASKED_KINDS = {"note": _("รับทราบ"), "opinion": _("เสนอความเห็น")}
#: state -> class and icon of its word.
STATE_LOOKS = {
    "open": ("is-wait", "bi-inbox"),
    "accepted": ("", "bi-person-check"),
    "reported": ("is-wait", "bi-hourglass"),
    "returned": ("is-bad", "bi-arrow-return-left"),
    "closed": ("is-good", "bi-check2-all"),
    "withdrawn": ("", "bi-x-lg"),
}


def asked_in_words(row, wanted):
    """What a task (a row of the catalog) asks of who reads the tokens `wanted`: a Message."""
    what = min(
        (token.partition(":")[0] for token in tokens_of(row) if token in wanted),
        key=list(ASKED).index,
    )
    return ASKED_KINDS.get(row["kind"], ASKED[what]) if what == "task" else ASKED[what]


def what_is_asked(brain, wanted):
    """{act, due} of the task that is due first of a letter (a catalog brain) that stands on a desk under
    the tokens `wanted`; None without one."""
    rows = [row for row in brain.edoc_tasks or () if not set(wanted).isdisjoint(tokens_of(row))]
    if not rows:
        return None
    row = min(rows, key=lambda each: each["due"] or NEVER)
    return {"act": asked_in_words(row, wanted), "due": row["due"]}
