"""What a page says when it cannot be shown: what happened, why, and one way on."""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from contextlib import contextmanager
from edoc_policy import _
from edoc_theme.shell import DESK
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.CMFPlone.browser.login.login import InsufficientPrivilegesView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18nmessageid import Message


#: name of the exception: heading, why, what to do
WORDS = {
    "NotFound": (
        _("ไม่พบหน้านี้"),
        _("ที่อยู่อาจพิมพ์ไม่ครบ หรือเรื่องถูกย้ายไปแล้ว"),
        _("ตรวจที่อยู่อีกครั้ง หรือกลับไปเริ่มที่หน้าแรก"),
    ),
    "Unauthorized": (
        _("เปิดเรื่องนี้ไม่ได้"),
        _("เรื่องนี้เป็นของหน่วยงานหรือตำแหน่งอื่น ระบบบันทึกการขอเปิดครั้งนี้ไว้"),
        _("ถ้าต้องใช้เรื่องนี้ เปลี่ยนฐานะที่ปฏิบัติหน้าที่ด้านบน หรือขอจากเจ้าของเรื่อง"),
    ),
    "Forbidden": (
        _("ทำรายการนี้ไม่ได้"),
        _("แบบฟอร์มเปิดค้างไว้นานเกินไป หรือไม่ได้ส่งมาจากหน้านี้ ยังไม่มีอะไรเปลี่ยน"),
        _("กลับไปเปิดหน้านั้นใหม่ แล้วทำอีกครั้ง"),
    ),
    "ConflictError": (
        _("บันทึกไม่ได้"),
        _("มีผู้แก้เรื่องเดียวกันในเวลาเดียวกัน ยังไม่มีอะไรเปลี่ยน"),
        _("กลับไปที่เรื่อง ดูว่าเปลี่ยนไปอย่างไร แล้วทำอีกครั้ง"),
    ),
}
OTHER = (
    _("แสดงหน้านี้ไม่ได้"),
    _("ระบบทำงานผิดพลาด ผู้ดูแลระบบเห็นบันทึกแล้ว สิ่งที่บันทึกไว้ก่อนหน้ายังอยู่ครบ"),
    _("กลับไปที่หน้าแรก ถ้าเป็นซ้ำ แจ้งผู้ดูแลระบบพร้อมเวลาที่ท้ายหน้านี้"),
)


class Words:
    """What the pages of refusal show: heading, why, what to do, and a way on."""

    section = None

    def say(self, heading, why, todo):
        """Set the words of the page."""
        self.page_title, self.why, self.todo = heading, why, todo

    @property
    def way_on(self):
        """(address, what it is) of the page to go on from."""
        site_url = api.portal.get().absolute_url()
        if api.user.is_anonymous():
            return site_url, _("ไปหน้าแรก")
        return DESK.format(site=site_url), _("ไปที่โต๊ะทำงาน")


@contextmanager
def as_who_asks(request):
    """Within the rights of who is logged in: Zope has not asked yet when a page is not found, and
    the frame is that of an official at work."""
    before = getSecurityManager()
    if before.getUser().getId() is None:
        pas = api.portal.get_tool("acl_users")
        for userid, name in pas._extractUserIds(request, pas.plugins):
            user = pas._findUser(pas.plugins, userid, name, request)
            if user is not None:
                newSecurityManager(request, user.__of__(pas))
                break
    try:
        yield
    finally:
        setSecurityManager(before)


class ErrorPage(Words, ExceptionView):
    """Exceptions within the site. Plone's view decides about redirects and JSON."""

    page = ViewPageTemplateFile("error.pt")

    def __call__(self):
        """A page for people; for programs plone.rest's answer, which does not lead to a login form."""
        if IAPIRequest.providedBy(self.request):
            return ErrorHandling(self.context, self.request)()
        with as_who_asks(self.request):
            return super().__call__()

    def index(self, error_type="", error_tb=""):
        """Return the page for an exception by the name of its class."""
        words = WORDS.get(error_type)
        if words is None and "Conflict" in error_type:
            words = WORDS["ConflictError"]
        self.say(*(words or OTHER))
        self.traceback = error_tb if self.is_manager() and words is None else None
        return self.page()


class Refused(Words, InsufficientPrivilegesView):
    """@@insufficient-privileges: where Plone sends who may not see a page."""

    page = ViewPageTemplateFile("error.pt")
    traceback = None

    def __call__(self):
        self.say(*WORDS["Unauthorized"])
        reason = self.request.get("reason")
        if isinstance(reason, Message):
            self.why = reason
        self.request.response.setStatus(403)
        return self.page()
