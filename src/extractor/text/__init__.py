"""Floor 1: a text and its two other faces: Simplified (equal length) and the one that the stages read."""
