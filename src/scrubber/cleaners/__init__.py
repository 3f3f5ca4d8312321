"""The built-in cleaners, one module a kind of dirt. Each registers itself through the hooks of a plugin."""
