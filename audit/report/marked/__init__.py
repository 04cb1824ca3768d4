"""The paper itself with each finding as a numbered comment at its place; nothing is evaluated here."""
