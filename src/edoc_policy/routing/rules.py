"""May one act? Predicates that answer with a reason.

The button, the REST error and the workflow guard all show the reason given here. A rule is a
function (letter, actor) -> Verdict; `OUTGOING` and `INCOMING` compose them, the first refusal counts.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.attendance import attending
from edoc_policy.agencies.attendance import deputies_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.letters.completeness import missing
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.letters.letter import by_uid
from edoc_policy.letters.signatories import name_and_position
from edoc_policy.letters.signatories import stand_in_of
from edoc_policy.letters.signatories import waiting
from edoc_policy.routing import plan
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.interfaces import IDispatch
from edoc_policy.routing.interfaces import Verdict
from edoc_policy.routing.interfaces import YES
from edoc_policy.routing.seats import sitting
from edoc_policy.routing.tasks import live
from edoc_policy.routing.unattended import Attendance
from edoc_policy.routing.unattended import explained
from edoc_policy.thai.shown import long
from Products.CMFCore.utils import getToolByName


STATE_TITLES = {
    "draft": _("ร่าง"),
    "returned": _("ส่งคืนให้แก้"),
    "in_review": _("รอเห็นชอบ"),
    "pending_sign": _("รอลงนาม"),
    "numbered": _("ออกเลขแล้ว รอปิดผนึก"),
    "cosigning": _("รอผู้ลงนามร่วม"),
    "sealed": _("ลงนามแล้ว รอส่ง"),
    "sent": _("ส่งแล้ว"),
    "closed": _("ปิดเรื่องแล้ว"),
    "cancelled": _("ยกเลิก"),
    "delivered": _("ถึงปลายทาง รอลงรับ"),
    "registered": _("ลงรับแล้ว"),
    "assigned": _("มอบหมายแล้ว"),
    "answered": _("ตอบแล้ว"),
    "completed": _("ดำเนินการเสร็จ"),
    "refused": _("ปฏิเสธการรับ"),
    "recalled": _("ผู้ส่งดึงเรื่องกลับ"),
}

FUNCTION_TITLES = {
    "drafter": _("ผู้ร่าง"),
    "reviewer": _("ผู้ตรวจและเห็นชอบ"),
    "signatory": _("ผู้ลงนาม"),
    "registrar": _("นายทะเบียนสารบรรณกลาง"),
}


#: Who may certify a copy: every official of the agency, with a certificate of his own (ข้อ 31).
EVERYBODY = ("registrar", "drafter", "reviewer", "signatory", "records_manager")


def state_of(letter):
    """The id of the letter's workflow state."""
    return getToolByName(letter, "portal_workflow").getInfoFor(letter, "review_state", None)


def state_title(letter):
    """The letter's state in words; what goes to nobody does not wait to be sent."""
    state = state_of(letter)
    if state == "sealed" and not letter.kind.sent:  # an incoming letter is never sealed
        return _("ลงนามแล้ว")
    return STATE_TITLES[state]


def no(text, **mapping):
    """A refusal."""
    return Verdict(False, _(text, mapping=mapping) if mapping else text)


def in_state(*states):
    """The letter is in one of these states."""

    def rule(letter, actor):
        state = state_of(letter)
        if state in states:
            return YES
        return no("ทำได้เมื่อเรื่องอยู่ในขั้นอื่น ตอนนี้เรื่องนี้: ${state}", state=STATE_TITLES.get(state, state))

    rule.states = states  # for the written specification of the workflow
    return rule


def has(*functions):
    """The actor's present capacity in the agency includes one of these functions."""

    def rule(letter, actor):
        if any(actor.has(function) for function in functions):
            return YES
        if actor.acting is not None and not any(map(actor.acting.has, functions)):
            return Verdict(False, actor.acting.refusal(function=functions[0]))
        names = sorted({h.fullname for f in functions for h in holders_of(agency_of(letter), f)})
        who = ", ".join(names[:3])
        title = FUNCTION_TITLES[functions[0]]
        if not who:
            return no("ทำได้เฉพาะ${who} แต่ยังไม่มีผู้ดำรงตำแหน่ง แจ้งผู้ดูแลระบบ", who=title)
        return no("ทำได้เฉพาะ${who} (${names})", who=title, names=who)

    rule.functions = functions
    return rule


def is_complete(letter, actor):
    """Nothing that the form of the letter requires is missing (ข้อ 11)."""
    problems = missing(letter)
    if not problems:
        return YES
    first, more = problems[0].message, len(problems) - 1
    return no("${first} และอีก ${n} จุด", first=first, n=more) if more else Verdict(False, first)


