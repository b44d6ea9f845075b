"""The same content as HTML and as text; nothing in it acts."""

from html.parser import HTMLParser

from tui.dossier.pages import Block, Copied, Facts, Heading, Paragraph, html_page, text_page

HOSTILE = "<script>alert(1)</script> \x1b[2J\u202e\"'><img src=http://x.example>"
BLOCKS: list[Block] = [
    Heading("Titre <i>", 1),
    Paragraph(f"Un & deux\n{HOSTILE}"),
    Facts((("Où", "ici " * 40), ("Vide", ""))),
    Copied(("abcd ef01",)),
]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


def test_hostile_text_stays_text() -> None:
    page = b"".join(html_page('"><script>', "fr", BLOCKS)).decode()
    tags = Tags()
    tags.feed(page)
    assert set(tags.seen) == {
        "html", "head", "meta", "title", "style", "body", "main",
        "h1", "p", "dl", "dt", "dd", "pre",
    }  # fmt: skip
    assert "alert(1)" in tags.said
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page


def test_text_is_wrapped_and_safe() -> None:
    page = b"".join(text_page(BLOCKS)).decode()
    assert max(map(len, page.splitlines())) <= 84
    assert "\x1b" not in page
    assert "    abcd ef01\n" in page
    assert "Titre <i>\n=========\n" in page
