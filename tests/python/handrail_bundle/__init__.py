"""A second implementation of the sealed bundle, version 1, written from FORMAT.md and nothing else.

It is here to show that the format's page is enough, and to disagree with the first implementation where one of the two is wrong. Start with `bundle`.
"""

from .bundle import Opened, decrypt, encrypt, open_bundle, prove, seal_bundle
from .card import Card
from .card import parse as parse_card
from .keys import Keys
from .plaintext import compose
from .refusal import Refused
from .replies import reply_to
from .words import six_words

__all__ = [
    "Card",
    "Keys",
    "Opened",
    "Refused",
    "compose",
    "decrypt",
    "encrypt",
    "open_bundle",
    "parse_card",
    "prove",
    "reply_to",
    "seal_bundle",
    "six_words",
]
