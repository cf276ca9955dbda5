"""Raw answers expire: cleaned answers and every table made from them go, a certificate stays."""

from generator.expiry.erasing import Outcome, expire, foresee
from generator.expiry.finding import Rule, rule_for
from generator.expiry.telling import described, told

__all__ = ["Outcome", "Rule", "described", "expire", "foresee", "rule_for", "told"]
