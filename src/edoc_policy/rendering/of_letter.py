"""From a document of the site to its pages: its paper, its associated files, its rendition."""

from edoc_policy.letters.letter import recipient_name
from edoc_policy.letters.signatories import signer_of
from edoc_policy.rendering import machine
from edoc_policy.rendering.associated import AssociatedFile
from edoc_policy.rendering.composing import paper_of
from edoc_policy.rendering.rendition import render
from edoc_policy.thai.dates import bangkok_now


def rendition_of(letter, preview=False):
    """The document in print: to be signed, or as a preview that cannot be mistaken for it.

    The same numbered document always gives the same bytes. Raises RenderingError.
    """
    paper = paper_of(letter, preview)
    if preview:
        return render(paper, timestamp=bangkok_now())
    files = [machine.as_associated(_machine_readable(letter, paper))]
    files += [
        AssociatedFile(
            row["file"].filename,
            row["file"].data,
            row["file"].contentType,
            "Supplement",
            row["title"],
        )
        for row in letter.enclosures or ()
        if row["file"] is not None
    ]
    return render(paper, associated=tuple(files), timestamp=letter.numbered_at)


def _machine_readable(letter, paper):
    name, position = signer_of(letter)
    receivers = [
        machine.Party(job_title=recipient_name(row))
        for row in letter.recipients or ()
        if row["sent_as"] == "to"
    ]
    return machine.letter_xml(
        number=letter.number_text,
        subject=letter.title,
        enclosures=[(row["title"], row["quantity"]) for row in letter.enclosures or ()],
        address=paper.verify_url,
        date=letter.dated,
        sender=machine.Party(given_name=name, job_title=position.replace("\n", " ")),
        receivers=receivers,
        urgency=letter.urgency,
        secrecy=letter.secrecy,
        sent=letter.numbered_at,
    )
