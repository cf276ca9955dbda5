"""The workspace's registers: what officers write down of resources, actors and cooperation."""

from generator.decisions import Decision, append_decision, read_decisions
from generator.registers.dictionary import dictionary_of, read_dictionary
from generator.registers.files import load_registers
from generator.registers.importing import Import, check_workbook, import_workbook
from generator.registers.landed import load_actors_and_ties, load_people_and_ties
from generator.registers.resources import load_resources
from generator.registers.structures import (
    law_of,
    load_registered,
    load_structures,
    registered,
    structure_rules,
)
from generator.registers.template import workbook_of

__all__ = [
    "Decision",
    "Import",
    "append_decision",
    "check_workbook",
    "dictionary_of",
    "import_workbook",
    "law_of",
    "load_actors_and_ties",
    "load_people_and_ties",
    "load_registered",
    "load_registers",
    "load_resources",
    "load_structures",
    "read_decisions",
    "read_dictionary",
    "registered",
    "structure_rules",
    "workbook_of",
]
