"""A field for what is only shown: JSON, packed, since a national build holds a gigabyte of it."""

import json
import zlib
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

LEVEL = 1  # six times smaller; the next levels gain little and take twice as long

if TYPE_CHECKING:
    _Packed = models.BinaryField[Any, Any]
else:
    _Packed = models.BinaryField


class PackedJson(_Packed):
    """JSON kept as packed bytes; a text that is JSON already is packed as it stands."""

    def from_db_value(
        self,
        value: bytes | memoryview | None,
        expression: Expression,  # noqa: ARG002 - Django's form
        connection: BaseDatabaseWrapper,  # noqa: ARG002
    ) -> Any:  # noqa: ANN401 - JSON
        """Unpack what was read."""
        return None if value is None else json.loads(zlib.decompress(value))

    def get_prep_value(self, value: Any) -> bytes | None:  # noqa: ANN401 - JSON
        """Pack what will be written."""
        if value is None:
            return None
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        return zlib.compress(text.encode(), LEVEL)
