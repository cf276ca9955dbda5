"""Tables as a spreadsheet shows them: a whole release, a selection or one table."""
