"""reStructuredText, as far as Pelican's and Nikola's posts need it."""

from __future__ import annotations

import pytest

from tests.document.syntax.page import links, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (".. image:: a/\n   :alt: A cat\n\nText.", "▣ A cat\na/\n\nText."),
        (".. figure:: https://x.org/a.png\n   :width: 60%\n\n   The *caption*.\n\nText.", "▣ a.png\nhttps://x.org/a.png\n\nThe caption.\n\nText."),
        (".. code-block:: python\n   :linenos:\n\n   if x:\n       y\n\nText.", "▏ python\n▏ if x:\n▏     y\n\nText."),
        (".. note:: First\n   *words*.\n\n   More.\n\nText.", "▎ ℹ Note\n▎ First words.\n▎\n▎ More.\n\nText."),
        (".. tip:: Alone.\n\nText.", "▎ ✦ Tip\n▎ Alone.\n\nText."),
        (".. admonition:: By the way\n\n   More.", "▎ ℹ By the way\n▎ More."),
        ("One.\n\n.. contents::\n   :depth: 2\n\nTwo.", "One.\n\nTwo."),
        (".. chart:: Pie\n   :title: 'T'\n\n   'x',  1\n   y", "[chart: Pie, T]\n\n▏ 'x',  1\n▏ y"),
        (".. listing::", "[listing]"),
        (".. raw:: html\n\n   <p>a <b>b</b></p>\n\n.. raw:: latex\n\n   c\n\nd", "a b\n\nd"),
        (".. math:: x^2\n\n.. math::\n\n   y^2", "  x²\n\n  y²"),
        (".. topic:: T\n\n   *a*", "▎ ℹ T\n▎ a"),
        (".. pull-quote:: a\n\n.. epigraph::\n\n   b", "▎ a\n\n▎ b"),
        (".. rubric:: A *b*\n\n.. container:: x\n\n   c", "A *b*\n\nc"),
        (".. youtube:: abc", "▶ YouTube"),
        ("    .. image:: a.png", "▏ .. image:: a.png"),
    ],
)  # fmt: skip
def test_directives(text: str, shown: str) -> None:
    """Pictures, code and boxes are what they say; of what we do not know, its name and its text."""
    assert show(text, "rst") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A `link <https://x.org>`__ and `one\nmore <https://y.org>`_.", "A link and one more."),
        (".. _Some Name: https://x.org\n\nSee `some name`_.", "See some name."),
        ("Nobody says `where`_.", "Nobody says where."),
        ("``code`` and `title` and :func:`~a.run` and :doc:`words </a>` and :sup:`x`.", "code and title and a.run and words and x."),
    ],
)  # fmt: skip
def test_references_and_roles(text: str, shown: str) -> None:
    """Of a link its words are shown, of words with a role the words."""
    assert show(text, "rst") == shown


def test_where_references_lead() -> None:
    """An address stands in the link, or below a name; line breaks are no part of it."""
    text = ".. _here: https://x.org\n\n`a <https://y.org/\nb>`_ and `here`_, and `gone`_."
    assert links(text, "rst") == [("a", "https://y.org/b"), ("here", "https://x.org")]
