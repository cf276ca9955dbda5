"""No page takes a file: one that is sent is refused before anything of it is kept."""

from typing import NoReturn

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler


class NoUpload(FileUploadHandler):
    """Refuse every file, even from who has not signed in: it would be written to the disk first."""

    def new_file(self, *_: object, **__: object) -> NoReturn:
        """Refuse.

        Raises
        ------
        SuspiciousOperation
            Always: the answer is « 400 ».
        """
        message = "a file was sent and no page takes any"
        raise SuspiciousOperation(message)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing."""

    def file_complete(self, file_size: int) -> None:
        """Hand nothing on."""
