"""To whom an overdue task rises, and when: by the rule that its agency has set."""

from datetime import timedelta
from edoc_policy.routing import parties
from edoc_policy.routing.tasks import WORKING


def levels(agency, task):
    """Who is told at each level: who has the task, then the heads above it, the next first, up to
    the agency's limit; a list of lists of capacities (IHolding) of today."""
    above = parties.heads_above(agency, task.to)
    for number, level in enumerate(above):
        if agency.overdue_until in {each.post_uid for each in level}:
            above = above[: number + 1]
            break
    return [task.to.holdings(agency), *above]


def rises_at(task, agency):
    """When a task has next to be told as overdue (aware datetime), or None.

    First when its time passes, then for each level of heads so many days later as the agency has
    set; None for what is done, has no time, or has risen as far as it can.
    """
    if task.state not in WORKING or task.due is None:
        return None
    reached = len(task.risen)
    if reached and (not agency.overdue_days or reached >= len(levels(agency, task))):
        return None
    return task.due + timedelta(days=(agency.overdue_days or 0) * reached)
