"""Outline: what each line of a reading is, and the tree of its sections."""
