"""edoc_policy: what the registry office (สารบรรณ) of a Thai agency does."""

from zope.i18nmessageid import MessageFactory


_ = MessageFactory("edoc")
