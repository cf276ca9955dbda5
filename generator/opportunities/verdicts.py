"""The codes of what people decide on opportunities, and of why. Pure, and light to load."""

RETAINED, DEEPENED, SET_ASIDE, REOPENED = "retenir", "approfondir", "ecarter", "a_examiner"
VERDICTS = (RETAINED, DEEPENED, SET_ASIDE, REOPENED)
# Of data/decision_reasons.csv: the one that teaches about weights, the one that asks for words.
NOT_A_NEED, OTHER_REASON = "pas_un_besoin", "autre"
