"""Runs within Zope on the database of a test: letters that wait for the governor, as many as asked."""

from edoc_policy.routing.workflow import move
from pathlib import Path
from zope.component.hooks import setSite
import json
import sys
import transaction


script = next(Path(word) for word in sys.argv if word.endswith("fill.py"))
sys.path.insert(0, str(script.parents[2]))

from instance import office  # noqa: E402


site = app.edoc  # noqa: F821
setSite(site)
paths = []
for number in range(int(sys.argv[-1])):
    letter = office.draft(
        "pt-prov",
        "drafter.pt",
        to=("thakhlong",),
        signatory="governor.pt",
        unit="office/general",
        title=f"เรื่องที่ {number}",
        body=office.paragraphs("จึงเรียนมาเพื่อโปรดทราบ"),
    )
    move(letter, "submit")
    move(letter, "endorse")
    letter.reindexObject()
    paths.append("/".join(letter.getPhysicalPath()[2:]))
transaction.commit()
folder = Path(site._p_jar.db().storage.getName()).parents[1]
(folder / "filled.json").write_text(json.dumps(paths))
