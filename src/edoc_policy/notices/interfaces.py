"""The door of the room `notices`: who has news, how news leave the house, what reminds."""

from dataclasses import dataclass
from zope.interface import Attribute
from zope.interface import Interface


class Refused(Exception):
    """A notice cannot be sent, now or later; `words` (a Message) say why."""

    def __init__(self, words):
        super().__init__(words)
        self.words = words


class Later(Refused):
    """It could not be sent now and is tried again; `down`: its server answers nobody at present."""

    def __init__(self, words, down=False):
        super().__init__(words)
        self.down = down


class ITransport(Interface):
    """Named adapter of the site: one way in which notices leave it ("email", "webhook").

    An adapter under another name carries the notices of the agency's receivers that chose it.
    """

    title = Attribute("what it is called (a Message)")

    def server(sending):
        """The name of the server it will ask: one that is down is spared for a while."""

    def deliver(office, sending):
        """Deliver; raises Later or Refused. The reader must know `sending.id` as one and the same
        notice however often it comes."""


@dataclass(frozen=True)
class Reminder:
    """That something is due. `kind`: an id of data/events.json; `key`: text by which it is given
    once only; `tokens`: whom it concerns (see `people`); `path`: of the matter, `uid`: its UID."""

    kind: str
    key: str
    tokens: tuple
    path: str
    uid: str | None = None


class IReminders(Interface):
    """Named adapter of an agency: what it has to be reminded of."""

    daily = Attribute("asked once a day, in the morning; otherwise every minute")

    def due(now, rules):
        """The Reminders that are due at `now` (aware, Bangkok) under the agency's `rules`.

        A reminder given before may come again; it is given by its key."""


def unread(userid):
    """How many notices a person has not read, at most `boxes.MANY`; reads no letter."""
    from edoc_policy.notices.boxes import unread

    return unread(userid)
