"""POST to addresses that an agency chose, without letting it reach into our own network (SSRF).

The name is resolved once, every address it has must be public, and the connection goes to the very
address that was looked at, so that a name cannot change its mind in between. No redirect is
followed and no proxy asked. `EDOC_WEBHOOK_NETWORKS` names private networks that the operator
allows (CIDR, blanks between).
"""

from edoc_policy import _
from edoc_policy.notices.interfaces import Later
from edoc_policy.notices.interfaces import Refused
from http.client import HTTPConnection
from http.client import HTTPException
from ipaddress import ip_address
from ipaddress import ip_network
from urllib.parse import urlsplit
import os
import socket
import ssl


TIMEOUT = 10  # seconds, for each step
LONGEST = 2000


class WrongAddress(ValueError):
    """An address that nothing is sent to; `args[0]` says why in words."""


def split(url):
    """The parts of an address; raises WrongAddress for what is no http(s) address."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError as error:
        raise WrongAddress(_("ที่อยู่ปลายทางอ่านไม่ได้")) from error
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST
    if not plain or parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongAddress(
            _("ที่อยู่ปลายทางต้องขึ้นต้นด้วย https:// หรือ http:// เช่น https://example.go.th/edoc")
        )
    if parts.username is not None or parts.password is not None:
        raise WrongAddress(_("ที่อยู่ปลายทางต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน"))
    return (
        parts.scheme,
        parts.hostname,
        port,
        (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
    )


def resolve(host, port):
    """The addresses of a host; raises Refused when one is private, Later when it has none."""
    try:
        found = {row[4][0] for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        text = _("ไม่พบเครื่อง ${host}", mapping={"host": host})
        raise Later(text) from error
    for each in found:
        if not _may(each):
            text = _(
                "${host} อยู่ในเครือข่ายภายใน ระบบไม่ส่งออกไปที่นั่น ผู้ดูแลระบบอนุญาตได้ด้วย EDOC_WEBHOOK_NETWORKS",
                mapping={"host": host},
            )
            raise Refused(text)
    return sorted(found)


def _may(address):
    ip = ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_global and not ip.is_multicast:
        return True
    allowed = (ip_network(each) for each in os.environ.get("EDOC_WEBHOOK_NETWORKS", "").split())
    return any(ip in network for network in allowed if network.version == ip.version)


def why(error):
    """What an exception of the network says, in words where there are some."""
    if isinstance(error, TimeoutError):
        return _("ไม่ตอบภายในเวลาที่รอ")
    if isinstance(error, ConnectionRefusedError):
        return _("เครื่องนั้นไม่รับการเชื่อมต่อ")
    return " ".join(str(error).split()) or type(error).__name__


def post(url, body, headers):
    """POST bytes; returns the status. Raises WrongAddress, Refused or Later."""
    scheme, host, port, path = split(url)
    address = resolve(host, port)[0]
    connection = HTTPConnection(host, port, timeout=TIMEOUT)
    try:
        connection.sock = socket.create_connection((address, port), TIMEOUT)
        if scheme == "https":
            context = ssl.create_default_context()
            connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        text = _("${host} ติดต่อไม่ได้: ${words}", mapping={"host": host, "words": why(error)})
        raise Later(text, down=True) from error
    finally:
        connection.close()
