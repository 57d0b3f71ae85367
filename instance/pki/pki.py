"""The demo's certification authority: `pki.py make DIR PORT`, `pki.py serve DIR PORT`.

`make` writes keys (once), certificates and one PKCS#12 file per demo person:
    certs/<name>.cert.pem   p12/<userid>.p12   trust.pem (root)   issuing.pem
    refused/<why>.p12       certificates a verifier must refuse, for the tests
`serve` makes what is not there and answers on the loopback at /th/tsa/tsa (RFC 3161), /th/ocsp/issuing (RFC 6960) and
/th/crls/{root,issuing}/latest.crl. The addresses stand in the certificates, hence the port.

Nothing here is fit for real letters: the passphrase is public and the keys lie on disk.
"""

from certomancer.registry import CertomancerConfig
from certomancer.registry.common import CertLabel
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from datetime import date
from datetime import datetime
from datetime import UTC
from pathlib import Path
from plan import DEFAULT_BITS
from plan import KEY_BITS
from plan import passphrase
from plan import people
from plan import plan
from plan import REFUSED
from responder import application
from responder import keep_parsed_keys
from waitress import create_server
import json
import os
import sys


def load(folder: Path) -> CertomancerConfig:
    """Read back what `make` wrote."""
    config = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return CertomancerConfig(config, key_search_dir=str(folder), lazy_load_keys=True)


def make_keys(folder: Path, config: dict) -> int:
    """Write the private keys that are not there yet; return how many that were."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = 0
    for keyset in config["keysets"].values():
        for name, entry in keyset["keys"].items():
            path = folder / entry["path"]
            if path.exists():
                continue
            key = rsa.generate_private_key(65537, KEY_BITS.get(name, DEFAULT_BITS))
            part = path.with_suffix(".part")
            part.write_bytes(
                key.private_bytes(
                    serialization.Encoding.PEM,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            )
            part.chmod(0o600)
            part.rename(path)
            made += 1
    return made


def write_certificates(folder: Path) -> None:
    """Write the certificates and PKCS#12 files of the plan, each file whole or not at all."""
    architectures = {a.arch_label.value: a for a in load(folder).pki_archs.values()}
    th, secret = architectures["th"], passphrase().encode()

    def put(name: str, data: bytes) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(data)
        part.rename(path)

    for architecture in architectures.values():
        for name, data in architecture._dump_certs(flat=True):
            put(f"certs/{name}", data)
    for userid in people():
        put(f"p12/{userid}.p12", th.package_pkcs12(CertLabel(userid), password=secret))
    for why in REFUSED:
        owner = architectures["stranger"] if why == "stranger" else th
        data = owner.package_pkcs12(CertLabel(why), password=secret)
        put(f"refused/{why}.p12", data)
    put("issuing.pem", (folder / "certs" / "issuing.cert.pem").read_bytes())
    put("trust.pem", (folder / "certs" / "root.cert.pem").read_bytes())


def make(folder: Path, port: int) -> bool:
    """Bring `folder` up to date for `port`; return whether anything had to be written."""
    stamp, written = folder / "made", folder / "plan.json"
    made = date.fromisoformat(stamp.read_text()) if stamp.exists() else datetime.now(UTC).date()
    config = plan(port, made)
    text = json.dumps(config, ensure_ascii=False, indent=1)
    if (folder / "trust.pem").exists() and written.exists() and written.read_text("utf-8") == text:
        return False
    print("pki: keys and certificates of the demo people ...", flush=True)
    count = make_keys(folder / "keys", config)
    stamp.write_text(made.isoformat())
    (folder / "trust.pem").unlink(missing_ok=True)
    written.write_text(text, encoding="utf-8")
    write_certificates(folder)
    print(f"pki: {count} new keys, {len(people())} people", flush=True)
    return True


def serve(folder: Path, port: int) -> None:
    """Answer until stopped."""
    make(folder, port)
    answer = application(load(folder))
    server = create_server(answer, host="127.0.0.1", port=port, threads=4, ident=None)
    print(f"pki: time stamps, OCSP and CRLs on http://127.0.0.1:{port}", flush=True)
    server.run()


if __name__ == "__main__":
    os.umask(0o077)
    keep_parsed_keys()
    match sys.argv[1:]:
        case ["make", folder, port]:
            make(Path(folder).resolve(), int(port))
        case ["serve", folder, port]:
            serve(Path(folder).resolve(), int(port))
        case _:
            sys.exit(__doc__)
