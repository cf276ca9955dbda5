"""Lists of structures that a partner gave: the insertion enterprises of the year."""

from generator.partner_lists.importing import Report, check_list, import_list
from generator.partner_lists.kept import LISTED_COLUMNS, OLD_LIST, KeptList, kept_lists, load_lists
from generator.partner_lists.kinds import Kind, known_kinds
from generator.partner_lists.places import Establishments, Gazetteer
from generator.partner_lists.reading import Given
from generator.partner_lists.removing import Removal, remove_list

__all__ = [
    "LISTED_COLUMNS",
    "OLD_LIST",
    "Establishments",
    "Gazetteer",
    "Given",
    "KeptList",
    "Kind",
    "Removal",
    "Report",
    "check_list",
    "import_list",
    "kept_lists",
    "known_kinds",
    "load_lists",
    "remove_list",
]
