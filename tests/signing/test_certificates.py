"""A certificate is judged before a number is drawn."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from edoc_policy.signing import errors
from edoc_policy.signing.certificates import check
from edoc_policy.signing.names import same_person
from tests.signing.conftest import GOVERNOR_NAME
import pytest


@pytest.mark.parametrize(
    ("why", "error"),
    [
        ("expired", errors.CertificateExpired),
        ("not-yet-valid", errors.CertificateNotYetValid),
        ("revoked", errors.CertificateRevoked),
        ("wrong-ku", errors.CertificateWrongUsage),
        ("wrong-name", errors.CertificateNamesAnother),
        ("stranger", errors.CertificateUntrusted),
    ],
)
def test_a_certificate_that_may_not_sign_is_refused_with_its_reason(ca, why, error):
    with pytest.raises(error) as caught:
        check(ca.key(why), GOVERNOR_NAME, ca.config)
    assert "${" not in str(caught.value)


def test_a_good_certificate_passes(ca):
    check(ca.key(), GOVERNOR_NAME, ca.config)


def test_a_certificate_is_judged_at_the_moment_of_signing(ca):
    with pytest.raises(errors.CertificateExpired):
        check(ca.key(), GOVERNOR_NAME, ca.config, now=datetime.now(UTC) + timedelta(days=3650))


def test_an_authority_that_is_silent_does_not_stop_the_signature(ca):
    class Elsewhere(type(ca.config)):
        hosts = frozenset({"127.0.0.1:9"})

        def for_signer(self, certificate, chain=()):
            return self

    silent = Elsewhere(trust=ca.config.trust, others=ca.config.others)
    check(ca.key("revoked"), GOVERNOR_NAME, silent)


@pytest.mark.parametrize(
    "written",
    [
        "นายสมมติ ตัวอย่างดี",
        "สมมติ  ตัวอย่างดี",
        "นาย สมมติ ตัวอย่างดี ",
        "ดร. สมมติ\u200b ตัวอย่างดี",
        "พล.ต.ต. สมมติ ตัวอย่างดี",
    ],
)
def test_titles_and_spaces_do_not_make_another_person(written):
    assert same_person(written, "นายสมมติ ตัวอย่างดี")


@pytest.mark.parametrize("written", ["นายสมมติ ตัวอย่าง", "สมมุติ ตัวอย่างดี", "", None])
def test_another_name_is_another_person(written):
    assert not same_person(written, "นายสมมติ ตัวอย่างดี")


def test_a_name_that_begins_like_a_title_keeps_its_letters():
    assert not same_person("นายิกา ดี", "ิกา ดี")
    assert not same_person("นางาม ดี", "าม ดี")
