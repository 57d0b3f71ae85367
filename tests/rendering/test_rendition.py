"""render(): the same bytes for the same letter, from any thread, quickly."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from edoc_policy.rendering import LetterData
from edoc_policy.rendering import render
from edoc_policy.rendering.manuscript import manuscript
from edoc_policy.rendering.typesetter import typeset
from edoc_policy.thai.digits import thai
from tests.rendering import sheet
from tests.rendering.samples import CAUSE
from tests.rendering.samples import letter
from tests.rendering.samples import long_body
from tests.rendering.samples import MOMENT
from tests.rendering.samples import paragraphs
from tests.rendering.samples import PURPOSE
from time import process_time
import os
import subprocess
import sys


def test_the_same_letter_gives_the_same_bytes():
    assert render(letter(), timestamp=MOMENT).pdf == render(letter(), timestamp=MOMENT).pdf


def test_what_was_set_before_changes_nothing():
    first = render(letter(), timestamp=MOMENT).pdf
    render(letter(subject="อื่น"), timestamp=MOMENT)
    render(letter(body_html=long_body()), timestamp=MOMENT)
    assert render(letter(), timestamp=MOMENT).pdf == first


def test_only_what_changed_is_set_anew():
    def spent(body):
        began = process_time()
        typeset(LetterData.template, manuscript(letter(body_html=body))[0], timestamp=MOMENT)
        return process_time() - began

    body = paragraphs(*[CAUSE, PURPOSE] * 9)
    new = min(spent(body.replace("<p>", f"<p>{number} ")) for number in range(4))
    edited = min(spent(body.replace("<p>", f"<p>{number} ", 1)) for number in range(10, 16))
    assert edited < new / 2


def test_nothing_of_a_letter_stays_on_the_disk_and_a_lost_template_is_brought_back(tmp_path):
    code = (
        "from edoc_policy.rendering import render; from pathlib import Path;"
        "from tests.rendering.samples import *; import os, sys;"
        "render(letter(), timestamp=MOMENT);"
        "(desk,) = Path(os.environ['TMPDIR']).iterdir();"
        "assert not list(desk.glob('*.json'));"
        "child = os.fork() or sys.exit();"
        "os.waitpid(child, 0);"
        "render(letter(), timestamp=MOMENT);"
        "(desk / 'templates' / 'base.typ').unlink();"
        "render(letter(subject='อื่น'), timestamp=MOMENT)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=60)
    assert not list(tmp_path.iterdir())


def test_another_process_gives_the_same_bytes():
    code = (
        "import hashlib; from edoc_policy.rendering import render;"
        "from tests.rendering.samples import *;"
        "print(hashlib.sha256(render(letter(), timestamp=MOMENT).pdf).hexdigest())"
    )
    digests = {subprocess.check_output([sys.executable, "-c", code]) for _ in range(2)}
    assert len(digests) == 1


def test_another_moment_gives_other_bytes():
    assert render(letter(), timestamp=MOMENT).pdf != render(letter(), timestamp=MOMENT + 1).pdf


def test_a_moment_is_the_same_as_datetime_or_seconds():
    moment = datetime.fromtimestamp(MOMENT, timezone(timedelta(hours=7)))
    assert render(letter(), timestamp=moment).pdf == render(letter(), timestamp=MOMENT).pdf


def test_threads_never_mix_letters():
    def subject_of(number):
        pdf = render(letter(subject=f"เรื่องลำดับ {number} จบ"), timestamp=MOMENT).pdf
        return sheet.poppler(pdf)

    with ThreadPoolExecutor(4) as pool:
        for number, text in enumerate(pool.map(subject_of, range(100, 116))):
            assert f"เรื่องลำดับ {thai(100 + number)} จบ" in text
