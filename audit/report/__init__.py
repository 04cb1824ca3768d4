"""What people and programs are given to read. Reporters never evaluate."""
