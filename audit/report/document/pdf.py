"""The report as a tagged PDF, by WeasyPrint from the same page as the HTML report.

WeasyPrint is in the extra ``report`` of this distribution and needs the library Pango of the system; it is imported only here.
Of the libraries that could do it, fpdf2 and reportlab write no tags for tables and headings and would need a layout of
their own, so that a PDF could differ from the page.
"""

from typing import Final

from audit.report.document.blocks import ReportDocument
from audit.report.document.html import html_of

__all__ = ["pdf_of", "why_not"]

_UA: Final = "pdf/ua-1"


def why_not() -> str:
    """Say why no PDF can be written here; empty where it can."""
    try:
        import weasyprint  # noqa: F401, PLC0415  # takes a second to import, and may not be installed
    except ImportError:
        return "the library WeasyPrint is not installed"
    except OSError:
        return "the library Pango, which WeasyPrint draws text with, is not installed on this system"
    return ""


def pdf_of(report: ReportDocument) -> bytes:
    """The report as the bytes of a PDF, tagged as PDF/UA-1 asks. Same report and same library, same bytes."""
    import weasyprint  # noqa: PLC0415  # as above
    from weasyprint.urls import URLFetcher  # noqa: PLC0415  # as above

    # Pictures are in the page itself; nothing else may be fetched.
    fetcher = URLFetcher(allowed_protocols=("data",))
    page = weasyprint.HTML(string=html_of(report), url_fetcher=fetcher, media_type="print")
    return bytes(page.write_pdf(pdf_variant=_UA, pdf_identifier=report.date.encode(), custom_metadata=False))
