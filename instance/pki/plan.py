"""What the demo's certification authority consists of: certomancer.yml plus people.json.

`plan()` is a function of its arguments alone, so the server that answers for the certificates
and the run that wrote them to disk always mean the same ones.
"""

from datetime import date
from datetime import timedelta
from pathlib import Path
from string import Template
import json
import yaml


HERE = Path(__file__).resolve().parent
PEOPLE = HERE.parent / "people.json"
TEMPLATE = HERE / "certomancer.yml"
FIRST_SERIAL = 1000
KEY_BITS = {"root": 4096, "issuing": 3072}
DEFAULT_BITS = 2048

# Certificates that an honest verifier refuses; each but `wrong-name` names SUBJECT.
SUBJECT = "governor.pt"
REFUSED = ("expired", "not-yet-valid", "revoked", "wrong-ku", "wrong-name", "stranger")
WRONG_NAME = "นายผู้อื่น มิใช่คนนี้"

EXTENDED_USAGE = {
    "id": "extended_key_usage",
    "value": ["email_protection", "1.3.6.1.5.5.7.3.36"],
}
ENCIPHER_ONLY = {
    "id": "key_usage",
    "critical": True,
    "smart-value": {"schema": "key-usage", "params": ["key_encipherment"]},
}


def passphrase() -> str:
    """Return what every demo key is locked with."""
    return json.loads(PEOPLE.read_text(encoding="utf-8"))["passphrase"]


def people() -> dict[str, dict]:
    """Return the demo people by user id: fullname, post, agency (its Thai name)."""
    data = json.loads(PEOPLE.read_text(encoding="utf-8"))
    return {
        person["userid"]: {**person, "agency": data["agencies"][person["agency"]]}
        for person in data["people"]
    }


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+0000"


def _years(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=1)


def _entity(person: dict) -> dict:
    """A person's distinguished name: the agency is the organisation, the post the title."""
    return {
        "organization-name": person["agency"],
        "common-name": person["fullname"],
        "title": person["post"],
    }


def _certificate(serial: int, subject: str, issuer: str, since: date, until: date) -> dict:
    return {
        "serial": serial,
        "subject": subject,
        "subject-key": subject,
        "issuer": issuer,
        "authority-key": issuer,
        "validity": {"valid-from": _time(since), "valid-to": _time(until)},
        "profiles": ["digsig-commitment"],
        "extensions": [EXTENDED_USAGE],
    }


def _add_refused(th: dict, stranger: dict, made: date) -> None:
    """Add the certificates of REFUSED; within th they share the key of SUBJECT."""
    since, until = _years(made, -1), _years(made, 5)
    certs = {
        name: _certificate(10 + index, SUBJECT, "issuing", since, until)
        for index, name in enumerate(REFUSED)
    }
    certs["expired"]["validity"]["valid-from"] = _time(_years(made, -4))
    certs["expired"]["validity"]["valid-to"] = _time(_years(made, -1))
    certs["not-yet-valid"]["validity"]["valid-from"] = _time(_years(made, 2))
    revoked_since = _time(made - timedelta(days=10))
    certs["revoked"]["revocation"] = {"revoked-since": revoked_since, "reason": "key_compromise"}
    certs["wrong-ku"] |= {"profiles": [], "extensions": [ENCIPHER_ONLY, EXTENDED_USAGE]}
    th["entities"]["wrong-name"] = {**th["entities"][SUBJECT], "common-name": WRONG_NAME}
    certs["wrong-name"]["subject"] = "wrong-name"
    stranger["entities"][SUBJECT] = th["entities"][SUBJECT]
    stranger["certs"]["stranger"] = certs.pop("stranger") | {
        "subject-key": "stranger",
        "issuer": "stranger-root",
        "authority-key": "stranger-root",
    }
    th["certs"] |= certs


def plan(port: int, made: date) -> dict:
    """Return the whole configuration for certomancer, dated by the day it was `made`."""
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        url=f"http://127.0.0.1:{port}",
        ca_from=_time(_years(made, -5)),
        ca_to=_time(_years(made, 25)),
    )
    config = yaml.safe_load(text)
    th, stranger = config["pki-architectures"]["th"], config["pki-architectures"]["stranger"]
    for index, (userid, person) in enumerate(people().items()):
        th["entities"][userid] = _entity(person)
        th["certs"][userid] = _certificate(
            FIRST_SERIAL + index, userid, "issuing", _years(made, -1), _years(made, 5)
        )
    _add_refused(th, stranger, made)
    for name, architecture in config["pki-architectures"].items():
        keys = {cert.get("subject-key", label) for label, cert in architecture["certs"].items()}
        config["keysets"][name]["keys"] = {key: {"path": f"{key}.pem"} for key in sorted(keys)}
    return config
