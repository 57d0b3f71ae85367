"""Sign and timestamp a letter beside the bare RSA operation of `cryptography`, in one run.

Run: python benchmarks/sign.py [rounds]. Starts the demo's certification authority. Every way signs
the same letter with the same RSA-2048 key; medians of interleaved rounds. Time spent waiting for
the timestamp, OCSP and CRL answers is measured apart and taken out of "ours".
"""

from collections import defaultdict
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates
from dataclasses import replace
from datetime import datetime
from edoc_policy.rendering import LetterData
from edoc_policy.rendering import render
from edoc_policy.signing.keys import DirectoryKeys
from edoc_policy.signing.lockout import Attempts
from edoc_policy.signing.policy import read_certificates
from edoc_policy.signing.policy import SigningConfig
from edoc_policy.signing.sealing import seal
from io import BytesIO
from pathlib import Path
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
import aiohttp
import logging
import sys


sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from instance.processes import authority
from instance.processes import free_port
from instance.processes import PEOPLE
from instance.processes import Place


USERID, PASSPHRASE = "governor.pt", PEOPLE["passphrase"]
LINE = "{:<44}{:>12}{:>16}{:>14}{:>16}"
waited = [0.0]


def letter():
    data = LetterData(
        number="ปท 0017.3/ว 1287",
        agency_name="จังหวัดปทุมธานี",
        address_lines=("ศาลากลางจังหวัดปทุมธานี",),
        date_text="19 ตุลาคม 2569",
        subject="ขอเชิญประชุม",
        addressee="นายกเทศมนตรีเมืองท่าโขลง",
        body_html="<p>ด้วยจังหวัดปทุมธานีจะจัดประชุม</p>" * 8,
        signer_name="นายสมมติ ตัวอย่างดี",
    )
    return render(data, timestamp=datetime.fromisoformat("2026-10-19T09:00:00+07:00"))


def clocked(request):
    """aiohttp's request with its waiting counted."""

    async def clocked_request(*args, **options):
        began = perf_counter()
        try:
            return await request(*args, **options)
        finally:
            waited[0] += perf_counter() - began

    return clocked_request


def ways(folder, url, rendition):
    """Name -> function that signs once."""
    data = (folder / "p12" / f"{USERID}.p12").read_bytes()
    private, _certificate, _others = load_key_and_certificates(data, PASSPHRASE.encode())
    attempts = Attempts(folder / "benchmark.sqlite")
    key = DirectoryKeys(folder / "p12", attempts).unlock(USERID, PASSPHRASE)
    stock = signers.SimpleSigner.load_pkcs12(
        str(folder / "p12" / f"{USERID}.p12"), passphrase=PASSPHRASE.encode()
    )
    full = SigningConfig(
        tsa_urls=(f"{url}/th/tsa/tsa",),
        trust=read_certificates((folder / "trust.pem").read_bytes()),
    )
    field, pdf = rendition.signature_box.field, rendition.pdf
    metadata = PdfSignatureMetadata(
        field_name=field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )

    def ours(config):
        return lambda: seal(pdf, field_name=field, key=key, config=config)

    return {
        "bare RSA-2048 (cryptography)": lambda: private.sign(
            pdf, padding.PKCS1v15(), hashes.SHA256()
        ),
        "pyHanko SimpleSigner, B-B": lambda: signers.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(pdf)), metadata, stock
        ),
        "ours, B-B": ours(SigningConfig()),
        "ours, B-T (timestamp)": ours(replace(full, trust=())),
        "ours, B-LT (timestamp, OCSP, CRL)": ours(full),
    }


def measure(functions, rounds):
    """Name -> (median ms without waiting, median ms of waiting)."""
    own, network = defaultdict(list), defaultdict(list)
    for turn in range(rounds + 1):
        for name, function in functions.items():
            waited[0], began = 0.0, perf_counter()
            function()
            spent = perf_counter() - began
            if turn:
                own[name].append((spent - waited[0]) * 1000)
                network[name].append(waited[0] * 1000)
    return {name: (median(own[name]), median(network[name])) for name in functions}


def main(rounds=15):
    logging.disable(logging.CRITICAL)
    aiohttp.ClientSession._request = clocked(aiohttp.ClientSession._request)
    with TemporaryDirectory() as folder:
        folder = Path(folder)
        place = Place(folder, 0, folder / "pki", free_port())
        service = authority(place, folder / "pki.log").launch().wait()
        try:
            found = measure(ways(place.pki_folder, place.pki_url, letter()), rounds)
        finally:
            service.stop()
    bare = found["bare RSA-2048 (cryptography)"][0]
    print("Sign a letter of one page (RSA-2048, SHA-256)")
    print(LINE.format("", "ms", "network ms", "× bare RSA", "signatures/s"))
    for name, (own, network) in found.items():
        print(
            LINE.format(
                name, f"{own:.2f}", f"{network:.2f}", f"{own / bare:.1f}", f"{1000 / own:.0f}"
            )
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
