"""Weights tried on the pages: read from the address, applied to what is shown, never kept."""

from generator.review.trial.asked import PREFIX, Trial, trial_of

__all__ = ["PREFIX", "Trial", "trial_of"]
