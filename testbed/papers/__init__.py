"""Appraisals drawn at random with all their true values, faults of printed tables, and brute force as the judge."""
