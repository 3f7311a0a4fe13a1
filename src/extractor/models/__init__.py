"""Floor 0: the records that users get. Pydantic only, frozen; imports nothing of ours."""
