"""Those who help, and the services that were chosen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.opened import Opened

if TYPE_CHECKING:
    from tui.people.asked import AskedOfPeople
    from tui.people.chosen import ChosenServices
    from tui.people.kept_services import KeptServices
    from tui.people.supporters import Supporters
    from tui.people.three import ThreeToCall


class PeopleOfSession(Opened):
    """Those who help, and the services that were chosen."""

    @cached_property
    def supporters(self) -> Supporters:
        """The people who help."""
        from tui.people.supporters import Supporters

        return Supporters(self.vault, self.clock)

    @cached_property
    def chosen_services(self) -> ChosenServices:
        """The services the person put near the top."""
        from tui.people.chosen import ChosenServices

        return ChosenServices(self.vault, self.clock)

    @cached_property
    def kept_services(self) -> KeptServices:
        """What chosen services said when they were chosen."""
        from tui.people.kept_services import KeptServices

        return KeptServices(self.vault, self.clock, self.new_id)

    @cached_property
    def asked(self) -> AskedOfPeople:
        """What supporters can do, what they were asked and what they answered."""
        from tui.people.asked import AskedOfPeople

        return AskedOfPeople(self.vault, self.clock, self.new_id)

    @cached_property
    def three(self) -> ThreeToCall:
        """The person's own three to call."""
        from tui.people.three import ThreeToCall

        return ThreeToCall(self.vault, self.clock, self.new_id)
