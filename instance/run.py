"""`make run`: starts the certification authority and the instance, and stays until Ctrl-C.

The demo site is created at the first start and kept. PORT and PKI_PORT choose other ports.
"""

from pathlib import Path
from processes import authority
from processes import DEMO
from processes import instance
from processes import PEOPLE
from processes import Place
from processes import port_is_free
from processes import ROOT
from processes import Service
import os
import signal
import sys
import time


def stop(signum, frame):
    raise KeyboardInterrupt


def require_free(port: int, variable: str) -> None:
    if not port_is_free(port):
        sys.exit(
            f"Port {port} on 127.0.0.1 is taken (perhaps by another `make run`). "
            f"Stop that program, or choose another port: make run {variable}={port + 1}"
        )


def create_site(place: Place, authority: Service) -> None:
    """Fill a new database. The mark is set last: a run cut short is taken up again."""
    mark = place.folder / "demo-site"
    if mark.exists():
        return
    print("Making the keys of the demo people ...", flush=True)
    authority.wait()
    print("Creating the demo site ...", flush=True)
    began = time.monotonic()
    place.write_configuration()
    try:
        place.run_script(DEMO)
    except RuntimeError as reason:
        hint = f"Once that is mended, remove {place.folder} to begin anew."
        raise RuntimeError(f"{reason}\n{hint}") from None
    mark.touch()
    print(f"Demo site created in {time.monotonic() - began:.0f} s.", flush=True)


def greet(place: Place) -> None:
    agencies = PEOPLE["agencies"]
    # Two agencies in full; the others have the same posts under their own ids.
    shown, alike = list(agencies)[:2], list(agencies)[2:]
    people = [person for person in PEOPLE["people"] if person["agency"] in shown]
    width = max(len(person["userid"]) for person in people)
    print(f"\n  edoc answers at {place.url}\n")
    print(f"  Log in with the password {PEOPLE['password']}; when signing, the passphrase is")
    print(f"  {PEOPLE['passphrase']}\n")
    for person in people:
        agency = agencies[person["agency"]]
        print(f"    {person['userid']:{width}}  {person['fullname']}, {person['post']} {agency}")
    print(f"    ... and so on for {', '.join(alike)}")
    operator = PEOPLE["operator"]
    print(f"\n  The operator is {operator['userid']}, password {operator['password']}:")
    print(f"  {place.url}/@@overview-controlpanel")
    print(f"  Ctrl-C stops it; the data stay in {place.folder}.\n", flush=True)


def main() -> int:
    var = Path(os.environ.get("EDOC_VAR", ROOT / "var")).resolve()
    port, pki_port = int(os.environ.get("PORT", 8080)), int(os.environ.get("PKI_PORT", 9000))
    place = Place(var, port, var / "pki", pki_port)
    require_free(port, "PORT")
    require_free(pki_port, "PKI_PORT")
    # SIGINT too: where a job in the background ignores it, its children would, and we stop them by it.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    var.mkdir(parents=True, exist_ok=True)
    services = []
    try:
        services.append(authority(place, var / "pki.log").launch())
        create_site(place, services[0])
        print("Starting the instance ...", flush=True)
        services.append(instance(place, var / "instance.log").launch())
        for service in services:
            service.wait()
        greet(place)
        while True:
            for service in services:
                if (code := service.process.poll()) is not None:
                    print(f"{service.name} ended with {code}; see {service.log}", file=sys.stderr)
                    return 1
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("\nStopping ...", flush=True)
        return 0
    except RuntimeError as reason:
        print(f"make run: {reason}", file=sys.stderr)
        return 1
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave children behind
        for service in reversed(services):
            service.stop()


if __name__ == "__main__":
    sys.exit(main())
