"""The review application: where people understand, compare and decide."""
