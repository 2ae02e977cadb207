"""Bech32 (BIP 173) as age recipients use it: one spelling for 32 bytes under the prefix `age`."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
PREFIX = "age"
GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def recipient_bytes(recipient):
    """The 32 bytes that a lower-case age recipient carries; ValueError for any other text."""
    prefix, one, coded = recipient.rpartition("1")
    if prefix != PREFIX or not one or any(letter not in ALPHABET for letter in coded):
        raise ValueError("no age recipient")
    values = [ALPHABET.index(letter) for letter in coded]
    if _checksum(values) != 1:
        raise ValueError("its checksum does not fit")
    return _eight_bits(values[:-6])


def _checksum(values):
    expanded = [ord(letter) >> 5 for letter in PREFIX] + [0] + [ord(letter) & 31 for letter in PREFIX]
    sum_ = 1
    for value in expanded + values:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(GENERATORS):
            if top >> bit & 1:
                sum_ ^= generator
    return sum_


def _eight_bits(values):
    # 52 groups of five bits are 256 bits and four of padding, which are zero.
    if len(values) != 52 or values[-1] & 0b1111:
        raise ValueError("it does not carry 32 bytes")
    number = 0
    for value in values:
        number = number << 5 | value
    return (number >> 4).to_bytes(32, "big")
