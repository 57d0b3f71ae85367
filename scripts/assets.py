"""Copies what the pages need out of node_modules: `assets.py NODE_MODULES OUTDIR`.

Only what a browser asks for: Bootstrap's style sheet, the icon font, and Sarabun 400-700 in its
Thai and Latin parts as woff2. The folder is built beside and swapped in whole.
"""

from pathlib import Path
import re
import shutil
import sys


WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("thai", "latin")
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "bootstrap-icons/font/bootstrap-icons.min.css": "bootstrap-icons/bootstrap-icons.min.css",
    "bootstrap-icons/font/fonts/bootstrap-icons.woff2": "bootstrap-icons/fonts/bootstrap-icons.woff2",
}
FACE = re.compile(r"/\* sarabun-(?P<subset>[\w-]+)-\d+-normal \*/\s*@font-face \{.*?\n\}\s*", re.S)
OLD_FORMAT = re.compile(r",\s*url\([^)]*\.woff\) format\('woff'\)")


def only_needed(css: str) -> str:
    """Return the style sheet with the faces of `SUBSETS` alone, as woff2 alone."""
    faces = [m.group() for m in FACE.finditer(css) if m["subset"] in SUBSETS]
    assert len(faces) == len(SUBSETS), "Sarabun's style sheet looks different from what we know"
    return OLD_FORMAT.sub("", "".join(faces))


def main(modules: Path, out: Path) -> None:
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    for source, target in FILES.items():
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(modules / source, fresh / target)
    sarabun = modules / "@fontsource" / "sarabun"
    (fresh / "sarabun" / "files").mkdir(parents=True)
    for weight in WEIGHTS:
        css = (sarabun / f"{weight}.css").read_text(encoding="utf-8")
        (fresh / "sarabun" / f"{weight}.css").write_text(only_needed(css), encoding="utf-8")
        for subset in SUBSETS:
            font = f"files/sarabun-{subset}-{weight}-normal.woff2"
            shutil.copyfile(sarabun / font, fresh / "sarabun" / font)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    print(f"assets: Bootstrap, its icons and Sarabun in {out}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
