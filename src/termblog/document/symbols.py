"""What TeX's names show as in Unicode: symbols, raised and lowered characters, accents, alphabets."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau"
    " upsilon phi chi psi omega"
)
_WRITTEN = """
lambda λ Lambda Λ varepsilon ε epsilon ϵ vartheta ϑ varphi φ phi ϕ varpi ϖ varrho ϱ varsigma ς
ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀
pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨
cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ dagger † ddagger ‡ amalg ⨿ wr ≀ diamond ⋄ triangle △ square □ Box □ blacksquare ■
leq ≤ le ≤ geq ≥ ge ≥ lt < gt > ll ≪ gg ≫ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ doteq ≐ asymp ≍ leqslant ⩽ geqslant ⩾
prec ≺ succ ≻ preceq ≼ succeq ≽ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ in ∈ notin ∉ ni ∋ vdash ⊢ dashv ⊣ models ⊨ perp ⊥ bot ⊥ top ⊤
mid ∣ nmid ∤ parallel ∥ angle ∠ measuredangle ∡ therefore ∴ because ∵ triangleq ≜ coloneqq ≔ coloneq ≔ lesssim ≲ gtrsim ≳
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ implies ⇒ impliedby ⇐ mapsto ↦
longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ leadsto ⇝ rightsquigarrow ⇝
ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ prime ′ degree ° checkmark ✓ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
lVert ‖ rVert ‖ Vert ‖ lvert | rvert | vert | lbrace { rbrace } lbrack [ rbrack ] backslash \\ colon : hslash ℏ complement ∁ wp ℘ imath ı jmath ȷ
Box □ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ sharp ♯ natural ♮ pounds £ copyright © S § P ¶ bigstar ★ lozenge ◊ rightleftharpoons ⇌
"""
_PAIRS = _WRITTEN.split()

SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
            for name in _GREEK.split()
        },
        **{
            name.capitalize(): unicodedata.lookup(f"GREEK CAPITAL LETTER {name.upper()}")
            for name in _GREEK.split()
        },
        **dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
        **dict.fromkeys(("quad", "qquad", "enspace", "space", "thinspace"), " "),
        **dict.fromkeys(("big", "Big", "bigg", "Bigg", "bigl", "bigr"), ""),
        **dict.fromkeys(("Bigl", "Bigr", "biggl", "biggr", "middle", "limits", "nolimits"), ""),
        **dict.fromkeys(("displaystyle", "textstyle", "scriptstyle", "hline", "nonumber"), ""),
        **dict.fromkeys(("notag", "centering", "hfill", "noindent", "bf", "rm", "it", "cal"), ""),
        **dict.fromkeys(("negthinspace", "displaylimits", "boldmath", "protect"), ""),
    }
)
"""The character of each command that stands for one; nothing for what only sets it."""

SUPERSCRIPTS: Mapping[str, str] = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′⊤*−",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵡ′ᵀ*⁻",
        strict=True,
    )
)
"""What is raised, where Unicode has it so."""

SUBSCRIPTS: Mapping[str, str] = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ−",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋",
        strict=True,
    )
)
"""What is lowered, likewise."""

ACCENTS: Mapping[str, str] = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0305", "tilde": "\u0303",
    "widetilde": "\u0303", "vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308", "underline": "\u0332",
    "check": "\u030c", "acute": "\u0301", "grave": "\u0300", "breve": "\u0306", "mathring": "\u030a",
}  # fmt: skip
"""The combining character of each command that sets an accent."""

ALPHABETS: Mapping[str, str] = {
    "mathbb": "DOUBLE-STRUCK",
    "mathcal": "SCRIPT",
    "mathscr": "SCRIPT",
    "mathfrak": "FRAKTUR",
}
"""What Unicode calls the alphabet of each command that sets one."""
