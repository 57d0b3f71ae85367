"""What the catalog knows of tasks: rows of lists, tokens of the desk, whose they are, when due.

A token names a unit, a post or a person, never a list of people: a change of staff reindexes
nothing. Lists read these rows and load no letter.
"""

from datetime import datetime
from edoc_policy.agencies.agency import agency_of
from edoc_policy.letters.interfaces import IIncoming
from edoc_policy.routing.rising import rises_at
from edoc_policy.routing.tasks import LIVE
from edoc_policy.routing.tasks import live
from edoc_policy.routing.tasks import tasks_of
from edoc_policy.routing.tasks import WORKING
from edoc_policy.thai.dates import BANGKOK
from plone.indexer import indexer


#: What waits on the desk of the post that gave a task, or of a head above.
FOR_GIVER = ("extend", "check", "overdue")
#: Where a letter stands in the order of dues whose tasks have none.
NEVER = datetime(2499, 12, 31, tzinfo=BANGKOK)


def row_of(task, agency):
    """A task as lists show it: plain values, instants as aware datetimes, parties by id."""
    return {
        "number": task.number,
        "parent": task.parent,
        "kind": task.kind,
        "way": task.way,
        "state": task.state,
        "to": task.to.id,
        "title": task.to.title,
        "refs": [party.ref for party in task.parties],
        "by": task.by,
        "giver": task.given["post"] or task.given["fullname"],
        "given_at": task.given["at"],
        "words": task.given["words"],
        "due": task.due,
        "asked": task.waits,
        "told": sorted({uid for rise in task.risen for uid in rise["posts"]}),
        "rises_at": rises_at(task, agency),
    }


def tokens_of(row):
    """Who has to do something about a task: tokens of the index `edoc_desk`."""
    found = []
    if row["state"] in WORKING:
        found += [f"task:{ref}" for ref in row["refs"]]
        found += [f"overdue:{uid}" for uid in row["told"]]
    if row["asked"]:
        found.append(f"extend:{row['by']}")
    if row["state"] in ("reported", "returned"):
        found.append(f"check:{row['by']}")
    return found


def task_tokens(letter):
    """The tokens of all tasks of a letter, each once."""
    rows = (row_of(task, agency_of(letter)) for task in live(letter))
    return sorted({token for row in rows for token in tokens_of(row)})


def whose(task, agency_id):
    """Under which tokens of the index `edoc_tasked` a task is found."""
    stage = "open" if task.state in LIVE else "done"
    sides = [f"to:{party.ref}" for party in task.parties]
    return [f"{stage}:{side}" for side in (*sides, f"by:{task.by}", f"in:{agency_id}")]


@indexer(IIncoming)
def incoming_tasks(letter):
    """The rows of all tasks of a letter; metadata."""
    agency = agency_of(letter)
    return [row_of(task, agency) for task in tasks_of(letter)]


@indexer(IIncoming)
def incoming_tasked(letter):
    """Whose tasks a letter holds; index."""
    agency_id = agency_of(letter).getId()
    return sorted({token for task in tasks_of(letter) for token in whose(task, agency_id)})


@indexer(IIncoming)
def incoming_due(letter):
    """The earliest time at which something on a letter has to be done; none without open tasks."""
    open_tasks = live(letter)
    if not open_tasks:
        raise AttributeError("edoc_due")
    dues = [task.due for task in open_tasks if task.state in WORKING and task.due is not None]
    return min(dues, default=NEVER)
