"""The open API v2 of the platform: parliaments and people, never questions or answers."""
