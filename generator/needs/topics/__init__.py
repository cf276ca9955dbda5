"""Group what people say inside a theme and a place."""
