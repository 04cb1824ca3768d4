"""XML parts as trees: nothing is fetched, nothing is expanded, names without their namespaces."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from audit.documents.paper import RefusalError
from audit.problems import fault

__all__ = ["attribute", "child", "children", "local", "parse"]


def parse(data: bytes, name: str) -> _Element:
    """Parse one part. Raises RefusalError where it is no XML or declares a document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RefusalError(fault("part-not-readable", name=name[:80], msg=error.msg)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusalError(fault("doctype", name=name[:80]))
    return root


def local(element: _Element) -> str:
    """Name an element without its namespace, so that both forms of the standard are read alike."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element | None, name: str, default: str = "") -> str:
    """An attribute by its name without namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return default


def child(element: _Element | None, *path: str) -> _Element | None:
    """Follow the first children of these names; None where one is missing."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of this name."""
    return (one for one in (element if element is not None else ()) if local(one) == name)
