"""The acts: what is done to a letter when somebody submits, endorses, signs, registers it.

`perform` is the only way: it asks the rules, does the work of the act, moves the workflow,
appends the endorsement and enters the journal, all in the transaction of the caller.
"""

from edoc_policy import _
from edoc_policy.agencies.agency import agency_of
from edoc_policy.agencies.posts import holders_of
from edoc_policy.audit import journal
from edoc_policy.letters import submissions
from edoc_policy.letters.completeness import doubts
from edoc_policy.letters.drafts import reply
from edoc_policy.letters.letter import by_uid
from edoc_policy.registers.interfaces import RegisterError
from edoc_policy.rendering.errors import InWords
from edoc_policy.rendering.of_letter import rendition_of
from edoc_policy.routing import certifying
from edoc_policy.routing import in_name
from edoc_policy.routing import numbering
from edoc_policy.routing import ordering
from edoc_policy.routing import overdue  # noqa: F401  its jobs
from edoc_policy.routing import plan
from edoc_policy.routing import registering
from edoc_policy.routing import routes
from edoc_policy.routing import sealing
from edoc_policy.routing import standing
from edoc_policy.routing import tasks
from edoc_policy.routing.endorsements import endorse
from edoc_policy.routing.endorsements import endorsements
from edoc_policy.routing.freshness import why_outdated
from edoc_policy.routing.interfaces import ActPerformed
from edoc_policy.routing.interfaces import Forbidden
from edoc_policy.routing.interfaces import Overtaken
from edoc_policy.routing.interfaces import Refused
from edoc_policy.routing.interfaces import WordsMissing
from edoc_policy.routing.route import MAX_STEPS
from edoc_policy.routing.rules import may
from edoc_policy.routing.rules import NEED_WORDS
from edoc_policy.routing.rules import state_of
from edoc_policy.routing.verbs import asks
from edoc_policy.routing.verbs import verbs
from edoc_policy.routing.workflow import move
from edoc_policy.signing.errors import SigningRefused
from edoc_policy.thai.text import normalise
from plone.uuid.interfaces import IUUID
from zope.event import notify
from zope.i18n import translate
import transaction


#: act -> the verb of its endorsement, as written in the timeline.
VERBS = {
    "submit": _("เสนอ"),
    "withdraw": _("ดึงเรื่องกลับมาแก้"),
    "endorse": _("เห็นชอบ"),
    "add_step": _("ขอความเห็นเพิ่ม"),
    "return": _("ส่งคืนให้แก้"),
    "sign": _("ลงนาม ออกเลข"),
    "seal": _("ปิดผนึกต่อ"),
    "send": _("ส่งถึงผู้รับ"),
    "recall": _("ดึงเรื่องกลับ"),
    "cancel": _("ยกเลิกเลข"),
    "annotate": _("เกษียน"),
    "certify": _("รับรองสำเนาถูกต้อง"),
    "close": _("ปิดเรื่อง"),
    "register": _("ลงรับ"),
    "order": _("สั่งการ"),
    "assign": _("มอบหมาย"),
    "refuse": _("ปฏิเสธการรับ"),
    "reply": _("ร่างหนังสือตอบ"),
    "reply_again": _("ร่างหนังสือตอบอีกฉบับ"),
    "complete": _("ดำเนินการเสร็จ"),
}

#: What an order takes (see `ordering.order`).
ORDERED = ("to", "helpers", "kind", "due", "behalf", "orders")

#: Acts that leave the letter in its workflow state.
UNMOVED = frozenset({"seal", "reply", "reply_again", "annotate", "certify", "order"})


