"""What a user sets beside the rules: profile, severities, waivers, a baseline."""
