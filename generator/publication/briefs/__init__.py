"""What elected officials hold: briefs, notes and sheets, from content to PDF and HTML."""
