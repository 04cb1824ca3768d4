"""Sentences of a document that its tables can confirm or contradict, found and drafted as claims for a person to confirm."""
