"""The real things that tests talk to: authority, site, browser, validators. A missing one fails."""
