"""The kind of document that somebody drafted last, kept by his browser: the desk leads to its form."""

from edoc_policy.letters.kinds import kinds
from plone import api


COOKIE = "edoc_kind"
USUAL = "external"


def remember(request, kind):
    """Have the browser keep the kind."""
    path = api.portal.get().absolute_url_path()
    request.response.setCookie(COOKIE, kind.id, path=path, same_site="Lax", http_only=True)


def last_kind(request):
    """The Kind drafted last, else an external letter."""
    return kinds().get(request.cookies.get(COOKIE)) or kinds()[USUAL]
