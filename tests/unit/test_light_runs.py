"""A run where nothing changed loads none of the libraries that only making a table needs."""

import subprocess
import sys

HEAVY = ("scipy", "sklearn", "xlsxwriter.workbook", "httpx")
ASKED = f"""
import sys
import generator.chain, generator.runs
print([name for name in {HEAVY} if name in sys.modules])
"""


def test_the_list_of_tables_is_made_without_any_heavy_library():
    told = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, timeout=120
    )
    assert told.stdout.strip() == "[]"
