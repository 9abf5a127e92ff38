"""What a tag of HTML means to a terminal."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

TAG_STYLES: Mapping[str, str] = MappingProxyType(
    {
        "b": "md.strong",
        "strong": "md.strong",
        "i": "md.em",
        "em": "md.em",
        "cite": "md.em",
        "dfn": "md.em",
        "var": "md.em",
        "address": "md.em",
        "u": "md.ins",
        "ins": "md.ins",
        "s": "md.strike",
        "del": "md.strike",
        "strike": "md.strike",
        "mark": "md.mark",
        "kbd": "md.kbd",
        "code": "md.code",
        "tt": "md.code",
        "samp": "md.code",
        "sub": "md.sub",
        "sup": "md.sup",
        "small": "md.dim",
        "figcaption": "md.caption",
        "caption": "md.caption",
        "a": "md.link",
        "q": "",
        "span": "",
        "svg": "",
        "g": "",
        "font": "",
        "abbr": "",
        "ruby": "",
        "th": "md.strong",
        "dt": "md.term",
        "summary": "md.strong",
    }
)
"""Style names by tag; an empty one for a tag whose attributes may still colour it."""

HIDDEN = frozenset({"script", "style", "template", "noscript", "title", "rp", "datalist"})
"""Tags whose text is not for readers."""

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
})  # fmt: skip
"""Tags without an end (HTML §13.1.2)."""

_DECLARATION = late(r"(?:^|;)\s*(background(?:-color)?|color)\s*:\s*([^;]+)")
_HEX = late(r"#[0-9a-f]{6}")
_RGB = late(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})")


def color_styles(attributes: Mapping[str, str]) -> str:
    """Return the colours that a tag sets, as style names `fg:#rrggbb` and `bg:#rrggbb`.

    Args:
        attributes: Its `style`, `color` and `bgcolor` are looked at.
    """
    wanted = {"fg": attributes.get("color", ""), "bg": attributes.get("bgcolor", "")}
    for name, value in _DECLARATION.findall(attributes.get("style", "").lower()):
        wanted["fg" if name == "color" else "bg"] = value
    found = ((where, parse_color(value)) for where, value in wanted.items() if value)
    return " ".join(f"{where}:{color}" for where, color in found if color)


def parse_color(value: str) -> str:
    """Return a CSS colour as `#rrggbb`, or nothing where it is none that we know.

    Args:
        value: `#rgb`, `#rrggbb`, `rgb(…)` or a name.
    """
    value = value.split("!", maxsplit=1)[0].strip().lower()
    if match := _RGB.match(value):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    if len(value) == 4 and value[0] == "#":
        value = "#" + "".join(char * 2 for char in value[1:])
    value = _NAMES.get(value, value)
    return value[:7] if _HEX.match(value) else ""


_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "black": "#000000",
        "silver": "#c0c0c0",
        "gray": "#808080",
        "grey": "#808080",
        "white": "#ffffff",
        "maroon": "#800000",
        "red": "#ff0000",
        "purple": "#800080",
        "fuchsia": "#ff00ff",
        "magenta": "#ff00ff",
        "green": "#008000",
        "lime": "#00ff00",
        "olive": "#808000",
        "yellow": "#ffff00",
        "navy": "#000080",
        "blue": "#0000ff",
        "teal": "#008080",
        "aqua": "#00ffff",
        "cyan": "#00ffff",
        "orange": "#ffa500",
        "pink": "#ffc0cb",
        "brown": "#a52a2a",
        "gold": "#ffd700",
        "crimson": "#dc143c",
        "tomato": "#ff6347",
        "coral": "#ff7f50",
        "salmon": "#fa8072",
        "violet": "#ee82ee",
        "indigo": "#4b0082",
        "turquoise": "#40e0d0",
        "skyblue": "#87ceeb",
        "steelblue": "#4682b4",
        "royalblue": "#4169e1",
        "dodgerblue": "#1e90ff",
        "darkblue": "#00008b",
        "darkgreen": "#006400",
        "darkred": "#8b0000",
        "darkorange": "#ff8c00",
        "lightblue": "#add8e6",
        "lightgreen": "#90ee90",
        "lightgray": "#d3d3d3",
        "lightgrey": "#d3d3d3",
        "darkgray": "#a9a9a9",
        "darkgrey": "#a9a9a9",
        "dimgray": "#696969",
        "firebrick": "#b22222",
        "chocolate": "#d2691e",
        "hotpink": "#ff69b4",
        "deeppink": "#ff1493",
        "orangered": "#ff4500",
        "limegreen": "#32cd32",
        "forestgreen": "#228b22",
        "seagreen": "#2e8b57",
        "slategray": "#708090",
        "yellowgreen": "#9acd32",
    }
)
"""The colour names of CSS that posts use."""
