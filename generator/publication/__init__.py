"""What leaves the house: tables anyone can open, and a brief an elected official can hold."""
