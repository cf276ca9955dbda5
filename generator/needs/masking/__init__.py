"""What tells who a person is, found in a text: identifiers, addresses, names. Pure."""
