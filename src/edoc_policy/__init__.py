"""edoc_policy: what the registry office (สารบรรณ) of a Thai agency does."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("edoc")


def said(text):
    """A text of a data file as a message; scripts/catalogue.py reads those files itself."""
    return _(text)
