"""What every page says, in its reader's language."""

from zope.i18n import translate


class Translated:
    """For views and services: whatever has a `request`."""

    def t(self, message):
        """`message` in the reader's language."""
        return translate(message, context=self.request)

    def all_of(self, messages):
        """Several messages (or one) in the reader's language, in one line."""
        several = messages if isinstance(messages, list) else [messages]
        return " · ".join(self.t(each) for each in several)
