"""What a chosen service said when it was chosen: its number, its source and the day of its check.

A later content may bring another number, or leave the service out; what was chosen stays here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.people.services import Service
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "kept_service"


@dataclass(frozen=True, slots=True)
class KeptService:
    """A service as it was when it was chosen; `chosen` is an ISO day, `checked` as in `Service`."""

    service: str
    name: str
    country: str
    phone: str
    sms: str
    url: str
    email: str
    source: str
    checked: str
    confidence: str
    chosen: str

    def differs(self, now: Service) -> bool:
        """Say whether it is reached in another way now."""
        then = (self.phone, self.sms, self.url, self.email)
        return then != (now.phone, now.sms, now.url, now.email)

    def as_service(self) -> Service:
        """Return it as a service of the directory, for when the directory has it no more."""
        return Service(
            id=self.service,
            country=self.country,
            needs=(),
            official=False,
            ages="",
            phone=self.phone,
            sms=self.sms,
            sms_word="",
            url=self.url,
            email=self.email,
            days="",
            opens="",
            closes="",
            languages=(),
            cost="",
            privacy=(),
            on_bill="",
            source=self.source,
            checked=self.checked,
            also=(),
            confidence=self.confidence,
            recheck=True,
            name=self.name,
            note="",
        )


class KeptServices:
    """The services of one file as they were when they were chosen."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep them in `vault`."""
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock
        self._vault = vault

    def all(self) -> dict[str, KeptService]:
        """Return them by the id of the service."""
        found = (_kept(record) for record in self._records.all())
        return {kept.service: kept for kept in found}

    def remember(self, services: Iterable[Service], chosen: Collection[str]) -> None:
        """Keep what those of `services` say that are chosen and not kept yet.

        What is not chosen any more is forgotten.  Nothing happens in a file open for reading only.
        """
        if self._vault.read_only:
            return
        known = self.all()
        for service in services:
            if service.id in chosen and service.id not in known:
                self._records.add(self._fields(service), uid=f"{KIND}-{service.id}")
        for name in known:
            if name not in chosen:
                self._records.remove(f"{KIND}-{name}")

    def _fields(self, service: Service) -> dict[str, str]:
        names = (
            "name",
            "country",
            "phone",
            "sms",
            "url",
            "email",
            "source",
            "checked",
            "confidence",
        )
        today = self._clock().astimezone().date().isoformat()
        fields = {name: str(getattr(service, name)) for name in names}
        return {**fields, "service": service.id, "chosen": today}


def _kept(record: Record) -> KeptService:
    names = KeptService.__dataclass_fields__
    return KeptService(**{name: str(record.fields.get(name, "")) for name in names})
