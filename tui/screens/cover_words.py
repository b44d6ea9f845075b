"""Write the page that covers the program."""

from textual.app import ComposeResult

from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.cover import ORDINARY
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.start import COVER_CHARACTERS
from tui.widgets.editor import Editor
from tui.widgets.words import Words

PLACE = "cover"


class CoverWordsScreen(FormScreen):
    """The words of the cover page; they lie in memory unprotected while it may be needed."""

    CSS_PATH = "cover_words.tcss"
    TITLE_WORDS = mark("The words of the cover page")
    HELP_WORDS = mark(
        "Write a page that anybody may see. ctrl+n shows it in place of your file, which is closed "
        "first; ctrl+n again asks for the passphrase. On the page you can type as in any note; "
        "what you change there is forgotten when you leave."
    )
    AUTO_FOCUS = "Editor"
    section = "settings"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session, PLACE, {"text": session.settings.cover})

    def body(self) -> ComposeResult:
        """Yield what the page is for and its words, or ordinary ones to begin with."""
        yield Words(
            lambda: self.say(
                "ctrl+n closes your file at once and shows this page. Write what anybody may see: "
                "a list, things to do. Nothing private: until you leave, this page also lies in "
                "memory without protection."
            )
        )
        yield Editor(str(self.first_values()["text"]) or self.say(ORDINARY))

    def on_mount(self) -> None:
        """Show only, where nothing can be changed."""
        self.query_one(Editor).read_only = self.session.read_only

    def values(self) -> Values:
        """Return the text; the ordinary words stand for none."""
        text = self.query_one(Editor).text
        return {"text": "" if text == self.say(ORDINARY) else text}

    def keep(self) -> bool:
        """Keep the words, for this session too."""
        words = clean(str(self.values()["text"])).strip()
        if len(words) > COVER_CHARACTERS:
            sentence = mark("This is too long for the cover page ({number} characters at most).")
            self.tell(self.say(sentence, number=COVER_CHARACTERS))
            return False
        self.session.settings.cover = words
        self.session.drafts.drop(PLACE)
        self.carnet.cover_with(words)
        self.tell(self.say("Kept. ctrl+n shows it."))
        return True

    def action_back(self) -> None:
        """Set the draft aside and close."""
        if self.session.read_only:
            self.dismiss()
        else:
            super().action_back()
