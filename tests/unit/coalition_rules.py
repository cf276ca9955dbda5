"""The categories of a SCIC as its law words them, to hold the rules of the catalogue against."""

from generator.carriers.coalition import CategoryRule

LEAST = 3  # law 47-1775, art. 19 septies, al. 2


def scic_categories(*, has_employees):
    """Producers stand for the employees of a company without any, or of which nobody knows."""
    workers = {"salaries"} if has_employees else {"salaries", "producteurs"}
    return CategoryRule(LEAST, (frozenset({"beneficiaires"}), frozenset(workers)))
