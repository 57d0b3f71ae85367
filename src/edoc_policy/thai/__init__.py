"""Thai computing in plain Python: dates, digits, text, collation. Imports nothing of Zope."""
