"""Which hosts the preview answers to: this machine's, so that no other site can read it.

A page on evil.example can let its own name lead to 127.0.0.1 (DNS rebinding); the browser then takes the
preview for a part of evil.example. Only the header ``Host`` tells the two apart. An address in digits cannot
be made to lead elsewhere, so whoever can reach it may ask for it.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_own(host: str, bound: str) -> bool:
    """Tell whether ``host`` (``name``, ``name:port``) is localhost, an address, or ``bound``, what is listened on."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:  # `[::1`
        return False
    return name == "localhost" or name.endswith(".localhost") or (name != "" and name == _bare(bound)) or _is_ip(name)


def refusal(host: str) -> str:
    """Return what is answered to a host that is not our own, as plain text."""
    return (
        f"403: the preview does not answer to the host {host[:100]!a}, so that no other site can read it.\n"
        "Open it as http://localhost and its port, or name the host: sitegen serve --host NAME\n"
    )


def _bare(bound: str) -> str:
    return bound.strip("[]").rstrip(".").casefold()


def _is_ip(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
