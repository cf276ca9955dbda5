"""What an officer takes away: the table shown, as a workbook, text or map layers."""
