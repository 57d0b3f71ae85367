"""What a validation found: facts in ETSI terms (EN 319 102-1), plain data that travels as JSON.

The words for people stand in `words`.
"""

from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from dataclasses import is_dataclass
from datetime import datetime


PASSED = "TOTAL-PASSED"
INDETERMINATE = "INDETERMINATE"
FAILED = "TOTAL-FAILED"
NO_SIGNATURE = "NO-SIGNATURE"
POLICY = "edoc-letter-1"
"""Version of the rules by which a report was made; kept with it."""


@dataclass(frozen=True)
class SignatureReport:
    """One signature.

    `findings`: codes of what is wrong, the gravest first (see `words.FINDINGS`).
    `changes` after signing: "none", "evidence" (timestamps, revocation data), "signatures", "content".
    `revocation`: "good", "revoked", "unknown". `level`: "B-B" … "B-LTA". Times are aware.
    """

    field: str
    indication: str
    sub_indication: str | None = None
    findings: tuple[str, ...] = ()
    signer: str | None = None
    post: str | None = None
    unit: str | None = None
    agency: str | None = None
    issuer: str | None = None
    serial: str | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    claimed_at: datetime | None = None
    timestamp: datetime | None = None
    signed_at: datetime | None = None
    intact: bool = False
    trusted: bool = False
    whole_file: bool = False
    changes: str = "content"
    revocation: str = "unknown"
    level: str = "B-B"
    digest: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Report:
    """One file. `problem`: why it could not be judged (see `words.PROBLEMS`), or None.
    `missing`: expected signers that were not found. `size` in bytes, `sha256` in hex.
    """

    verdict: str
    checked_at: datetime
    sha256: str = ""
    size: int = 0
    problem: str | None = None
    signatures: tuple[SignatureReport, ...] = ()
    document_timestamps: tuple[datetime, ...] = ()
    missing: tuple[str, ...] = ()
    policy: str = field(default=POLICY)

    @property
    def passed(self):
        return self.verdict == PASSED

    def facts(self):
        """The report as JSON-ready data, times in ISO 8601; `from_facts` reads it back."""
        return _plain(self)

    @classmethod
    def from_facts(cls, data):
        """The report that `facts` wrote."""
        made = _typed(cls, data)
        made["signatures"] = tuple(
            SignatureReport(**_typed(SignatureReport, s)) for s in data["signatures"]
        )
        made["document_timestamps"] = tuple(
            datetime.fromisoformat(t) for t in data["document_timestamps"]
        )
        return cls(**made)

    def as_dict(self, translate=None):
        """Facts and words together, JSON-ready. `translate`: Message -> str, default Thai."""
        from edoc_policy.signing import words

        return words.describe(self, translate)


TIMES = {"checked_at", "valid_from", "valid_to", "claimed_at", "timestamp", "signed_at"}


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _typed(cls, data):
    made = {}
    for name in (f.name for f in fields(cls) if f.name in data):
        value = data[name]
        if name in TIMES and value is not None:
            value = datetime.fromisoformat(value)
        made[name] = tuple(value) if isinstance(value, list) else value
    return made
