"""Accounts, devices, reports, removals, and searches for oneself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.opened import Opened

if TYPE_CHECKING:
    from tui.followup.accounts import Accounts
    from tui.followup.devices import Devices
    from tui.followup.findings import Findings
    from tui.followup.identifiers import Identifiers
    from tui.followup.removals import Removals
    from tui.followup.reports import Reports
    from tui.followup.rhythm import Rhythm


class FollowupOfSession(Opened):
    """Accounts, devices, reports, removals, and searches for oneself."""

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts somebody has; never a password."""
        from tui.followup.accounts import Accounts

        return Accounts(self.vault, self.clock, self.new_id)

    @cached_property
    def devices(self) -> Devices:
        """The devices somebody has."""
        from tui.followup.devices import Devices

        return Devices(self.vault, self.clock, self.new_id)

    @cached_property
    def identifiers(self) -> Identifiers:
        """What the person can be found by; given by them alone."""
        from tui.followup.identifiers import Identifiers

        return Identifiers(self.vault, self.clock, self.new_id)

    @cached_property
    def findings(self) -> Findings:
        """What searches for the person found."""
        from tui.followup.findings import Findings

        return Findings(self.vault, self.clock, self.new_id)

    @cached_property
    def removals(self) -> Removals:
        """Addresses whose removal is wanted."""
        from tui.followup.removals import Removals

        return Removals(self.vault, self.clock, self.new_id)

    @cached_property
    def reports(self) -> Reports:
        """What was reported to whom, and the answers."""
        from tui.followup.reports import Reports

        return Reports(self.vault, self.clock, self.new_id)

    @cached_property
    def rhythm(self) -> Rhythm:
        """When to search for oneself again."""
        from tui.followup.rhythm import Rhythm

        return Rhythm(self.vault, self.clock)
