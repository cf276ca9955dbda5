"""From the bytes of a survey file to a table of text."""
