"""What is appended to a letter: the signature or its evidence, and nothing that it does not need."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Revision(IncrementalPdfFileWriter):
    """pyHanko's writer without its note of the time and itself in the metadata.

    They are the letter's, as they were signed, and 5 kB in each revision. The signature says when.
    """

    def _update_meta(self):
        pass
