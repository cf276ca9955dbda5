"""One French typography for all that is published, whoever wrote it: catalogues, SQL, people."""

import pyarrow as pa

from generator.french import typographic

TOLD = "_fr"  # ends the columns that people read; names and codes stay as their producer writes


def in_one_typography(table: pa.Table) -> pa.Table:
    """Set the narrow spaces and the apostrophes of each sentence, line by line."""
    for position, field in enumerate(table.schema):
        if field.name.endswith(TOLD) and pa.types.is_string(field.type):
            table = table.set_column(position, field, _set(table[position]))
    return table


def _set(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Set each different text once: a national release repeats most of them."""
    coded = column.combine_chunks().dictionary_encode()
    texts = [each_line(str(text)) for text in coded.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(texts, pa.string()).take(coded.indices)], pa.string())


def each_line(text: str) -> str:
    """Set a text the French way, line by line."""
    return "\n".join(typographic(line) for line in text.split("\n"))
