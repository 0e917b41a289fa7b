"""The small icons of the interface, drawn on a field of 24. They only repeat words, so screen readers pass them by."""

from partnerships.pictures.drawing import Svg, element, path

ICONS: dict[str, tuple[str, ...]] = {
    "back": ("M19 12H5M11 6l-6 6 6 6",),
    "forward": ("M5 12h14M13 6l6 6-6 6",),
    "check": ("M4.5 12.5l5 5 10-11",),
    "plus": ("M12 5v14M5 12h14",),
    "cross": ("M6 6l12 12M18 6L6 18",),
    "open": ("M5 9l7 7 7-7",),
    "talk": ("M4 5h16v11H11l-4.5 4V16H4z",),
    "warn": ("M12 4l9 16H3zM12 10v5M12 17.6v.2",),
    "info": ("M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 11v5.5M12 7.6v.2",),
    "clock": ("M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 7.5V12l3 2",),
    "lock": ("M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1 -2 2H7a2 2 0 0 1 -2 -2v-5a2 2 0 0 1 2 -2M8 11V8a4 4 0 0 1 8 0v3",),
    "person": ("M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6",),
    "bin": ("M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",),
    "pen": ("M4 20h4L19 9l-4-4L4 16z",),
    "offline": ("M3 3l18 18M8.5 8A9 9 0 0 0 4 11M20 11a11 11 0 0 0-6-3M8 15a5 5 0 0 1 6.5-.6M12 19v.2",),
    "print": ("M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",),
    "document": ("M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",),
    "equal": ("M5 9.5h14M5 14.5h14",),
    "download": ("M12 4v11M7 11l5 5 5-5M5 20h14",),
    "seal": ("M12 3l7.5 3v6c0 5-3.5 7.5-7.5 9-4-1.5-7.5-4-7.5-9V6z", "M8.5 12l2.5 2.5 4.5-5"),
    "mail": ("M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7",),
    "search": ("M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0M16 16l4.5 4.5",),
    "copy": ("M9 8h11v13H9zM15 8V3H4v13h5",),
}

DIRECTED = frozenset({"back", "forward"})
"""Only what means before or after is mirrored in a right-to-left page."""


def icon(name: str, *, large: bool = False) -> Svg:
    """The icon of that name; a KeyError tells of a name that does not exist."""
    css = "ico" + (" ico--dir" if name in DIRECTED else "") + (" ico--l" if large else "")
    lines = "".join(path(line, "") for line in ICONS[name])
    return Svg(element("svg", lines, css=css, viewBox="0 0 24 24", aria_hidden="true", focusable="false"))
