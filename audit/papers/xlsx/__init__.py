"""Reader of workbooks (.xlsx)."""
