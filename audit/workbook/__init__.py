"""Looking over a workbook itself: is what it shows worked out, from what, and from all of it?"""
