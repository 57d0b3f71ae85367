"""Fetches TH Sarabun New 1.3 and strips its hinting: `fonts.py OUTDIR`.

The four files come out of an npm package named in `fonts.json`; a file whose sha256 is another
one stops the build. Without hinting a one-page letter is 38 kB instead of 133 kB and looks the same.
"""

from fontTools.ttLib import TTFont
from pathlib import Path
import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile


LOCK = Path(__file__).with_suffix(".json")
HINTING = ("fpgm", "prep", "cvt ", "hdmx", "LTSH", "VDMX", "DSIG")
EMBEDDED = re.compile(r'"([\w-]+\.ttf)"\s*:\s*"([A-Za-z0-9+/=]+)"')


def checked(name: str, data: bytes, sha256: str) -> bytes:
    """Return `data` if its SHA-256 is `sha256` (hex); otherwise leave with both sums."""
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        sys.exit(f"fonts: {name} is not the file we know: sha256 {found}, expected {sha256}")
    return data


def fetch(lock: dict, folder: Path) -> dict[str, bytes]:
    """Fetch the package and return its font files, each checked, by file name."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", lock["package"], "--pack-destination", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()[-1]
    tarball = checked(packed, (folder / packed).read_bytes(), lock["tarball_sha256"])
    with tarfile.open(fileobj=io.BytesIO(tarball)) as tar:
        script = tar.extractfile(lock["member"]).read().decode("ascii", "ignore")
    found = {name: base64.b64decode(text) for name, text in EMBEDDED.findall(script)}
    return {name: checked(name, found[name], sha) for name, sha in lock["files"].items()}


def dehint(data: bytes) -> bytes:
    """Return the TrueType font without its hinting programs."""
    # recalcTimestamp off: the same input gives the same bytes, on every machine.
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()
    for table in HINTING:
        if table in font:
            del font[table]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def main(out: Path) -> None:
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as temporary:
        folder = Path(temporary)
        for name, data in fetch(lock, folder).items():
            small = folder / name
            small.write_bytes(dehint(data))
            shutil.move(small, out / name)
            print(f"fonts: {name} {len(data):,} -> {(out / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