def is_asked(letter, actor):
    """The open step of the letter's route asks the actor, who has not answered in it yet."""
    if plan.seat_of(letter, actor) is not None:
        return YES
    if actor.acting is not None and not actor.acting.has("reviewer"):
        return Verdict(False, actor.acting.refusal(function="reviewer"))
    who = ", ".join(asked_now(letter)[:3]) or "–"
    if plan.has_answered(letter, actor.userid):
        return no("ท่านให้ความเห็นในขั้นนี้แล้ว ยังรอ${who}", who=who)
    return no("ขั้นนี้รอ${who}", who=who)


def asked_now(letter):
    """The names and posts of those whom the open step still asks."""
    _index, step = plan.present(letter)
    seats = plan.unanswered(step) if step else ()
    found = [each for seat in seats for each in sitting(letter, seat)]
    return list(dict.fromkeys(f"{each.fullname} {each.post_title}" for each in found))


def signs_next(letter, actor):
    """The signatory among those whose turn it is who is the actor, or None.

    The first one numbers the document; the others follow in any order, each under his printed name.
    """
    if actor.holding is None:
        return None
    for signatory in turn(letter):
        same = signatory.userid == actor.userid or not letter.signatures
        if _signs_as(signatory, actor.holding) and same:
            return signatory
    return None


def _signs_as(signatory, holding):
    """Whether one signs in this capacity where the signatory stands: in his post or for it. Who acts
    for a post does not sign where that post acts for a third."""
    if holding.acting is None:
        return signatory.post == holding.post_uid
    if signatory.acted is None:
        return signatory.post == holding.post_uid
    return (signatory.post, signatory.acted) == (holding.acting.deputy_uid, holding.post_uid)


def turn(letter):
    """Who may sign next: a tuple of Signatory."""
    return waiting(letter) if letter.signatures else waiting(letter)[:1]


def is_a_signatory(letter, actor):
    """The actor holds a post that is to sign now (ข้อ 11.10–11.11)."""
    if signs_next(letter, actor) is not None:
        return YES
    who = (" ".join(name_and_position(letter, each)) for each in turn(letter))
    return no("ผู้ลงนามในเรื่องนี้คือ${post}", post=", ".join(who).replace("\n", " ") or "–")


def in_capacity(letter, actor):
    """Who signs for another may do so today, and for this kind of document (ภาคผนวก 3)."""
    signatory = signs_next(letter, actor)
    if not signatory.acted and actor.acting is None:
        return YES
    stand_in = actor.acting or stand_in_of(letter, signatory)
    if stand_in is None:
        return no("ไม่มีคำสั่งให้ทำแทนตำแหน่งนี้แล้ว เลือกผู้ลงนามใหม่")
    reason = stand_in.refusal(letter.kind.id, "signatory")
    if reason is not None:
        return Verdict(False, reason)
    return not_his_own_draft(letter, actor, stand_in)


def not_his_own_draft(letter, actor, stand_in=None):
    """Who acts for another decides not on what he drafted himself, where the agency bars it."""
    stand_in, agency = stand_in or actor.acting, agency_of(letter)
    if stand_in is None or not agency.own_drafts_barred or letter.Creator() != actor.userid:
        return YES
    others = [
        holding.fullname
        for holding in attending(agency).get(stand_in.acted_uid, ())
        if holding.userid != actor.userid
    ]
    facts = {
        "post": stand_in.acted_title,
        "who": ", ".join(dict.fromkeys(others)) or stand_in.acted_title,
    }
    return no(
        "ท่านร่างเรื่องนี้เอง ส่วนราชการนี้ไม่ให้ผู้ทำแทน${post}เห็นชอบหรือลงนามเรื่องที่ตนร่าง ผู้ที่ทำได้คือ ${who}",
        **facts,
    )


def is_there(letter, actor):
    """Who says that he is away leaves his post to who acts for it, until he says he is back."""
    holding = actor.holding
    if holding.away is None:
        return YES
    deputies = deputies_of(by_uid(letter, holding.post_uid))
    if not deputies:
        return YES
    facts = {"day": long(holding.away), "who": deputies[0].fullname, "as": deputies[0].post_title}
    return no("ท่านแจ้งว่าไม่อยู่ถึง ${day} ระหว่างนี้ ${who} ${as} กด “กลับก่อนกำหนด” บนโต๊ะทำงานก่อน", **facts)


