"""AUTH: proves to the reader who wrote the plaintext, and to nobody else. HPKE in Auth mode over everything after line 1."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey, PyHPKEError

INFO = b"handrail-sealed/1"
ENC = 32
SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)


def prove(signed, writer_secret, reader_public):
    """The 48 bytes of AUTH."""
    enc, sender = SUITE.create_sender_context(_public(reader_public), info=INFO, sks=_secret(writer_secret))
    return enc + sender.seal(b"", aad=signed)


def is_proven(auth, signed, reader_secret, writer_public):
    """Whether this writer made it for this reader, or the reader did."""
    try:
        recipient = SUITE.create_recipient_context(auth[:ENC], _secret(reader_secret), info=INFO, pks=_public(writer_public))
        return recipient.open(auth[ENC:], aad=signed) == b""
    except (PyHPKEError, ValueError):
        return False


def _secret(key):
    return KEMKey.from_pyca_cryptography_key(X25519PrivateKey.from_private_bytes(key))


def _public(key):
    return KEMKey.from_pyca_cryptography_key(X25519PublicKey.from_public_bytes(key))
