"""The card: both public keys and a name, as a URI on one line."""

import base64
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from .bech32 import recipient_bytes
from .refusal import Refused

SCHEME = "handrail-card:"
NAME_LIMIT = 4096
ASCII_SPACE = re.compile("[ \t\n\r\f\v]")
VERSION = re.compile("[1-9][0-9]*")
PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
NAME = re.compile("(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*")
HPKE = re.compile("[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Card:
    """What one person gives another."""

    age: str
    hpke: bytes
    name: str

    @property
    def age_bytes(self):
        """The 32 bytes of the age recipient."""
        return recipient_bytes(self.age)

    def uri(self):
        """The card's text."""
        name = "".join(chr(byte) if byte in PLAIN else f"%{byte:02X}" for byte in self.name.encode())
        return f"{SCHEME}1?age={self.age}&hpke={_base64url(self.hpke)}&name={name}"


def parse(text):
    """Reads a card. Refuses `CardMalformed`, or `CardNewer` when a newer program is needed."""
    text = ASCII_SPACE.sub("", text.strip().strip("\ufeff").strip())
    version, question, query = text.removeprefix(SCHEME).partition("?")
    if not text.startswith(SCHEME) or not question:
        raise Refused("CardMalformed")
    if version != "1":
        raise Refused("CardNewer" if VERSION.fullmatch(version) else "CardMalformed")
    parts = [part.partition("=") for part in query.split("&")]
    values = {key: value for key, _, value in parts}
    if sorted(key for key, _, _ in parts) != ["age", "hpke", "name"]:
        raise Refused("CardMalformed")
    card = Card(values["age"], _hpke(values["hpke"]), _name(values["name"]))
    _refuse_low_order(card)
    return card


def _hpke(text):
    if not HPKE.fullmatch(text):
        raise Refused("CardMalformed")
    key = base64.urlsafe_b64decode(text + "=")
    if _base64url(key) != text:
        raise Refused("CardMalformed")
    return key


def _name(text):
    if not NAME.fullmatch(text):
        raise Refused("CardMalformed")
    name = unquote_to_bytes(text)
    spelled = sum(1 if byte in PLAIN else 3 for byte in name)
    if spelled != len(text) or len(name) > NAME_LIMIT:
        raise Refused("CardMalformed")
    try:
        return name.decode()
    except UnicodeDecodeError:
        raise Refused("CardMalformed") from None


def _refuse_low_order(card):
    try:
        for key in (card.age_bytes, card.hpke):
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(key))
    except ValueError:
        raise Refused("CardMalformed") from None


def _base64url(key):
    return base64.urlsafe_b64encode(key).decode().rstrip("=")
