"""How much an office does, how long each step takes and where work waits: counted from the journal."""
