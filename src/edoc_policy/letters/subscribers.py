"""What follows when a draft is thrown away."""

from edoc_policy.letters.drafts import enter
from plone import api


def letter_about_to_go(letter, event):
    """Enter in the journal who deletes a draft, and what it is about."""
    enter(letter, "delete", api.user.get_current().getId(), title=letter.title)
