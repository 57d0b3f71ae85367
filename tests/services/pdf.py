"""What others say of a PDF: veraPDF on its conformance, Poppler's pdfsig on its signatures."""

from instance.processes import ROOT
from pathlib import Path
import os
import subprocess


VERAPDF = ROOT / "build" / "verapdf"


def verapdf(flavour: str, *files: Path) -> str:
    """Return veraPDF's report if every file conforms to `flavour` ("3a", "ua1" ...).

    Raises AssertionError with the rules that were broken.
    """
    done = subprocess.run(
        ["java", "-cp", f"{VERAPDF}/verapdf.jar:{VERAPDF}", "PdfaCheck", flavour, *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"veraPDF {flavour}:\n{done.stdout}{done.stderr}"
    return done.stdout


def trust_store(folder: Path, root: Path) -> Path:
    """Make an NSS database in `folder` that trusts the certificate `root`, as pdfsig reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    store = f"sql:{folder}"
    for command in (
        ["certutil", "-N", "-d", store, "--empty-password"],
        ["certutil", "-A", "-d", store, "-n", "demo root", "-t", "CT,C,C", "-i", str(root)],
    ):
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return folder


def pdfsig(file: Path, store: Path) -> str:
    """Return what pdfsig says, in English."""
    return subprocess.run(
        ["pdfsig", "-nssdir", f"sql:{store}", str(file)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # pdfsig cuts long Thai names in the middle of a character
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    ).stdout
