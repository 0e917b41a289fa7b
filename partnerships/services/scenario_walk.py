"""Where a walk through a scenario stands."""

from collections.abc import Callable
from dataclasses import dataclass, field

from partnerships.domain.lifecycle import Stage
from partnerships.domain.scenario import Scenario
from partnerships.models import Partnership, Representative, Round

ORDER = [Stage.OPEN, Stage.ANSWERING, Stage.NEGOTIATING, Stage.APPROVING, Stage.SIGNING, Stage.SEALING, Stage.SEALED]


@dataclass
class Walk:
    """Where a walk stands: the people by party and number as in the file, and what is told to whoever watches."""

    scenario: Scenario
    until: Stage
    tell: Callable[[str], None]
    is_specimen: bool = True
    begun: Partnership | None = None
    people: list[list[Representative]] = field(default_factory=list)

    @property
    def round(self) -> Round:
        """The round as it is now."""
        return Round.objects.select_related("partnership").get(partnership=self.people[0][0].party.partnership_id)

    @property
    def goes_on(self) -> bool:
        """Whether the stage asked for lies further on; from a declined round no command goes on, nor past a side that approves."""
        return self.round.stage in ORDER[: ORDER.index(self.until)]

    def position(self, index: int) -> int:
        """The position of a party that the file counts from 0."""
        return self.people[index][0].party.position
