"""REST: GET @verify?code=… and POST @verify with a file; the answers of the public page as JSON."""

from base64 import b64decode
from binascii import Error
from edoc_policy.publishing import answers
from edoc_policy.publishing.browser.verify import ask
from edoc_policy.publishing.browser.verify import TooOften
from edoc_policy.publishing.rates import FILES
from edoc_policy.signing.policy import Limits
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services import Service
from zope.i18n import translate


class VerifyGet(Service):
    """{"outcome", "state", "headline", "sentence", "advice", "facts", "details", "report"}."""

    def reply(self):
        try:
            answer = self.answer()
        except TooOften as error:
            (wait,) = error.args
            self.request.response.setStatus(429)
            self.request.response.setHeader("Retry-After", str(wait))
            return {"outcome": "too-often", "retry_after": wait}
        if answer is None:
            self.request.response.setStatus(400)
            return {"outcome": "nothing-asked", "message": "give code or file"}
        return self.as_json(answer)

    def answer(self):
        return ask(self.context, self.request)

    def as_json(self, answer):
        def say(message):
            return translate(message, context=self.request)

        def listed(pairs):
            return [{"term": say(term), "text": say(text)} for term, text in pairs]

        return {
            "outcome": answer.outcome,
            "state": answer.state,
            "headline": say(answer.headline),
            "sentence": say(answer.sentence),
            "advice": say(answer.advice),
            "facts": listed(answer.facts),
            "details": listed(answer.details),
            "report": answer.report and answer.report.as_dict(say),
        }


class VerifyPost(VerifyGet):
    """A file as multipart field `file`, or JSON {"file": {"data": base64}, "code": …}."""

    def answer(self):
        if "file" in self.request.form:
            return super().answer()
        try:
            body = json_body(self.request)
        except DeserializationError:
            return None
        data = _decoded(body.get("file"))
        if data is None:
            return None
        wait = FILES.wait(self.request.getClientAddr())
        if wait:
            raise TooOften(wait)
        return answers.by_file(self.context, data, code=str(body.get("code") or ""))


def _decoded(file):
    text = file.get("data") if isinstance(file, dict) else None
    if not isinstance(text, str) or len(text) > Limits().size * 4 // 3 + 100:
        return None
    try:
        return b64decode(text, validate=True)
    except (Error, ValueError):
        return None
