"""`make bench`: every question of the suite's speed, each beside a peer in one run, as ratios.

Names of benchmarks as arguments run only those: search sign render create list pages way preview
effort holder bulk.
A ratio says how many times as long (or as much) we take as what stands beside us.
"""

from pathlib import Path
import os
import shutil
import subprocess
import sys


HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = ROOT / "build" / "bench"
sys.path.insert(0, str(ROOT / "instance"))

from processes import authority  # noqa: E402
from processes import DEMO  # noqa: E402
from processes import free_port  # noqa: E402
from processes import instance  # noqa: E402
from processes import Place  # noqa: E402


ALONE = {"search": "search.py", "sign": "sign.py", "render": "render.py"}
WITHIN_ZOPE = {
    "create": "create.py",
    "way": "way.py",
    "bulk": "bulk.py",
    "list": "list.py",
    "holder": "holder.py",
}
OVER_HTTP = {"pages": "pages.py", "preview": "preview.py", "effort": "effort.py"}
ORDER = (
    "search",
    "sign",
    "render",
    "create",
    "way",
    "bulk",
    "holder",
    "list",
    "pages",
    "preview",
    "effort",
)


def main(names):
    unknown = set(names) - set(ORDER)
    if unknown:
        sys.exit(f"No benchmark named {', '.join(sorted(unknown))}; there are {', '.join(ORDER)}")
    wanted = [name for name in ORDER if not names or name in names]
    for name in wanted:
        if name in ALONE:
            title(name)
            subprocess.run([sys.executable, str(HERE / ALONE[name])], check=True, cwd=ROOT)
    if set(wanted) - set(ALONE):
        within_a_site([name for name in wanted if name not in ALONE])


def title(name):
    print(f"\n== {name} ".ljust(78, "="), flush=True)


def within_a_site(names):
    """Make a site of our own with the demo's office, then ask it the questions."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    place = Place(FOLDER, free_port(), FOLDER / "pki", free_port())
    services = [authority(place, FOLDER / "pki.log")]
    try:
        services[0].launch().wait()
        place.write_configuration()
        place.run_script(DEMO)
        for name in names:
            if name in WITHIN_ZOPE:
                title(name)
                place.run_script(HERE / WITHIN_ZOPE[name])
        served = [name for name in names if name in OVER_HTTP]
        if "pages" in served and "list" not in names:
            place.run_script(HERE / "list.py")
        if {"pages", "effort"} & set(served):
            place.run_script(HERE / "stock.py")
        if served:
            server = instance(place, FOLDER / "instance.log")
            services.append(server)
            server.launch().wait()
            environment = {
                **os.environ,
                "EDOC_BENCH": place.root,
                "EDOC_PID": str(server.process.pid),
            }
            for name in served:
                title(name)
                script = str(HERE / OVER_HTTP[name])
                subprocess.run([sys.executable, script], check=True, cwd=ROOT, env=environment)
    finally:
        for service in reversed(services):
            service.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