def is_covered(letter, actor):
    """Who acts for another does so only with the kinds of documents that the order names."""
    if actor.acting is None:
        return YES
    kind = None if IIncoming.providedBy(letter) else letter.kind.id
    reason = actor.acting.refusal(kind or "incoming")
    return YES if reason is None else Verdict(False, reason)


def ends_its_way(letter, actor):
    """What goes to recipients is closed once sent, the rest once it has its seal."""
    return in_state("sent" if letter.kind.sent else "sealed")(letter, actor)


def is_addressed_or_decides(letter, actor):
    """Who may write under a memo: the post it is addressed to, reviewers and signatories."""
    if actor.holding.post_uid in addressed_posts(letter) and not actor.holding.narrowed:
        return YES
    return has("signatory", "reviewer")(letter, actor)


def addressed_posts(letter):
    """UIDs of posts of the same agency that a document is addressed to by their title."""
    names = {row["name"] for row in letter.recipients or () if row["name"]}
    names.update(line.strip() for line in (letter.addressee or "").splitlines())
    return {
        holding.post_uid for holding in holders_of(agency_of(letter)) if holding.post_title in names
    }


def signed_it(letter, actor):
    """The actor is the one who signed last and whose seal is still missing."""
    if letter.signatures and letter.signatures[-1]["userid"] == actor.userid:
        return YES
    return no("ปิดผนึกต่อได้เฉพาะผู้ที่ลงนามไว้")


def may_burn_it(letter, actor):
    """The registrar cancels a number; a co-signatory who will not sign may do so too."""
    if state_of(letter) == "cosigning" and signs_next(letter, actor) is not None:
        return YES
    return has("registrar")(letter, actor)


def may_order(letter, actor):
    """Who orders: heads, and the registrar for them where the agency lets him write orders down."""
    if actor.has("registrar") and agency_of(letter).clerk_orders:
        return YES
    return is_addressed_or_decides(letter, actor)


def has_part_in_it(letter, actor):
    """Who writes on a letter that came: the registry, heads, whom it is addressed to, who has a task."""
    if any(each.includes(actor.holding) for task in live(letter) for each in task.parties):
        return YES
    return YES if actor.has("registrar") else is_addressed_or_decides(letter, actor)


def nothing_is_left_to_others(letter, actor):
    """No task waits for anybody else: what the registry handed to one's own unit is done with the
    letter, what one ordered oneself once it has been reported."""
    left = [task.to.title for task in live(letter) if not _done_with_it(task, actor)]
    if not left:
        return YES
    return no("ยังมีงานที่ไม่เสร็จ: ${names} รอรายงานและปิดงานก่อน หรือให้ผู้สั่งถอนงาน", names=", ".join(left))


def _done_with_it(task, actor):
    if task.way == "assign":
        return actor.has("registrar") or task.to.includes(actor.holding)
    return task.state == "reported" and task.by == actor.holding.post_uid


def nobody_took_it(letter, actor):
    """No recipient has opened or registered the letter yet (ดึงเรื่องกลับ)."""
    taken = IDispatch(letter).taken()
    if not taken:
        return YES
    return no("ผู้รับ ${n} แห่งเปิดหรือลงรับแล้ว ถ้าข้อความผิด ให้ออกหนังสือฉบับใหม่อ้างถึงฉบับนี้", n=len(taken))


def everybody_answered(letter, actor):
    """Every recipient has accepted or refused the letter."""
    pending = IDispatch(letter).pending()
    if not pending:
        return YES
    return no("รอลงรับอีก ${n} แห่ง: ${names}", n=len(pending), names=" ".join(pending[:3]))


def returns_it(letter, actor):
    """Who may return it: who is asked in review, the signatory while it waits for him."""
    if state_of(letter) == "in_review":
        return is_asked(letter, actor)
    return is_a_signatory(letter, actor) or frees_it(letter, actor)


def asks_others(letter, actor):
    """Who may ask others: who is asked in review, the signatory while it waits for him."""
    if state_of(letter) == "in_review":
        return is_asked(letter, actor)
    return is_a_signatory(letter, actor)


def frees_it(letter, actor):
    """What waits for a post that nobody attends is sent back by the head next above or the registrar:
    it must not be stuck."""
    attendance = Attendance(agency_of(letter))
    tokens = [f"sign:{each.post}" for each in turn(letter)]
    if any(map(attendance.attends, tokens)):
        return is_a_signatory(letter, actor)
    post = by_uid(letter, turn(letter)[0].post)
    head = attendance.head_above(post.__parent__) if post is not None else None
    if actor.has("registrar") or (head is not None and head.userid == actor.userid):
        return YES
    why, who = explained(attendance, tokens[0])
    return no("${why} ${who}", why=why, who=who)


