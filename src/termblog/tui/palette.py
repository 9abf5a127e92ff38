"""A termblog theme as Textual sees it: the same roles, for the chrome's style sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme as TextualTheme

if TYPE_CHECKING:
    from termblog.theme import Theme


def textual_theme(theme: Theme) -> TextualTheme:
    """Return the Textual theme of a theme; each role is a variable, such as `$muted`.

    Args:
        theme: What also styles the document and its code.
    """
    colors = {role: _color(value) for role, value in theme.roles.items()}
    own = {
        "screen-selection-background": colors["selection"],
        "input-selection-background": colors["selection"],
        "ansi-background": colors["background"],
        "ansi-foreground": colors["foreground"],
        "block-cursor-background": colors["accent"],
        "block-cursor-foreground": colors["background"],
        "scrollbar": colors["faint"],
        "scrollbar-hover": colors["muted"],
        "scrollbar-active": colors["accent"],
        "scrollbar-background": colors["background"],
        "scrollbar-background-hover": colors["background"],
        "scrollbar-background-active": colors["background"],
    }
    return TextualTheme(
        name=theme.name,
        primary=colors["accent"],
        secondary=colors["link"],
        accent=colors["accent"],
        warning=colors["warning"],
        error=colors["caution"],
        success=colors["tip"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["raised"],
        dark=theme.variant != "light",
        ansi=theme.variant == "ansi",
        variables={**colors, **own},
    )


def _color(value: str) -> str:
    """Return a role's value in Textual's words: `ansi_blue` for rich's `blue`."""
    return value if value.startswith("#") else f"ansi_{value}"
