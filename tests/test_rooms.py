"""The rules of the house, read off the source: no imports upward, no traces of a machine."""

from pathlib import Path
import ast
import pytest
import re
import subprocess


ROOT = Path(__file__).resolve().parents[1]
POLICY = ROOT / "src" / "edoc_policy"
THEME = ROOT / "src" / "edoc_theme"
ROOMS = [
    line
    for line in (ROOT / "tests" / "rooms.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# Built from parts, so that this file is not its own find.
REGISTRY_HOSTS = re.compile(
    r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|yarnpkg|deb\.debian|security\.debian)[\w.]*"
)
MACHINE_PATHS = re.compile(r"(?<![\w.}])/(?:work|root|farm|tmp/probe)/")


def imported_rooms(path):
    """(line, room) for every import of a room of edoc_policy in a module, relative ones too."""
    package = path.relative_to(ROOT / "src").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            parts = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*parts, *([node.module] if node.module else [])])
            names = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "edoc_policy" and len(parts) > 1 and parts[1] in ROOMS:
                yield node.lineno, parts[1]


def upward(room):
    allowed = ROOMS[: ROOMS.index(room) + 1]
    return [
        f"{path.relative_to(ROOT)}:{line} imports {other}, which lies below {room}"
        for path in sorted((POLICY / room).rglob("*.py"))
        for line, other in imported_rooms(path)
        if other not in allowed
    ]


def test_every_room_is_in_the_list():
    found = {path.parent.name for path in POLICY.glob("*/__init__.py")}
    assert found - {"locales"} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_rooms_above_it(room):
    assert upward(room) == []


def test_no_room_imports_the_theme():
    guilty = [
        str(path.relative_to(ROOT))
        for path in POLICY.rglob("*.py")
        if re.search(r"^\s*(?:from|import) edoc_theme", path.read_text(encoding="utf-8"), re.M)
    ]
    assert guilty == []


def tracked():
    """The text files of the project, as git knows them; generated locks and pictures apart."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    for name in names:
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            try:
                yield name, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_neither_registry_hosts_nor_paths_of_a_machine_stand_in_the_project():
    found = [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in tracked()
        for number, line in enumerate(text.splitlines(), 1)
        if REGISTRY_HOSTS.search(line) or MACHINE_PATHS.search(line)
    ]
    assert found == []
