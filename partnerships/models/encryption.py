"""Answers at rest: AES-256-GCM with a key for each answer sheet and part, wrapped by a key outside the database."""

import base64
import hashlib
import json
import os
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_LENGTH = 12
Stored = bytes | memoryview


def new_wrapped_key() -> bytes:
    """A fresh random key, wrapped; only the wrapped form is ever stored."""
    return _seal_bytes(_master_key(), AESGCM.generate_key(256), b"key")


def encrypt(wrapped_key: Stored, content: Any, *, bound_to: str) -> bytes:
    """Encrypt JSON content. `bound_to` names its place, so that a row copied elsewhere does not open."""
    return _seal_bytes(_unwrap(wrapped_key), rfc8785.dumps(content), bound_to.encode())


def decrypt(wrapped_key: Stored, sealed: Stored, *, bound_to: str) -> Any:
    """The content that was encrypted for this place; InvalidTag when it was altered or moved."""
    return json.loads(_open_bytes(_unwrap(wrapped_key), bytes(sealed), bound_to.encode()))


def hide_text(text: str, *, bound_to: str) -> str:
    """A short text under the key outside the database, for a place that keeps strings: a link waits in a session to be shown once."""
    return base64.urlsafe_b64encode(_seal_bytes(_master_key(), text.encode(), bound_to.encode())).decode()


def hidden_text(hidden: str, *, bound_to: str) -> str:
    """The text that was hidden for this place; InvalidTag when it was altered or moved."""
    return _open_bytes(_master_key(), base64.urlsafe_b64decode(hidden), bound_to.encode()).decode()


def _unwrap(wrapped_key: Stored) -> bytes:
    return _open_bytes(_master_key(), bytes(wrapped_key), b"key")


def _master_key() -> bytes:
    secret: str = settings.ANSWERS_KEY
    try:
        raw = base64.urlsafe_b64decode(secret + "=" * (-len(secret) % 4))
    except ValueError:
        raw = secret.encode()
    return hashlib.sha256(raw).digest()


def _seal_bytes(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def _open_bytes(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], bound_to)
