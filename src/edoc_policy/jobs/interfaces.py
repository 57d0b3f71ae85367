"""The door of the room `jobs`: slow work that leaves the request."""

from edoc_policy.jobs.queue import drain
from edoc_policy.jobs.queue import enqueue
from edoc_policy.jobs.queue import every_hour
from edoc_policy.jobs.queue import job
from edoc_policy.jobs.queue import regularly
from edoc_policy.jobs.queue import sweep


__all__ = ["drain", "enqueue", "every_hour", "job", "regularly", "sweep"]
