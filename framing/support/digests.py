"""SHA-256 of what an article holds, without waiting for OpenSSL.

``hashlib`` loads OpenSSL, which takes longer than to hash a hundred articles by Python's own code.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from types import ModuleType

#: Where Python's own SHA-256 stands; a build may have none.
_OWN = "_sha2" if sys.version_info >= (3, 12) else "_sha256"


def sha256_of(data: bytes) -> str:
    """Hash bytes, in hexadecimal figures.

    By OpenSSL, which is faster, where it is loaded already.

    >>> sha256_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    module = sys.modules.get("hashlib") or _own()
    return str(module.sha256(data).hexdigest())


@cache
def _own() -> ModuleType:
    try:
        return import_module(_OWN)
    except ImportError:
        return import_module("hashlib")
