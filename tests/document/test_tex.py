"""Formulas as Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.document.tex import show_tex


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"x^{n+1}_i", "xⁿ⁺¹ᵢ"),
        (r"x^{\text{max}} + y_{a,b}", "xᵐᵃˣ + y_(a,b)"),
        (r"e^{i\pi} = -1", "e^(iπ) = -1"),
        (r"\frac{a}{b+1} \dfrac12", "a/(b+1) 1/2"),
        (r"\sqrt[3]{x} \sqrt{x+1}", "³√x √(x+1)"),
        (r"\binom{n}{k} \overset{!}{=}", "C(n, k) =^!"),
        (r"\xrightarrow[below]{f}", "–f→"),
        (r"a \not= b \ne c", "a ≠ b ≠ c"),
        (r"\mathbb{R}\mathcal{L}\mathfrak{g}\mathbb{?}", "ℝℒ𝔤?"),
        (r"\bar{x} \vec{AB} \overline{ab}", "x̄ AB a̅b̅"),
        (r"\left( x \right] \left. y \right>", "( x ] y ⟩"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "( a b\nc d )"),
        (r"\begin{array}{cc} a & b \end{array}", "a b"),
        (r"f'(x) \tag{1} \label{eq}", "f′(x) (1)"),
        (r"\unknown{x} \% \{ % gone", "unknown x % {"),
        (r"\color{red}{x} \operatorname*{argmin}", "x argmin"),
        ("x^", "x"),
        (r"\frac", "/"),
        ("{" * 40 + "x" + "}" * 40, "x"),
        ("", ""),
    ],
)
def test_formulas(tex: str, shown: str) -> None:
    """A formula reads as one would write it on one line."""
    assert show_tex(tex) == shown


def test_endless_formula_is_left_alone() -> None:
    """A formula of absurd length is shown as it is written."""
    assert show_tex("x^2" * 10_000) == "x^2" * 10_000


@given(st.text(alphabet=r"\{}^_&$ab12 '%[]fracsqtbegin", max_size=200))
def test_no_formula_is_too_strange(tex: str) -> None:
    """Reading a formula never raises, and its rows are never blank."""
    shown = show_tex(tex)
    assert all(row.strip() for row in shown.split("\n")) or not shown
