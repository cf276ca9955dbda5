"""Raw answers expire: cleaned answers and every table made from them go, a certificate stays."""

from generator.expiry.erasing import Outcome, expire, foresee
from generator.expiry.finding import Rule, rule_for
from generator.expiry.telling import ALREADY, described, told
from generator.expiry.withdrawing import (
    Request,
    foresee_withdrawal,
    reissues,
    withdraw,
    withdrawn_releases,
)

__all__ = [
    "ALREADY",
    "Outcome",
    "Request",
    "Rule",
    "described",
    "expire",
    "foresee",
    "foresee_withdrawal",
    "reissues",
    "rule_for",
    "told",
    "withdraw",
    "withdrawn_releases",
]
