"""Search: letters by any Thai word within them, by number in either script, by agency."""
