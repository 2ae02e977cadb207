"""Opening and sealing: the parts in the format's own order."""

import json
from dataclasses import dataclass

import pyrage

from . import letter, outside, plaintext, proof, readable
from .refusal import Refused

NO_KEY_FITS = "No matching keys found"


@dataclass(frozen=True)
class Opened:
    """A letter whose writer is known."""

    data: dict
    line: str
    writer: int


def open_bundle(file, keys, cards):
    """Opens a letter. `writer` is the place of the card that fits among `cards`."""
    opened = decrypt(file, keys)
    auth, signed = plaintext.auth_and_signed(opened)
    writer = _writer(auth, signed, keys, cards)
    line = plaintext.data_in(signed)
    return Opened(letter.read(line), line, writer)


def seal_bundle(data, keys, reader):
    """Seals a letter for the holder of a card; refuses what a reader would refuse."""
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    letter.read(line)
    plain = prove(plaintext.compose(readable.render(data), line), keys, reader)
    if len(plain) > outside.PLAINTEXT_LIMIT:
        raise Refused("TooLarge")
    return encrypt(plain, reader)


def prove(signed, keys, reader):
    """The plaintext: line 1 over anything, asked no questions."""
    return plaintext.with_line_1(proof.prove(signed, keys.hpke, reader.hpke), signed)


def encrypt(plain, reader):
    """An age file to the reader alone, over anything."""
    return pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(reader.age)])


def decrypt(file, keys):
    """The plaintext of a bundle, not yet looked at."""
    binary = outside.binary_for_a_reader(file)
    try:
        return pyrage.decrypt(binary, [keys.age])
    except pyrage.DecryptError as error:
        raise Refused("NotForThisReader" if str(error) == NO_KEY_FITS else "Damaged") from None


def _writer(auth, signed, keys, cards):
    for place, card in enumerate(cards):
        if proof.is_proven(auth, signed, keys.hpke, card.hpke):
            return place
    raise Refused("NotProven")
