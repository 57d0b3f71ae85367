"""Validation of strangers' files in a child process that may be killed.

A hostile PDF can cost memory and time without end; here it costs one child. The child has no
secrets in its environment, limits on memory, processor time and files, and asks only listed hosts.
"""

from asn1crypto import x509
from datetime import datetime
from datetime import UTC
from edoc_policy.signing.policy import Limits
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.report import Report
from edoc_policy.signing.validation import problem_before_reading
from edoc_policy.signing.validation import unjudged
from edoc_policy.signing.validation import validate
import base64
import hashlib
import json
import os
import resource
import subprocess
import sys


def validate_untrusted(pdf, *, trust=None, online=True, expected=None):
    """Like `validation.validate`, for files of strangers. Returns a Report, never raises for content."""
    config = trust or SigningConfig.from_env()
    facts = {
        "checked_at": datetime.now(UTC),
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "size": len(pdf),
    }
    problem = problem_before_reading(pdf, config.limits)
    if problem:
        return unjudged(problem, facts)
    order = {"config": _dump(config), "online": online, "expected": list(expected or ())}
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps(order).encode() + b"\n" + pdf,
            capture_output=True,
            timeout=config.limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return unjudged("timed-out", facts)
    if done.returncode:
        return unjudged("gave-up", facts)
    return Report.from_facts(json.loads(done.stdout))


def main():
    """The child: order and file on standard input, facts on standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    config = _load(order["config"])
    _restrain(config.limits)
    report = validate(
        sys.stdin.buffer.read(), trust=config, online=order["online"], expected=order["expected"]
    )
    json.dump(report.facts(), sys.stdout)


def _restrain(limits):
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))


def _environment():
    """Where the code is, nothing else; an instance of buildout has its eggs only in sys.path."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}


def _dump(config):
    def texts(certificates):
        return [base64.b64encode(c.dump()).decode() for c in certificates]

    return {
        "trust": texts(config.trust),
        "others": texts(config.others),
        "hosts": sorted(config.hosts),
        "timeout": config.timeout,
        "limits": vars(config.limits),
    }


def _load(data):
    def certificates(texts):
        return tuple(x509.Certificate.load(base64.b64decode(text)) for text in texts)

    return SigningConfig(
        trust=certificates(data["trust"]),
        others=certificates(data["others"]),
        extra_hosts=frozenset(data["hosts"]),
        timeout=data["timeout"],
        limits=Limits(**data["limits"]),
    )


if __name__ == "__main__":
    main()
