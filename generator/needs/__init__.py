"""From any survey file to needs that are named, located and honest. Pure."""
