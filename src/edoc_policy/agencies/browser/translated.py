"""What every page says, in its reader's language."""

from zope.i18n import translate


class Translated:
    """For views and services: whatever has a `request`."""

    def t(self, message):
        """`message` in the reader's language."""
        return translate(message, context=self.request)
