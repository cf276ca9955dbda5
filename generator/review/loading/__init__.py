"""Load a build's published tables into the application's database, in one transaction."""

from generator.review.loading.publishing import Loaded, load

__all__ = ["Loaded", "load"]
