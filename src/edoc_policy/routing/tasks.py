"""งานที่สั่งจากหนังสือรับ: what an order on an incoming letter asks of a unit, a post or a person.

Tasks are kept with their letter and never in a list of the site. Each is an object of its own, so
that two units can work on one letter at once; what happens to it is also appended to the letter's
endorsements.
"""

from BTrees.IOBTree import IOBTree
from edoc_policy import _
from edoc_policy.thai.dates import bangkok_now
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "edoc.tasks"

#: What is asked for.
KINDS = {"act": _("ดำเนินการ"), "note": _("เพื่อทราบ"), "opinion": _("เสนอความเห็น")}

STATE_TITLES = {
    "open": _("รอรับงาน"),
    "accepted": _("กำลังดำเนินการ"),
    "reported": _("รายงานแล้ว รอผู้สั่งตรวจ"),
    "returned": _("คืนงาน รอผู้สั่งพิจารณา"),
    "closed": _("เสร็จแล้ว"),
    "withdrawn": _("ถอนงานแล้ว"),
}
#: Who was given the task has still to do something.
WORKING = frozenset({"open", "accepted"})
#: Somebody has still to do something.
LIVE = WORKING | {"reported", "returned"}


class Task(Persistent):
    """One task.

    `number`: int, counts from 1 in its letter; `order`: the how-manieth order gave it; `kind`: of
    KINDS; `to`: Party; `helpers`: parties that work along; `due`: aware datetime or None; `given`:
    dict of at, userid, fullname, post, post_uid (who may grant and close), words, clerk (who wrote
    the order down for that post, or None); `way`: how it was given: `order` by an executive, `assign`
    by the registry, `delegate` as a part of the task with the number `parent`.
    """

    state = "open"
    revision = 0
    notes = ()  # progress: who noted what, when
    extensions = ()  # dicts of who asked, until, answer (None, granted, denied), granted, answered
    report = accepted = ended = None  # who did it, when, with which words
    risen = ()  # of the present due: dicts of at, level (0: it has passed), posts (UIDs told)

    def __init__(self, number, order, kind, to, helpers, due, given, way, parent=None):
        self.number, self.order, self.kind = number, order, kind
        self.to, self.helpers, self.due = to, tuple(helpers), due
        self.given, self.way, self.parent = given, way, parent

    @property
    def parties(self):
        """Who does it and who works along."""
        return (self.to, *self.helpers)

    @property
    def checked(self):
        """Whether who gave it reads the report before it is done: the registry only hands on."""
        return self.way != "assign"

    @property
    def by(self):
        """UID of the post that gave it."""
        return self.given["post_uid"]

    @property
    def asked(self):
        """The extension that has been asked for and not answered, or None."""
        last = self.extensions[-1] if self.extensions else None
        return last if last is not None and last["answer"] is None else None

    @property
    def waits(self):
        """Whether an answer to a request for more time is due."""
        return self.state in WORKING and self.asked is not None

    def overdue(self, now=None):
        """Whether it is still being done past its time."""
        return self.state in WORKING and self.due is not None and self.due <= (now or bangkok_now())


def tasks_of(letter):
    """The tasks of a letter in the order in which they were given."""
    return tuple((IAnnotations(letter).get(KEY) or {}).values())


def task_of(letter, number):
    """The task of a letter with this number (int or its digits), or None."""
    number = int(number) if str(number).isdecimal() and len(str(number)) < 6 else 0
    return (IAnnotations(letter).get(KEY) or {}).get(number)


def live(letter):
    """The tasks of a letter with which somebody has still to do something."""
    return [task for task in tasks_of(letter) if task.state in LIVE]


def parts_of(letter, task):
    """The live tasks that are parts of a task, and their parts."""
    found = []
    for each in live(letter):
        if each.parent == task.number:
            found += [each, *parts_of(letter, each)]
    return found


def orders_of(letter):
    """How many orders have been given on a letter: the revision that a new one is based on."""
    return max((task.order for task in tasks_of(letter)), default=0)


def give(letter, parties, *, kind, due, given, way, helpers=(), parent=None):
    """Lay one task for each of `parties` (see Task) into a letter, as one order; returns them."""
    notes = IAnnotations(letter)
    if KEY not in notes:
        notes[KEY] = IOBTree()
    kept, order = notes[KEY], orders_of(letter) + 1
    made = []
    for party in parties:
        number = kept.maxKey() + 1 if kept else 1
        others = [each for each in helpers if each != party]
        kept[number] = Task(number, order, kind, party, others, due, given, way, parent)
        made.append(kept[number])
    return made