def takes_back(letter, actor):
    """Who is to endorse a letter returns it instead, unless it is his own draft."""
    own = {letter.Creator(), *(e["userid"] for e in endorsements(letter) if e["act"] == "submit")}
    if actor.userid in own or plan.seat_of(letter, actor) is None:
        return YES
    return no("เรื่องนี้รอท่านเห็นชอบ ถ้าต้องแก้ ให้ส่งคืน")


def replies_of(incoming):
    """Our letters that answer it or are drafted to, those that were cancelled or deleted left out."""
    uids = dict.fromkeys((*incoming.replies, *incoming.answered_by))
    letters = [letter for uid in uids if (letter := by_uid(incoming, uid)) is not None]
    return [letter for letter in letters if state_of(letter) != "cancelled"]


def is_unanswered(letter, actor):
    """No letter answers it yet, nor a draft."""
    found = replies_of(letter)
    if not found:
        return YES
    return no("มีหนังสือตอบแล้ว: ${title} ถ้าต้องการอีกฉบับ ใช้ ตอบอีกฉบับ", title=found[-1].title)


def is_answered(letter, actor):
    """A letter or a draft answers it already."""
    return YES if replies_of(letter) else no("ยังไม่มีหนังสือตอบ ใช้ ร่างหนังสือตอบ")


#: act -> rules; the order of the acts is the order of the buttons.
OUTGOING = {
    "submit": (in_state("draft", "returned"), has("drafter", "reviewer", "signatory"), is_complete),
    "endorse": (in_state("in_review"), is_asked, not_his_own_draft),
    "sign": (in_state("pending_sign", "cosigning"), is_a_signatory, in_capacity),
    "seal": (in_state("numbered"), signed_it),
    "send": (in_state("sealed"), has("registrar")),
    "return": (in_state("in_review", "pending_sign"), returns_it),
    "add_step": (in_state("in_review", "pending_sign"), asks_others),
    "withdraw": (in_state("in_review"), has("drafter"), takes_back),
    "annotate": (in_state("sealed", "sent"), is_addressed_or_decides),
    "certify": (in_state("sealed", "sent", "closed"), has(*EVERYBODY)),
    "close": (ends_its_way, has("registrar", "drafter"), everybody_answered),
    "recall": (in_state("sent"), has("registrar"), nobody_took_it),
    "cancel": (in_state("numbered", "cosigning", "sealed"), may_burn_it),
}
INCOMING = {
    "register": (in_state("delivered"), has("registrar")),
    "order": (in_state("registered", "assigned", "answered"), may_order),
    "assign": (in_state("registered", "assigned"), has("registrar")),
    "reply": (
        in_state("registered", "assigned", "answered"),
        has("drafter", "reviewer"),
        is_unanswered,
    ),
    "reply_again": (
        in_state("registered", "assigned", "answered"),
        has("drafter", "reviewer"),
        is_answered,
    ),
    "complete": (
        in_state("registered", "assigned", "answered"),
        has("drafter", "reviewer", "registrar"),
        nothing_is_left_to_others,
    ),
    "annotate": (in_state("registered", "assigned", "answered", "completed"), has_part_in_it),
    "certify": (in_state("registered", "assigned", "answered", "completed"), has(*EVERYBODY)),
    "refuse": (in_state("delivered"), has("registrar")),
}

#: Acts that must be given a reason.
NEED_WORDS = frozenset({"return", "cancel", "refuse"})


#: Acts that not every kind of document has.
SENT_ONLY = frozenset({"send", "recall"})


def rules_of(letter):
    """{act: rules} of a letter, in the order of the buttons."""
    if IIncoming.providedBy(letter):
        return INCOMING
    kind = letter.kind
    off = set() if kind.sent else set(SENT_ONLY)
    if kind.family != "internal":
        off.add("annotate")
    return {act: rules for act, rules in OUTGOING.items() if act not in off}


def acts_of(letter):
    """Ids of the acts that exist for a letter of this kind, in the order of the buttons."""
    return tuple(rules_of(letter))


def may(act, letter, actor):
    """Whether `actor` may perform `act` on `letter` now: a Verdict."""
    if actor.holding is None:
        return no("ท่านไม่ได้ดำรงตำแหน่งในส่วนราชการนี้")
    for rule in (is_there, is_covered, *rules_of(letter)[act]):
        verdict = rule(letter, actor)
        if not verdict:
            return verdict
    return YES
