"""What a user sets beside the rules: profile, severities, a baseline."""
