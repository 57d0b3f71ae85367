"""Publishing: what anybody may ask without logging in, first of all whether a letter is genuine."""
