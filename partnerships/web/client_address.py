"""Where a request comes from: the connection itself, or what the nearest of our own proxies says of it."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The address, or None where there is none. What stands before our proxies' entries anybody can forge."""
    told = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",")]
    address = told[-settings.PROXIES] if 0 < settings.PROXIES <= len(told) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(address))
    except ValueError:
        return None
