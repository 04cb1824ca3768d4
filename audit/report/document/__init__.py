"""The report as a document for people: one content, written as a web page, a PDF or a Word document."""
