"""Tables as files, builds as lists of files. Knows nothing of needs, activities or carriers."""
