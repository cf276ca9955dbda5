"""The figures we publish about ourselves."""
