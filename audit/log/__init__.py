"""The audit log: the record of everything checked, passes included, that someone else can verify and replay.

A log is JSON Lines in canonical form. Its body (run, inputs, rules, outcomes, footer) is the same bytes for the same
inputs and tool version; an envelope (time, host, versions) and a seal follow it. Each record carries the digest of
the one before.
"""
