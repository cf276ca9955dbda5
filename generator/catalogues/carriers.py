"""A carrier's rules as data: one file a carrier, read by a closed list of tests."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.catalogues.figures import Entry, Slug, Text

Number = Annotated[float, Field(strict=True)]
Texts = Annotated[tuple[str, ...], Field(min_length=1)]
RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$")]
Certainty = Literal["lu_dans_la_loi", "page_officielle", "secondaire", "non_confirme"]


def _from_its_first_day(value: object) -> object:
    """Read a bare year as its first of January: some texts are only known by their year."""
    return date(value, 1, 1) if type(value) is int else value


Since = Annotated[date, BeforeValidator(_from_its_first_day)]


class Condition(Entry):
    """What one fact must satisfy; every operator that is written must hold.

    Limits are inclusive unless the operator says ``less`` or ``more``. ``window``, ``act`` and
    ``lasts_months`` may leave the question open: a date out of the window, an act only asked
    for, something granted that runs out before the project starts.
    """

    equals: Annotated[bool, Field(strict=True)] | str | Number | None = None
    in_: Texts | None = Field(default=None, alias="in")
    not_in: Texts | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    more_than: Number | None = None
    contains: str | None = None
    contains_any: Texts | None = None
    lacks: str | None = None
    only: Texts | None = None
    count_at_least: Annotated[int, Field(strict=True, ge=1)] | None = None
    each_at_least: Number | None = None
    each_at_most: Number | None = None
    sum_equals: Number | None = None
    window: tuple[date | None, date | None] | None = None
    not_before: date | None = None
    lasts_months: Annotated[int, Field(strict=True, ge=1)] | None = None
    act: Literal["obtenue"] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(getattr(self, name) is not None for name in self.model_fields_set):
            message = "aucun test n'est écrit pour ce fait"
            raise ValueError(message)
        return self


Conditions = dict[Slug, Condition]


class Rule(Entry):
    """One sentence of the law on the facts of a project.

    Parameters
    ----------
    kind
        ``hard`` is always asked; ``conditional`` only once its fact or its trigger is known;
        ``info`` is shown and never decides.
    test
        Every condition must hold. A deciding rule without test raises its question each
        time ``only_if`` holds: the texts do not settle that case.
    or_else
        Another way to pass: the rule holds when ``test`` or ``or_else`` does.
    only_if
        The trigger; unknown is not the same as false.
    unless
        An exception which switches the rule off only when it is known to hold.
    valid_from, valid_to
        First and last day confirmed in a text; a bare year begins on its first of January.
    """

    id: RuleId
    kind: Literal["hard", "conditional", "info"]
    test: Conditions = Field(default_factory=dict)
    or_else: Conditions = Field(default_factory=dict)
    only_if: Conditions = Field(default_factory=dict)
    unless: Conditions = Field(default_factory=dict)
    message_fr: Text | None = None
    change_fr: Text | None = None
    check_fr: Text | None = None
    article: Text
    valid_from: Since | None = None
    valid_to: date | None = None
    checked_on: date
    certainty: Certainty
    source_fr: Text | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the rule reads, each once, in the order of the file."""
        return tuple(dict.fromkeys((*self.only_if, *self.unless, *self.test, *self.or_else)))

    @property
    def _needed_keys(self) -> tuple[str, ...]:
        if self.kind == "info":
            return ("message_fr",)
        if self.test and self.certainty != "non_confirme":
            return ("message_fr", "change_fr", "check_fr")
        return ("check_fr",)

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        missing = [key for key in self._needed_keys if getattr(self, key) is None]
        if self.source_fr is None and self.certainty != "non_confirme":
            missing.append("source_fr")
        if self.kind != "info" and not self.test and not self.only_if:
            missing.append("test")
        if missing:
            message = (
                f"il manque {', '.join(f'« {key} »' for key in missing)} à la règle « {self.id} »"
            )
            raise ValueError(message)
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            message = f"valid_from vient après valid_to dans la règle « {self.id} »"
            raise ValueError(message)
        return self


class AlsoRequired(Entry):
    """Facts that become required once the trigger is known to hold."""

    only_if: Annotated[Conditions, Field(min_length=1)]
    facts: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Carrier(Entry):
    """A legal form, a status or a set-up which may hold an activity, and what the law asks.

    A rule without its own ``checked_on`` takes the carrier's.

    Parameters
    ----------
    aliases
        Other names a person may give this carrier, such as the prefix of its rules.
    forms
        Values of the fact ``forme`` for which this carrier's rules are those of the form.
    rules_of
        Carriers whose rules are asked too: a GEIQ is a group of employers.
    under_form
        What is asked of the form which bears a status or a set-up. ``known``: what is known of
        it may refuse, its missing facts are not asked. ``whole``: it must pass everything.
    """

    id: Slug
    label_fr: Text
    layer: Literal["forme", "statut", "montage"]
    description_fr: Text
    checked_on: date
    aliases: tuple[Slug, ...] = ()
    forms: tuple[Slug, ...] = ()
    rules_of: tuple[Slug, ...] = ()
    under_form: Literal["known", "whole"] | None = None
    required_facts: tuple[Slug, ...]
    also_required: tuple[AlsoRequired, ...] = ()
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _date_the_rules(cls, raw: object) -> object:
        if not isinstance(raw, dict) or not isinstance(raw.get("rules"), list):
            return raw
        checked = {"checked_on": raw["checked_on"]} if "checked_on" in raw else {}
        rules = [checked | rule if isinstance(rule, dict) else rule for rule in raw["rules"]]
        return raw | {"rules": rules}

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        ids = [rule.id for rule in self.rules]
        repeated = sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1})
        if repeated:
            message = f"la règle « {repeated[0]} » est écrite deux fois"
            raise ValueError(message)
        read = {fact for rule in self.rules if rule.kind != "info" for fact in rule.facts}
        also = [fact for trigger in self.also_required for fact in trigger.facts]
        unread = [fact for fact in (*self.required_facts, *also) if fact not in read]
        if unread:
            message = f"aucune règle ne lit le fait demandé « {unread[0]} »"
            raise ValueError(message)
        return self
