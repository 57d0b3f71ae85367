"""The door of the room `exchange`: letters on their way, and where each of them is."""

from edoc_policy.exchange.deliveries import deliveries


__all__ = ["deliveries"]
