"""Who is there in a post: it is held on that day, and its holder has not said that he is away."""

from edoc_policy.agencies.days import holds


def absence_of(post, userid, day):
    """The row of the absence in which a holder of a post is on a day, or None."""
    rows = (row for row in post.absences if row["userid"] == userid and holds(row, day))
    return next(rows, None)


def holders_on(post, day):
    """User ids of who holds a post on a day, away or not."""
    return [row["userid"] for row in post.holders or () if holds(row, day)]


def there(post, day):
    """User ids of who holds a post on a day and is not away."""
    return [each for each in holders_on(post, day) if absence_of(post, each, day) is None]


def away_until(post, day):
    """The last day of the absence that leaves nobody in a post on a day; None for a vacant post."""
    absences = [absence_of(post, each, day) for each in holders_on(post, day)]
    return min((row["valid_to"] for row in absences if row and row["valid_to"]), default=None)
