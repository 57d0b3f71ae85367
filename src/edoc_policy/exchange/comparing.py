"""REST: two submissions of a letter compared word by word."""

from edoc_policy import _
from edoc_policy.exchange.services import LetterService
from edoc_policy.letters.comparing import compare
from edoc_policy.letters.submissions import fields_at
from edoc_policy.letters.submissions import submissions


class CompareSubmissions(LetterService):
    """GET @compare?before=1&after=2: numbers of submissions; without `after` as the letter is now."""

    def reply(self):
        letter = self.context
        total = len(submissions(letter))
        before, after = (self._number(name, total) for name in ("before", "after"))
        if before is False or after is False or before is None:
            text = _("เลือกครั้งที่เสนอระหว่าง 1 ถึง ${n}", mapping={"n": total})
            return self.problem(400, "UnknownSubmission", text, submissions=self._submissions())
        found = compare(letter, fields_at(letter, before), fields_at(letter, after))
        return {
            "@id": f"{letter.absolute_url()}/@compare",
            "before": before,
            "after": after,
            "submissions": self._submissions(),
            "changes": [self._change(each) for each in found],
        }

    def _number(self, name, total):
        """The number asked for, None where none is named, False where there is no such."""
        asked = str(self.request.form.get(name) or "")
        if not asked:
            return None
        return int(asked) if asked.isdecimal() and 1 <= int(asked) <= total else False

    def _submissions(self):
        return [
            {"number": number, "at": each["at"].isoformat(), "revision": each["revision"]}
            for number, each in enumerate(submissions(self.context), 1)
        ]

    def _change(self, change):
        blocks = [
            {
                "shape": block.shape,
                "changed": block.changed,
                "cells": [
                    [{"state": piece.state, "text": piece.text} for piece in cell]
                    for cell in block.cells
                ],
            }
            for block in change.blocks
        ]
        return {"field": change.field, "title": self.t(change.title), "blocks": blocks}
