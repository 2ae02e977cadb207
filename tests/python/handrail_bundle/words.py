"""The six words that two people compare before they trust a card."""

import hashlib

from mnemonic import Mnemonic

LABEL = b"handrail-card-words/1"


def six_words(card):
    """66 bits of scrypt over both public keys, as places in the English list of BIP 39."""
    password = LABEL + card.age_bytes + card.hpke
    # OpenSSL wants to be told that N = 65536 with r = 8 may take its 64 MiB.
    bits = hashlib.scrypt(password, salt=LABEL, n=65536, r=8, p=1, dklen=9, maxmem=1 << 27)
    number = int.from_bytes(bits, "big") >> (72 - 66)
    places = [number >> shift & 2047 for shift in range(55, -1, -11)]
    english = Mnemonic("english").wordlist
    return [english[place] for place in places]
