"""Notices by e-mail, through the mail settings of Plone, in Thai.

A message has the id of its sending as Message-ID (RFC 5322, 3.6.4), so that one sent twice is one
for the reader's mailbox, and says that no person wrote it (RFC 3834).
"""

from datetime import datetime
from edoc_policy import _
from edoc_policy.agencies.agency import agency_by_id
from edoc_policy.notices import messages
from edoc_policy.notices.interfaces import ITransport
from edoc_policy.notices.interfaces import Later
from edoc_policy.notices.interfaces import Refused
from edoc_policy.notices.network import why
from edoc_policy.notices.people import Staff
from edoc_policy.thai.dates import bangkok_date
from edoc_policy.thai.dates import clock
from edoc_policy.thai.dates import in_bangkok
from edoc_policy.thai.dates import short_date
from edoc_policy.thai.shown import in_thai
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from plone import api
from urllib.parse import urlsplit
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
import re
import smtplib


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
#: What the server says of itself rather than of this message.
_SERVER = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
    OSError,
    RuntimeError,
)


def is_set_up():
    """Whether the site has a mail server and an address of its own."""
    return bool(_setting("smtp_host") and _setting("email_from_address"))


def address_of(userid):
    """(name, address) of a person; raises Refused without a user or a usable address."""
    user = api.user.get(userid=userid)
    if user is None:
        raise Refused(_("ไม่มีผู้ใช้ ${user} แล้ว", mapping={"user": userid}))
    address = (user.getProperty("email", "") or "").strip()
    if not address:
        raise Refused(_("ผู้รับไม่มีที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ในระบบ"))
    if not _ADDRESS.fullmatch(address):
        raise Refused(_("ที่อยู่ไปรษณีย์อิเล็กทรอนิกส์ของผู้รับใช้ไม่ได้"))
    return one_line(user.getProperty("fullname", "") or userid), address


def one_line(text):
    """`text` without what could end a header line."""
    return " ".join(_CONTROLS.sub(" ", text).split())


@implementer(ITransport)
@adapter(Interface)
class Mail:
    """See ITransport."""

    title = _("ไปรษณีย์อิเล็กทรอนิกส์")

    def __init__(self, site):
        self.site = site

    def server(self, sending):
        """The mail server of the site."""
        return _setting("smtp_host") or "SMTP"

    def deliver(self, office, sending):
        """Send one message to one person who still works in the agency."""
        if not is_set_up():
            raise Later(_("ยังไม่ได้ตั้งค่าไปรษณีย์อิเล็กทรอนิกส์ของระบบ"))
        name, address = address_of(sending.to)
        agency = agency_by_id(office.agency_id, self.site)
        if agency is None or not Staff(agency).works(sending.to):
            raise Refused(_("ผู้รับไม่ได้ดำรงตำแหน่งในหน่วยงานนี้แล้ว"))
        message = compose(self.site, agency, sending, Address(name, addr_spec=address))
        try:
            api.portal.get_tool("MailHost").send(message, immediate=True)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _said_no(code, words) from error
        except smtplib.SMTPDataError as error:
            raise _said_no(error.smtp_code, error.smtp_error) from error
        except _SERVER as error:
            # The mailer's goodbye to a server that is gone hides what went wrong before.
            first = error.__context__ if isinstance(error.__context__, OSError) else error
            text = _("เครื่องแม่ข่ายไปรษณีย์ไม่รับ: ${words}", mapping={"words": why(first)})
            raise Later(text, down=True) from error


def compose(site, agency, sending, to):
    """The EmailMessage of a sending to the Address `to`: plain text and simple HTML."""
    entries = messages.told(site, sending.notices)
    message = EmailMessage(policy=SMTP)
    sender = one_line(_setting("email_from_name") or agency.title)
    message["From"] = Address(sender, addr_spec=_setting("email_from_address"))
    message["To"] = to
    message["Subject"] = one_line(subject(agency, entries, sending))
    message["Message-ID"] = f"<{sending.id}@{urlsplit(messages.public_root(site)).hostname}>"
    message["Date"] = format_datetime(in_bangkok(sending.made_at))
    message["Auto-Submitted"] = "auto-generated"
    root = messages.public_root(site)
    foot = [
        (in_thai(_("การแจ้งเตือนทั้งหมด")), f"{root}/@@notices"),
        (in_thai(_("เลือกว่าจะรับเรื่องใดทางไปรษณีย์")), f"{root}/@@notice-settings"),
    ]
    message.set_content(_plain(agency, entries, foot))
    message.add_alternative(_markup(agency, entries, foot), subtype="html")
    return message


def subject(agency, entries, sending):
    """The subject line: what it is about, or how many it tells of."""
    if len(entries) == 1:
        return " · ".join(part for part in (in_thai(entries[0].title), _about(entries[0])) if part)
    facts = {"n": len(entries), "date": short_date(bangkok_date(sending.made_at))}
    return in_thai(_("สรุปแจ้งเตือน ${n} เรื่อง ${date}", mapping=facts)) + f" · {agency.title}"


def _about(entry):
    return in_thai(messages.SECRET) if entry.secret else entry.subject


def _lines(entry):
    """What is said under the title of a notice."""
    if not entry.secret and not entry.gone:
        if entry.subject:
            yield f"{in_thai(_('เรื่อง'))} {entry.subject}"
        if entry.number:
            yield f"{in_thai(_('ที่'))} {entry.number}"
    else:
        yield in_thai(messages.SECRET if entry.secret else _("เรื่องนี้ไม่อยู่ในระบบแล้ว"))
    moment = in_bangkok(datetime.fromisoformat(entry.notice["at"]))
    by = f" · {entry.notice['by']}" if entry.notice["by"] else ""
    yield f"{short_date(moment.date())} {clock(moment)}{by}"


def _plain(agency, entries, foot):
    blocks = [agency.title]
    blocks += ["\n".join((in_thai(each.title), *_lines(each), each.url)) for each in entries]
    blocks.append("\n".join(f"{title}: {url}" for title, url in foot))
    return "\n\n".join(blocks) + "\n"


def _markup(agency, entries, foot):
    items = "".join(
        f'<p><a href="{escape(each.url)}"><b>{escape(in_thai(each.title))}</b></a><br>'
        + "<br>".join(escape(line) for line in _lines(each))
        + "</p>"
        for each in entries
    )
    links = " · ".join(f'<a href="{escape(url)}">{escape(title)}</a>' for title, url in foot)
    return (
        f'<!DOCTYPE html><html lang="th"><meta charset="utf-8"><body><p>{escape(agency.title)}</p>'
        f"{items}<hr><p><small>{links}</small></p></body></html>\n"
    )


def _said_no(code, words):
    """Whether a server's no to this message is for good (RFC 5321, 4.2.1: 5xx)."""
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    text = _("เครื่องแม่ข่ายไปรษณีย์ไม่รับ: ${words}", mapping={"words": one_line(f"{code} {words}")})
    return Refused(text) if code >= 500 else Later(text)


def _setting(name):
    return api.portal.get_registry_record(f"plone.{name}", default=None)
