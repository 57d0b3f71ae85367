"""REST: GET @statistics of an agency: counts and waiting times. Parameters: unit, upto ("2569-11")."""

from edoc_policy.statistics.browser.statistics import Asked
from plone.restapi.services import Service


class GetStatistics(Asked, Service):
    """{"@id", months, left, by_month, by_act, by_unit}; times in seconds."""

    def reply(self):
        self.prepare()
        found = self.report
        return {
            "@id": f"{self.context.absolute_url()}/@statistics",
            "unit": self.unit,
            "months": list(found.months),
            "left": found.left,
            "by_month": {act: [cell.count for cell in row] for act, row in found.by_month.items()},
            "by_act": {act: _cell(cell) for act, cell in found.by_act.items()},
            "by_unit": {
                unit: {act: _cell(cell) for act, cell in row.items()}
                for unit, row in found.by_unit.items()
            },
        }


def _cell(cell):
    return {
        "count": cell.count,
        "average": cell.average,
        "within_day": cell.share_within_day,
        "longest": cell.longest if cell.timed else None,
    }
