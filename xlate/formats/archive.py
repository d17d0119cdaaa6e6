"""ZIP archives, opened safely: nothing is unpacked to the disk, and nothing that grows without end is read."""

from __future__ import annotations

import io
import zipfile
import zlib

from xlate.errors import InputError

__all__ = ["Archive", "is_archive"]

_SIGNATURE = b"PK\x03\x04"
_MOST_BYTES = 200_000_000
_MOST_MEMBERS = 5000
_MOST_RATIO = 200
_SMALL = 10_000_000
_ENCRYPTED = 1
"""bit of the flags of a member"""


def is_archive(data: bytes) -> bool:
    """True for what begins as a ZIP archive does."""
    return data.startswith(_SIGNATURE)


class Archive:
    """The members of an archive by name."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open an archive.

        Args:
            data: its bytes.
            file: its name, for messages.

        Raises:
            InputError: it is broken, or unpacks to far more than a document has.
        """
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except Exception as error:  # noqa: BLE001  # a broken archive makes zipfile stumble in many ways
            raise self._broken(error) from None
        size = sum(member.file_size for member in members)
        packed = any(
            member.file_size > _SMALL and member.file_size > _MOST_RATIO * max(member.compress_size, 1)
            for member in members
        )
        if size > _MOST_BYTES or len(members) > _MOST_MEMBERS or packed:
            raise InputError("this archive unpacks to far more than a document has; it is not opened", file=file)
        self.names = frozenset(member.filename for member in members)

    def read(self, name: str) -> bytes | None:
        """A member; None if there is none of this name.

        Raises:
            InputError: it is damaged, or encrypted.
        """
        if name not in self.names:
            return None
        member = self._zip.getinfo(name)
        if member.flag_bits & _ENCRYPTED:
            raise InputError("this archive is encrypted; save it without a password first", file=self._file)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(member.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise self._broken(error) from None
        if len(content) > member.file_size:
            raise self._broken(ValueError("a member is larger than the archive says"))
        return content

    def _broken(self, error: Exception) -> InputError:
        return InputError(f"the archive is broken ({type(error).__name__}: {error}); save it again", file=self._file)
