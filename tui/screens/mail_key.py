"""Checks an e-mail's DKIM signatures against a key that somebody brings; nothing is fetched."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from tui.commands import Command, Commands
from tui.journal.dkim_key import BrokenKey, is_true, read_key
from tui.journal.mail import MOST_BYTES, Mail
from tui.library.language import mark
from tui.screens.import_keep import KeepsMessages
from tui.screens.message import MessageScreen
from tui.telling.exhibit_facts import one_line
from tui.widgets.confirm import AskText

FOUND: dict[bool | None, str] = {
    True: mark("{domain}: the signature is by this key. The domain vouched for this very mail."),
    False: mark("{domain}: the signature is NOT by this key, or the mail was changed since."),
    None: mark("{domain}: cannot be told with this kind of signature."),
}


class CheckKey(Command):
    """Check the signature against a key."""

    title = mark("Check the signature")
    help = mark(
        "Checks the DKIM signature against the domain's key. Somebody with internet can look the "
        "key up; you paste it here."
    )
    keys = ("e",)
    action = "screen.check_key"
    short = mark("signature")


class ChecksKey(KeepsMessages):
    """Mixed into the page of an e-mail; `signed_mail` says which."""

    OWN_COMMANDS: ClassVar[Commands] = (CheckKey,)

    def signed_mail(self) -> tuple[Mail, str] | None:
        """Return the mail, when it carries a signature, and its exhibit's uid."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key only for a mail with a signature."""
        if action == "check_key" and (not self.is_mounted or self.signed_mail() is None):
            return False
        return super().check_action(action, parameters)

    def action_check_key(self) -> None:
        """Say which record is needed, and ask for it."""
        found = self.signed_mail()
        if found is None:
            return
        first = found[0].signed[-1].signature
        place = one_line(f"{first.selector}._domainkey.{first.domain}")
        question = self.say("Paste the key of the domain: the TXT record of {place}", place=place)
        hint = self.say("it begins with v=DKIM1 · enter checks · esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._check)

    def _check(self, typed: str | None) -> None:
        found = self.signed_mail()
        if typed and typed.strip() and found is not None:
            self._compare(typed, *found)

    @work(thread=True, exclusive=True)
    def _compare(self, typed: str, mail: Mail, uid: str) -> None:
        with self.session.exhibits.opened(uid)() as source:
            raw = source.read(MOST_BYTES + 1)
        try:
            key = read_key(typed)
        except BrokenKey:
            said = self.say("This is no key of a domain. Copy the whole record.")
        else:
            said = "\n".join(
                self.say(
                    FOUND[is_true(raw, number, key)], domain=one_line(one.signature.domain or "?")
                )
                for number, one in enumerate(mail.signed)
            )
        self.app.call_from_thread(self.app.push_screen, MessageScreen(said))
