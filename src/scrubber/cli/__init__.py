"""The command `scrub`."""
