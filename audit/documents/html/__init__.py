"""Reader of web pages (.html), also of the HTML that Markdown becomes."""
