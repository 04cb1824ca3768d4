"""The named checks that rules may use: one module each."""
