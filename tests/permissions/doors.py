"""Every view and REST service that the suite registers, read from its ZCML."""

from dataclasses import dataclass
from instance.processes import ROOT
from lxml import etree
from zope.dottedname.resolve import resolve


@dataclass(frozen=True, order=True)
class Door:
    """One view or service: its name, the method of a service, for what, by which permission."""

    name: str
    method: str
    context: str
    permission: str

    @property
    def shown(self):
        """As it stands in the table."""
        name = self.name or "(the object itself)"
        return f"{self.method} {name}" if self.method else f"@@{name}"

    @property
    def interface(self):
        """The interface or class that it is registered for; None for everything."""
        if self.context == "*":
            return None
        return resolve(self.context if "." in self.context else f"builtins.{self.context}")


def doors():
    """All of them, in order."""
    found = set()
    for path in sorted((ROOT / "src").rglob("*.zcml")):
        package = ".".join(path.relative_to(ROOT / "src").parent.parts)
        for element in etree.parse(path).iter("{*}page", "{*}service", "{*}view"):
            wanted = element.get("for") or "*"
            for context in wanted.split():
                found.add(
                    Door(
                        element.get("name") or "",
                        (element.get("method") or "") if element.tag.endswith("service") else "",
                        f"{package}{context}" if context.startswith(".") else context,
                        element.get("permission") or "",
                    )
                )
    return sorted(found)
