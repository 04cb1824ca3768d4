"""Canonical JSON: one way only to write a record, so that its digest is the same on any machine.

Keys are ASCII and values are strings, whole numbers below 2**53, lists and objects of these. For such data Python's
compact JSON with sorted keys is RFC 8785, byte for byte.
"""

import hashlib
import json
from typing import Any, Final, NoReturn

Record = dict[str, Any]

_LARGEST: Final = 2**53 - 1
_LONGEST: Final = len(str(-_LARGEST))
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False)


class NotCanonicalError(ValueError):
    """Bytes that are no record in canonical form; says in what."""


def encode(record: Record) -> bytes:
    r"""Write a record. A half of a character, as file names can hold one, is written out as six characters: ``\udc80``."""
    try:
        return _ENCODER.encode(record).encode("utf-8")
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole(record)).encode("utf-8")


def decode(line: bytes) -> Record:
    """Read a record. Raises NotCanonicalError for bytes that ``encode`` would not have written."""
    try:
        record = json.loads(line.decode("utf-8"), parse_int=_small, parse_float=_no_number, parse_constant=_no_number)
        same = isinstance(record, dict) and encode(record) == line
    except NotCanonicalError:
        raise
    except UnicodeDecodeError:
        raise NotCanonicalError("is not UTF-8 text") from None
    except RecursionError:
        raise NotCanonicalError("is nested too deeply for a record") from None
    except ValueError:
        raise NotCanonicalError("is not readable as JSON") from None
    if not isinstance(record, dict):
        raise NotCanonicalError("is JSON, but no record")
    if not same:
        raise NotCanonicalError("is not in canonical form: it was written by hand or by another program")
    return record


def digest(raw: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def own_digest(record: Record, key: str) -> str:
    """Give the SHA-256 of a record without the key under which it carries this digest itself."""
    return digest(encode({name: value for name, value in record.items() if name != key}))


def _small(digits: str) -> int:
    if len(digits) > _LONGEST or abs(int(digits)) > _LARGEST:
        raise NotCanonicalError("holds a number larger than a record has")
    return int(digits)


def _no_number(_text: str) -> NoReturn:
    raise NotCanonicalError("holds a number that is not whole")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _whole(below) for key, below in value.items()}
    return [_whole(below) for below in value] if isinstance(value, list | tuple) else value
