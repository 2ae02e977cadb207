"""One person's two secrets: the age identity that opens letters, and the HPKE key that proves who wrote them."""

import base64
import os
from dataclasses import dataclass

import pyrage
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from .card import Card


@dataclass(frozen=True, repr=False)
class Keys:
    """Both secrets, independent of each other."""

    age: pyrage.x25519.Identity
    hpke: bytes

    @classmethod
    def make(cls):
        """Two new random keys."""
        return cls(pyrage.x25519.Identity.generate(), os.urandom(32))

    @classmethod
    def parse(cls, text):
        """Reads the two lines of a `.keys` file."""
        identity, hpke, rest = text.split("\n")
        if rest:
            raise ValueError("keys are two lines")
        return cls(pyrage.x25519.Identity.from_str(identity), base64.b64decode(hpke, validate=True))

    def text(self):
        """The two lines, each ended by LF."""
        return f"{self.age}\n{base64.b64encode(self.hpke).decode()}\n"

    def card(self, name):
        """The public half."""
        public = X25519PrivateKey.from_private_bytes(self.hpke).public_key()
        raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return Card(str(self.age.to_public()), raw, name)