def perform(act, letter, actor, words="", revision=None, **data):
    """Perform `act` on `letter`; returns what the act made (the draft, for a reply), else None.

    `revision`: that of the letter as the actor saw it, where it is known. Raises Refused with a reason
    in words; nothing has been changed then.
    """
    words = normalise(words or "").strip()
    if actor.holding is None:
        raise Forbidden(may(act, letter, actor).reason)
    verdict = may(act, letter, actor)
    if not verdict:
        raise Refused(verdict.reason)
    if revision is not None and (reason := why_outdated(letter, revision)) is not None:
        raise Overtaken(reason)
    if act in NEED_WORDS and not words:
        raise WordsMissing
    if act == "sign":
        actor = standing.as_signatory(letter, actor)
    try:
        result = _WORK.get(act, _nothing)(letter, actor, words, **data)
    except (InWords, SigningRefused) as error:
        raise Refused(error.message) from error
    except RegisterError as error:
        raise Refused(error.args[0]) from error
    transition = _transition(act, letter)
    onward = transition is not None or act == "add_step"
    onward = onward or (act == "endorse" and plan.is_closed_by_last(letter))
    if transition is not None:
        move(letter, transition)
    letter.revision = getattr(letter, "revision", 0) + 1
    acting = standing.told(letter, actor)
    verb = verb_of(act, letter, actor, data)
    entry = endorse(letter, act, verb, actor, words, acting, onward=onward)
    journal.record(
        agency_of(letter),
        act,
        actor,
        "/".join(letter.getPhysicalPath()),
        uid=IUUID(letter),
        revision=letter.revision,
        words=words,
        unit_uid=actor.holding.unit_uid,
        **standing.for_journal(acting),
    )
    if acting is not None:
        in_name.note(by_uid(letter, acting["for_uid"]), letter, entry)
    notify(ActPerformed(letter, act, actor, words, {**data, "entry": entry}))
    letter.reindexObject()
    return result


def verb_of(act, letter, actor, data):
    """The verb of an act's endorsement; an order names who is to do what, a note its own word."""
    if act == "sign" and len(letter.signatures) > 1:
        return _("ร่วมลงนาม")
    if act == "annotate":
        return verbs()[data["verb"]].title
    if act == "endorse":
        return plan.last_verb(letter, actor).title
    if act == "order":
        return ordering.last_order_in_words(letter)
    if act == "assign":
        unit = by_uid(letter, letter.unit_uid)
        return _("มอบหมาย ${unit}", mapping={"unit": unit.title})
    return VERBS[act]


def attempt(act, letter, actor, words="", **data):
    """`perform`; a refusal undoes what the act had begun and is entered in the journal."""
    before = transaction.savepoint(optimistic=True)
    try:
        return perform(act, letter, actor, words=words, **data)
    except Refused as error:
        before.rollback()
        journal.record_refusal(
            agency_of(letter),
            act,
            actor,
            "/".join(letter.getPhysicalPath()),
            reason=translate(error.reason, target_language="th"),
            **standing.for_journal(standing.told(letter, actor)),
        )
        raise


def _transition(act, letter):
    """The transition of the workflow that an act makes, or None.

    Who asks others while he reviews leaves the letter in review; who is to sign brings it back there.
    An endorsement moves the letter when it was the last of its route, or when the yes that its step
    takes can no longer come.
    """
    if act in UNMOVED:
        return None
    if act == "add_step":
        return act if state_of(letter) == "pending_sign" else None
    if act != "endorse":
        return act
    if any(plan.outcome(step) == plan.FAILED for step in letter.plan):
        return "return"
    return "endorse" if plan.present(letter) == (None, None) else None


def _nothing(letter, actor, words, **data):
    return None


def _sign(letter, actor, words, passphrase="", key=None, **data):
    standing.can_be_printed(letter, actor)
    if letter.kind.signed != "typed":
        sealing.authorise(letter, actor, passphrase, key)
    if not letter.signatures:
        numbering.number(letter)
    letter.signatures += (sealing.signature(letter, actor),)
    if len(letter.signatures) == 1:
        sealing.print_numbered(letter)
    sealing.ask(letter)


def _seal(letter, actor, words, passphrase="", key=None, **data):
    sealing.authorise(letter, actor, passphrase, key)
    sealing.ask(letter)


