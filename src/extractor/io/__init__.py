"""Floor 5: bytes in, bytes out."""
