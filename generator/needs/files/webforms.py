"""Read the three header lines of a Framaforms (Drupal webform) export. Pure."""

from collections.abc import Sequence

CROSS = "x"
MIN_OPTIONS = 2  # alone, it is a box to tick with its own sentence: a consent


def under_questions(
    names: Sequence[str], above: Sequence[str], body: Sequence[Sequence[str]]
) -> list[str]:
    """Name each option of a question « Question [Option] », as LimeSurvey does.

    Parameters
    ----------
    names
        The third header line: column names, the bare label for an option.
    above
        The second one: a question with several answers stands over its first option only.
    body
        The rows of answers.
    """
    joined = list(names)
    for question, options in _crossed(len(names), above, body).items():
        if len(options) >= MIN_OPTIONS:
            for option in options:
                joined[option] = f"{above[question].strip()} [{names[option]}]"
    return joined


def _crossed(
    width: int, above: Sequence[str], body: Sequence[Sequence[str]]
) -> dict[int, list[int]]:
    # The line above is blank over a plain question too: what tells an option is that its cells
    # hold nothing but crosses.
    crossed: dict[int, list[int]] = {}
    question: int | None = None
    unsure: list[int] = []
    for col in range(width):
        if col < len(above) and above[col]:
            question, unsure = col, []
        held = {row[col].strip().casefold() for row in body if col < len(row) and row[col]}
        if question is None or held - {CROSS}:
            question = None
            continue
        unsure.append(col)
        if held:
            # An option that nobody ticked is known for one only before one that was.
            crossed.setdefault(question, []).extend(unsure)
            unsure = []
    return crossed
