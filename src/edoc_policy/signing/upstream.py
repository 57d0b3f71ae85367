"""What pyHanko 0.38 gets wrong and we mend from outside, each with the version it may go away.

`mend()` is called once, by the validator. Written up for the project in docs/upstream/.
"""

from importlib.metadata import version
from pyhanko.sign.validation import ades
from pyhanko_certvalidator.ltv import time_slide


_gather = time_slide.ades_gather_prima_facie_revinfo


async def _gather_in_time(path, **options):
    """Revocation data of a path, without what was issued after its certificate had expired.

    EN 319 102-1 5.6.2.2: without expiredCertsOnCRL such data says nothing of that certificate.
    pyHanko lets it move the control time past the certificate's end and finds no proof there.
    """
    crls, ocsps = await _gather(path, **options)
    end = path.leaf.not_valid_after

    def in_time(container):
        return container.issuance_date is None or container.issuance_date <= end

    return (
        [crl for crl in crls if in_time(crl.crl)],
        [ocsp for ocsp in ocsps if in_time(ocsp.ocsp_response)],
    )


def mend():
    """Put the mended functions in place (once; only for the version they were written for)."""
    if version("pyhanko").startswith("0.38.") and ades.ades_gather_prima_facie_revinfo is _gather:
        time_slide.ades_gather_prima_facie_revinfo = _gather_in_time
        ades.ades_gather_prima_facie_revinfo = _gather_in_time
