"""render(): the same bytes for the same letter, from any thread, quickly."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import timedelta
from datetime import timezone
from edoc_policy.rendering import render
from edoc_policy.thai.digits import thai
from tests.rendering import sheet
from tests.rendering.samples import letter
from tests.rendering.samples import MOMENT
import subprocess
import sys


def test_the_same_letter_gives_the_same_bytes():
    assert render(letter(), timestamp=MOMENT).pdf == render(letter(), timestamp=MOMENT).pdf


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
