"""``nbgrader generate_feedback``: pages that load nothing and run nothing.

A student's text reaches an autograded notebook as text only (``autograded``), which makes the page harmless. The
exporter is a second protection, also against an autograded notebook that somebody else wrote: the page's policy forbids
scripts, frames, forms and everything loaded, and the elements that such a policy does not cover are removed. Formulas
in the assignment's prose stay as they were typed: to typeset them nbgrader would load a program from the network.
"""

import re
from typing import Any

import nbformat
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter

from autograder.errors import InternalError

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"
_HEAD = f'<head>\n<meta http-equiv="Content-Security-Policy" content="{POLICY}"/>'
_SCRIPT = re.compile("<script.*?</script>", re.DOTALL)
# A policy prevents neither a refresh to another address nor DNS prefetching.
_REMOVED = ("script", "meta", "link", "base")
_MAY_BE_REMOVED = re.compile(f"<(?:{'|'.join(_REMOVED)})", re.IGNORECASE)


class FeedbackExporter(HTMLExporter):
    """nbgrader's feedback pages with a content security policy."""

    def from_notebook_node(  # type: ignore[override]  # text, as with HTMLExporter
        self,
        nb: nbformat.NotebookNode,
        resources: dict[str, Any] | None = None,
        **kw: Any,  # noqa: ANN401 - nbconvert's signature
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of an autograded notebook as HTML.

        Raises:
            InternalError: the page has no head to put the policy in, so it is not made.
        """
        html, resources = super().from_notebook_node(nb, resources, **kw)
        return _guarded(html), resources


def _guarded(html: str) -> str:
    head, start, body = html.partition("<body")
    if "<head>" not in head or not start:
        msg = "nbgrader's template for feedback has no head to put a policy in; expected that of nbgrader 0.9"
        raise InternalError(msg)
    head = _SCRIPT.sub("", head.replace("<head>", _HEAD, 1))  # the head contains nothing of a student's
    body = start + body
    return head + (_without(body) if _MAY_BE_REMOVED.search(body) else body)


def _without(body: str) -> str:
    # Called only when necessary: it takes as long as all the rest.
    page = BeautifulSoup(body, features="html.parser")
    for element in page(_REMOVED):
        element.decompose()
    return str(page)