def _submit(letter, actor, words, **data):
    found = doubts(letter)
    if found and not words:
        raise Refused(
            _(
                "${warning} ถ้าตั้งใจให้เป็นเช่นนี้ เขียนเหตุผลในช่องความเห็นแล้วเสนออีกครั้ง",
                mapping={"warning": found[0]},
            )
        )
    rendition_of(letter, preview=True)
    submissions.keep(letter, entry=len(endorsements(letter)))
    facts = routes.facts_of(letter)
    plan.start(letter, routes.choose(agency_of(letter), facts), facts)


def _endorse(letter, actor, words, verb="", **data):
    _index, step = plan.present(letter)
    ask = asks()[step["ask"]]
    verb = verb or ask.yes
    if verb not in [each.id for each in ask.answers]:
        titles = ", ".join(translate(each.title, target_language="th") for each in ask.answers)
        raise Refused(_("ขั้นนี้ตอบได้ว่า ${answers}", mapping={"answers": titles}))
    if verbs()[verb].needs_words and not words:
        raise WordsMissing
    plan.answer(letter, actor, verb)


def _add_step(letter, actor, words, posts=(), ask="agree", place="before", **data):
    posts = [posts] if isinstance(posts, str) else list(posts)
    known = {each.post_uid: each for each in holders_of(agency_of(letter))}
    if not posts or not set(posts) <= set(known):
        raise Refused(_("เลือกตำแหน่งที่มีผู้ดำรงอยู่อย่างน้อยหนึ่งตำแหน่ง"))
    if actor.holding.post_uid in posts:
        raise Refused(_("ท่านพิจารณาอยู่แล้ว เลือกตำแหน่งอื่น"))
    if ask not in asks() or place not in ("before", "after"):
        raise Refused(_("เลือกว่าขอความเห็นเพื่ออะไร และก่อนหรือหลังท่าน"))
    if len(letter.plan) >= MAX_STEPS:
        raise Refused(_("เรื่องนี้มี ${n} ขั้นแล้ว เพิ่มอีกไม่ได้", mapping={"n": len(letter.plan)}))
    seats = [f"post:{uid}" for uid in posts]
    added = {"added_by": actor.userid, "entry": len(endorsements(letter))}
    plan.add(letter, plan.step(ask, seats, len(seats), **added), place == "before")


def _annotate(letter, actor, words, verb="", **data):
    if verb not in verbs():
        raise Refused(_("เลือกคำที่จะเกษียนก่อน เช่น ทราบ เห็นชอบ อนุมัติ"))
    if verbs()[verb].needs_words and not words:
        raise WordsMissing


def _send(letter, actor, words, **data):
    numbering.note_sent(letter, sum(1 for row in letter.recipients if row["agency"]))


def _certify(letter, actor, words, passphrase="", **data):
    certifying.certify(letter, actor, passphrase)


def _cancel(letter, actor, words, **data):
    numbering.cancel(letter, actor, words)


def _register(letter, actor, words, **data):
    registering.register(letter, actor)


def _order(letter, actor, words, **data):
    ordering.order(letter, actor, words, **_known(ORDERED, data))


def _assign(letter, actor, words, **data):
    ordering.assign(letter, actor, words, **_known(("unit", "due"), data))


def _complete(letter, actor, words, **data):
    for task in tasks.live(letter):
        ordering.end(letter, task, "closed", actor, words)


def _known(names, data):
    return {name: data[name] for name in names if name in data}


def _reply(letter, actor, words, **data):
    draft = reply(letter, actor.userid)
    draft.signatory = None
    return draft


_WORK = {
    "submit": _submit,
    "endorse": _endorse,
    "add_step": _add_step,
    "send": _send,
    "sign": _sign,
    "seal": _seal,
    "annotate": _annotate,
    "certify": _certify,
    "cancel": _cancel,
    "register": _register,
    "order": _order,
    "assign": _assign,
    "complete": _complete,
    "reply": _reply,
    "reply_again": _reply,
}
