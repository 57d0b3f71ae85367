"""What this room refuses, in words an official understands."""

from zope.i18n import interpolate


class InWords(Exception):
    """An error whose one argument is a translatable message in Thai (`zope.i18nmessageid`)."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return interpolate(self.message, getattr(self.message, "mapping", None))


class RenderingError(InWords):
    """The letter cannot be set in type as it is."""


class UploadError(InWords):
    """The file is not what it says it is, cannot be read, or is too large."""
