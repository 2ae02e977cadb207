"""The outside of a bundle, checked before any age library sees a byte."""

import base64
import re

from .refusal import Refused

MAGIC = b"age-encryption.org/"
ARMOR_BEGINS = b"-----BEGIN AGE ENCRYPTED FILE-----"
ARMOR_ENDS = b"-----END AGE ENCRYPTED FILE-----"
SPACE = b" \t\n\r\f\v"
HEADER_LIMIT = 64 * 1024
STANZA_LIMIT = 32
PLAINTEXT_LIMIT = 16 * 1024 * 1024
# No bundle is larger in any form: nobody needs to look at more of a file.
READ_LIMIT = 24 * 1024 * 1024
CHUNK = 64 * 1024
NONCE = TAG = 16
BODY_LIMIT = NONCE + PLAINTEXT_LIMIT + TAG * (PLAINTEXT_LIMIT // CHUNK)
FILE_LIMIT = HEADER_LIMIT + BODY_LIMIT
ARMOR_LINE = 64
# Four characters for three bytes, and a CRLF for each line; then the two lines around it.
ARMOR_LIMIT = -(-FILE_LIMIT // 48) * (ARMOR_LINE + 2) + len(ARMOR_BEGINS) + len(ARMOR_ENDS) + 4


def binary_for_a_reader(file):
    """The binary age file, once its header is found to be a letter's. Refuses everything else."""
    if len(file) > READ_LIMIT:
        raise Refused("TooLarge")
    file = _without_armor(file)
    if not file.startswith(MAGIC):
        raise Refused("NotABundle")
    lines = _header_lines(file)
    _check_version(next(lines)[len(MAGIC):])
    length, stanzas = 0, []
    for line, length in lines:
        if line.startswith(b"-> "):
            stanzas.append(line[3:].split(b" ")[0])
            if len(stanzas) > STANZA_LIMIT:
                raise Refused("TooManyStanzas")
    _check_stanzas(stanzas)
    if len(file) - length > BODY_LIMIT:
        raise Refused("TooLarge")
    return file


def _header_lines(file):
    """The version's line; then each other line up to the one that begins with `---`, with the header's length so far."""
    start, is_first = 0, True
    while True:
        end = file.find(b"\n", start, HEADER_LIMIT)
        if end < 0:
            raise Refused("HeaderTooLong" if len(file) > HEADER_LIMIT else "Damaged")
        line = file[start:end]
        yield line if is_first else (line, end + 1)
        if line.startswith(b"---"):
            return
        start, is_first = end + 1, False


def _check_version(version):
    if version == b"v1":
        return
    raise Refused("NewerFormat" if re.fullmatch(rb"v[0-9]+", version) else "Damaged")


def _check_stanzas(stanzas):
    kinds = [kind for kind in stanzas if not kind.endswith(b"-grease")]
    if kinds == [b"X25519"]:
        return
    if stanzas == [b"scrypt"]:
        raise Refused("NeedsPassphrase")
    if kinds and not {b"X25519", b"scrypt"} & set(kinds):
        raise Refused("NotForThisReader")
    raise Refused("NotABundle")


def _without_armor(file):
    if not file.lstrip(SPACE).startswith(ARMOR_BEGINS):
        return file
    if len(file) > ARMOR_LIMIT:
        raise Refused("TooLarge")
    lines = [line.removesuffix(b"\r") for line in file.strip(SPACE).split(b"\n")]
    body = lines[1:-1]
    is_whole = lines[0] == ARMOR_BEGINS and lines[-1] == ARMOR_ENDS and body
    is_even = is_whole and all(len(line) == ARMOR_LINE for line in body[:-1]) and 0 < len(body[-1]) <= ARMOR_LINE
    if not is_even:
        raise Refused("Damaged")
    joined = b"".join(body)
    try:
        binary = base64.b64decode(joined, validate=True)
    except ValueError:
        raise Refused("Damaged") from None
    if base64.b64encode(binary) != joined:
        raise Refused("Damaged")
    return binary
