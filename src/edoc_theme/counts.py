"""How much waits in each section of the menu, asked of the desk."""

from logging import getLogger


log = getLogger(__name__)


def counts(holding):
    """Return {section: number} for a capacity; a menu without numbers beats no page.

    The desk is a list like any other: if it cannot be read, that is its own page's to say.
    """
    if holding is None:
        return {}
    try:
        from edoc_policy.routing.desk import counts
    except ImportError:
        return {}
    return counts(holding)


def waiting(holding):
    """Return how much waits for a capacity, whoever has it; 0 where no desk is."""
    try:
        from edoc_policy.routing.desk import waiting_for
    except ImportError:
        return 0
    return waiting_for(holding)
