"""Which browser on which system somebody uses, as far as it tells, in names that people know."""

from dataclasses import dataclass

# The first that fits: later browsers name earlier ones among themselves.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True)
class Device:
    """A browser and a system; empty what was not told."""

    browser: str = ""
    system: str = ""


def device_of(user_agent: str) -> Device:
    """What this header of a request tells about the device."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    return Device(browser, next((name for sign, name in SYSTEMS if sign in user_agent), ""))
