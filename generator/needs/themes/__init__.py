"""Name the theme of each statement."""
