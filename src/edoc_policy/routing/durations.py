"""Who had a document how long, and where it waits: read from its endorsements and its plan.

Pure: nothing is asked but what is given. A document lies with somebody from the act that handed it on
(`onward`) to his own; who is asked beside others has it from when the step was opened.
"""

from edoc_policy.routing import plan


def held(entries):
    """[timedelta or None] of endorsements: how long the document lay with who then acted.

    None for the first, which began it.
    """
    found, since = [], None
    for entry in entries:
        found.append(entry["at"] - since if since is not None else None)
        if entry.get("onward", True):
            since = entry["at"]
    return found


def handed_on(entries):
    """When the document was last handed on (aware datetime), or None."""
    return next((each["at"] for each in reversed(entries) if each.get("onward", True)), None)


def times(steps, entries):
    """[(opened, closed)] of the steps of a plan, aware datetimes; None for what has not come yet."""
    found, before = [], None
    for number, step in enumerate(steps):
        opened = None
        if number == 0 or before is not None:
            brought = entries[step["entry"]]["at"]
            opened = brought if before is None else max(brought, before)
        before = None
        if opened is not None and plan.outcome(step) != plan.OPEN:
            answered = [entries[each["entry"]]["at"] for each in step["answers"]]
            before = max(answered, default=opened)
        found.append((opened, before))
    return found
