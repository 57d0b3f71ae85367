"""edoc_theme: how the suite looks to officials at work and to the public."""
