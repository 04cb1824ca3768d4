"""A chain of records: each carries its number and the digest of the record before."""

from typing import Final

from audit.log.canonical import Record, digest, encode, own_digest

GENESIS: Final = "0" * 64
"""What the first record carries in the place of a digest."""


class Chain:
    """Lines in the making. ``head`` is the digest of the last one."""

    def __init__(self) -> None:
        """Begin with no record."""
        self.lines: list[bytes] = []
        self.head = GENESIS

    def add(self, kind: str, fields: Record) -> int:
        """Add a record of a kind; gives its number."""
        return self._append(self._next(kind, fields))

    def close(self, kind: str, key: str, fields: Record) -> str:
        """Add a record that carries its own digest under ``key``; gives that digest."""
        record = self._next(kind, fields)
        own = own_digest(record, key)
        self._append({**record, key: own})
        return own

    def _next(self, kind: str, fields: Record) -> Record:
        return {**fields, "record": kind, "n": len(self.lines) + 1, "prev": self.head}

    def _append(self, record: Record) -> int:
        line = encode(record)
        self.head = digest(line)
        self.lines.append(line)
        return len(self.lines)

    def text(self) -> bytes:
        """Give the whole file."""
        return b"".join(line + b"\n" for line in self.lines)
