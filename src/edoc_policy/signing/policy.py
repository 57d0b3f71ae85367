"""What an installation trusts and whom it asks: trusted roots, timestamp authorities, hosts, limits."""

from asn1crypto import pem
from asn1crypto import x509
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit
import os


@dataclass(frozen=True)
class Limits:
    """Bounds on a file somebody hands in. Sizes in bytes, times in seconds."""

    size: int = 30 * 1024 * 1024
    signatures: int = 20
    revisions: int = 200
    seconds: int = 30
    memory: int = 1024 * 1024 * 1024


@dataclass(frozen=True)
class SigningConfig:
    """`trust`: certificates of trusted roots. `others`: known authorities below them.
    `hosts`: the only `host:port` ever asked over the network. `timeout`: seconds a question may take.
    """

    tsa_urls: tuple[str, ...] = ()
    trust: tuple[x509.Certificate, ...] = ()
    others: tuple[x509.Certificate, ...] = ()
    extra_hosts: frozenset[str] = frozenset()
    timeout: float = 5.0
    limits: Limits = field(default_factory=Limits)

    @property
    def hosts(self):
        """TSAs, and where the trusted authorities publish CRLs and answer OCSP."""
        known = {host_of(url) for url in self.tsa_urls}
        for certificate in (*self.trust, *self.others):
            known |= hosts_in(certificate)
        return frozenset(known | self.extra_hosts) - {""}

    def for_signer(self, certificate, chain=()):
        """This configuration, asking also the responders that the signer's own certificate names."""
        hosts = hosts_in(certificate).union(*(hosts_in(c) for c in chain))
        return replace(
            self, others=(*self.others, *chain), extra_hosts=self.extra_hosts | frozenset(hosts)
        )

    @classmethod
    def from_env(cls, environ=None):
        """EDOC_TSA (URLs, blank between), EDOC_TRUST and EDOC_ISSUERS (PEM files, os.pathsep
        between), EDOC_PKI_HOSTS (host:port, blank between), EDOC_PKI_TIMEOUT (seconds).
        """
        environ = os.environ if environ is None else environ
        return cls(
            tsa_urls=tuple(environ.get("EDOC_TSA", "").split()),
            trust=_certificates(environ.get("EDOC_TRUST", "")),
            others=_certificates(environ.get("EDOC_ISSUERS", "")),
            extra_hosts=frozenset(environ.get("EDOC_PKI_HOSTS", "").split()),
            timeout=float(environ.get("EDOC_PKI_TIMEOUT") or 5),
        )


def host_of(url):
    """`host:port` of an HTTP address, or ""."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return f"{parts.hostname}:{parts.port or {'http': 80, 'https': 443}[parts.scheme]}"


def hosts_in(certificate):
    """Hosts of the OCSP responders and CRLs that a certificate names."""
    urls = list(certificate.ocsp_urls)
    for point in certificate.crl_distribution_points:
        name = point["distribution_point"]
        if name.native is not None and name.name == "full_name":
            urls += [n.native for n in name.chosen if n.name == "uniform_resource_identifier"]
    return {host_of(url) for url in urls} - {""}


def read_certificates(data):
    """Certificates in PEM (any number) or DER bytes."""
    if not pem.detect(data):
        return (x509.Certificate.load(data),)
    return tuple(
        x509.Certificate.load(der)
        for kind, _headers, der in pem.unarmor(data, multiple=True)
        if kind == "CERTIFICATE"
    )


def _certificates(paths):
    found = []
    for path in filter(None, paths.split(os.pathsep)):
        found += read_certificates(Path(path).read_bytes())
    return tuple(found)
