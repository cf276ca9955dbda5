"""The pages people open, one module a subject."""
