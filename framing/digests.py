"""SHA-256 of what an article holds, without waiting for OpenSSL.

``hashlib`` loads OpenSSL, which takes longer than to hash a hundred articles by Python's own code.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

#: Where Python's own SHA-256 stands: since 3.12, and before. A build may have neither.
_OWN = ("_sha2", "_sha256")


def sha256_of(data: bytes) -> str:
    """Hash bytes, in hexadecimal figures.

    By OpenSSL, which is faster, where it is loaded already.

    >>> sha256_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    module = sys.modules.get("hashlib") or _own()
    return str(module.sha256(data).hexdigest())


def _own() -> ModuleType:
    for name in _OWN:
        try:
            return import_module(name)
        except ImportError:
            continue
    return import_module("hashlib")
