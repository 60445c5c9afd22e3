"""What a reader of the report sees and can do, in light and dark, wide and narrow."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from framing.article import Article
from framing.comparison import Comparison, compare
from framing.render import Options, render
from framing.render.report.texts import MARKED
from framing.render.report.texts import shown as shown_of
from tests.browser.conftest import AXE, REQUIRED, SIZES
from tests.building import compared, of_texts
from tests.test_report import HOSTILE, hostile

Address = Callable[[Comparison], str]
PAIR = ("gazette", "courier")
LOOKS = pytest.mark.parametrize(("size", "scheme"), [
    (size, scheme) for size in SIZES for scheme in ("light", "dark")])

#: Each piece of text with its colours, the background being the nearest that is painted.
_COLOURS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    const text = walk.currentNode.data.trim().slice(0, 40);
    if (!text || !at.checkVisibility() || at.closest("script,style")) continue;
    let back = at;
    const ground = () => getComputedStyle(back).backgroundColor;
    while (back.parentElement && ground() === "rgba(0, 0, 0, 0)") back = back.parentElement;
    found.push([getComputedStyle(at).color, ground(), text]);
  }
  return found;
}"""


def luminance(colour: str) -> float:
    """Relative luminance of an opaque colour [WCAG 2]."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shown(page: Page, size: str, scheme: str, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)


@LOOKS
def test_axe_finds_no_violation(page: Page, address: Address, size: str, scheme: str) -> None:
    if not (AXE.exists() or REQUIRED):
        pytest.skip(f"no axe-core in {AXE}: npm pack axe-core, and unpack it there")
    shown(page, size, scheme, address(compared(*PAIR)))
    # The page's policy lets no other script in; the browser's own console may.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page) == []
    # Where a reader is after following a reference, with a mark told of and the table open.
    page.locator(".view-all .passage a[href*='-']").first.click()
    page.locator("article.text").first.press("n")
    page.locator("summary").click()
    page.locator("label[for=voice-author]").click()
    assert violations(page) == []


def violations(page: Page) -> list[Any]:
    """What axe-core finds wrong with what is shown."""
    found: list[Any] = page.evaluate(
        "async () => (await axe.run()).violations"
        ".map(each => [each.id, each.nodes.map(node => node.html)])")
    return found


@LOOKS
def test_text_stands_out_from_its_ground(page: Page, address: Address, size: str,
                                         scheme: str) -> None:
    shown(page, size, scheme, address(compared(*PAIR)))
    weak = [(round(contrast(ink, ground), 2), ink, ground, text)
            for ink, ground, text in page.evaluate(_COLOURS) if contrast(ink, ground) < 4.5]
    assert weak == []


@pytest.mark.parametrize("names", [PAIR, (*PAIR, "agency")])
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1600])
def test_nothing_scrolls_sideways(page: Page, address: Address, names: tuple[str, ...],
                                  width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(compared(*names)))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_scrolls_sideways(page: Page, address: Address, text: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(hostile(text)))
    for view in page.locator(".switch label").all():
        view.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_own_words_do_not_scroll_sideways(page: Page, address: Address) -> None:
    one, other = (each.article.text for each in compared(*PAIR).profiles)
    pair = of_texts(one.replace(" the ", " the international "), other)
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address(pair))
    assert page.locator(".own th[scope=row]").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_asks_for_nothing_and_says_nothing(page: Page, address: Address,
                                              told: list[str]) -> None:
    page.goto(address(compared(*PAIR)))
    page.wait_for_timeout(200)
    assert told == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_runs(page: Page, address: Address, told: list[str], text: str) -> None:
    page.goto(address(hostile(text)))
    page.wait_for_timeout(50)
    assert told == []
    assert page.locator("script").count() == 1
    assert page.locator("article.text").count() == 2


@pytest.mark.parametrize("script", [True, False])
def test_the_switch_shows_one_count_at_a_time(browser: Browser, address: Address,
                                              script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(address(compared(*PAIR)))
    for key in ("quoted", "author", "all"):
        page.locator(f"label[for=voice-{key}]").click()
        assert [view for view in ("all", "author", "quoted")
                if page.locator(f".view.view-{view}").is_visible()] == [key]


def test_the_switch_works_from_the_keyboard(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    page.locator("#voice-all").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".view.view-author").is_visible()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("voice", ["all", "author", "quoted"])
def test_the_switch_recounts_what_is_said_of_the_texts(browser: Browser, address: Address,
                                                       script: bool, voice: str) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    comparison = compared(*PAIR)
    page.goto(address(comparison))
    page.locator(f"label[for=voice-{voice}]").click()
    page.locator("summary").click()
    uses = sum(int(cell.inner_text()) for cell in
               page.locator("details td:nth-child(2) >> visible=true").all())
    marks = [mark for each in comparison.profiles for mark in shown_of(each).marks]
    wanted = [mark for mark in marks if voice in ("all", mark.voice)]
    assert uses == len(wanted) != 0
    drawn = page.evaluate("[...document.querySelectorAll('.strip path')]"
                          ".filter(each => getComputedStyle(each).stroke != 'none').length")
    assert drawn == len(wanted)
    assert ("not the quoted" in page.locator("footer").inner_text()) == (voice == "all")


def test_n_goes_to_marks_of_whose_words_are_counted(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    page.locator("label[for=voice-quoted]").click()
    page.locator("article.text").nth(1).focus()
    said = set()
    for _ in range(40):
        page.keyboard.press("n")
        said.add(page.locator("#what").inner_text().rpartition(", ")[2])
    assert said == {"quoted"}


@pytest.mark.parametrize("script", [True, False])
def test_a_reference_leads_to_its_line(browser: Browser, address: Address, script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(address(compared(*PAIR)))
    link = page.locator(".view-all .passage a").first
    to = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    box = page.locator(f"#{to}").bounding_box()
    assert box is not None
    assert -5 <= box["y"] <= page.viewport_size["height"]  # type: ignore[index]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("at", ["told", "near", "last"])
def test_a_reference_opens_both_columns(browser: Browser, address: Address, script: bool,
                                        at: str) -> None:
    page = browser.new_context(java_script_enabled=script,
                               viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address(compared(*PAIR)))
    links = page.locator(".view-all a[href*='-']")
    to = sorted((str(link.get_attribute("href")).removeprefix("#") for link in links.all()),
                key=lambda to: int(to[1:].partition("-")[0]))
    wanted = to[-1] if at == "last" else next(each for each in to
                                              if ("--" in each) == (at == "near"))
    page.locator(f".view-all a[href='#{wanted}']").first.click()
    page.wait_for_timeout(100)
    for id in filter(None, wanted.split("-")):
        line = page.locator(f"#{id}")
        line_box, column = line.bounding_box(), line.locator("xpath=../..").bounding_box()
        assert line_box is not None
        assert column is not None
        top, foot = line_box["y"], line_box["y"] + line_box["height"]
        end = min(800, column["y"] + column["height"])
        assert max(column["y"], 0) - 3 <= top <= foot <= end + 3
    told = page.locator(f"[id='{wanted}']")
    assert told.is_visible()
    assert ("nearest in words" in told.inner_text()) == ("--" in wanted)


def test_on_a_phone_a_reference_leads_on_to_what_is_beside(page: Page, address: Address) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address(compared(*PAIR)))
    page.locator(".view-all .passage a[href*='-']").first.click()
    led = page.locator(".across:target a")
    to = str(led.get_attribute("href")).removeprefix("#")
    led.click()
    box = page.locator(f"[id='{to}']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800


def test_what_leads_on_is_no_stop_of_the_tab_key_until_it_is_led_to(page: Page,
                                                                   address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    assert page.locator(".across").count() > 4
    assert page.locator(".across >> visible=true").count() == 0


def test_n_and_p_go_from_mark_to_mark_and_say_what_each_is(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    page.locator("article.text").first.focus()
    page.keyboard.press("n")
    first = page.locator("#what").inner_text()
    page.keyboard.press("n")
    second = page.locator("#what").inner_text()
    page.keyboard.press("p")
    assert page.locator("#what").inner_text() == first != second
    assert page.locator("mark.current").count() == 1
    box = page.locator("#what").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]


def test_marks_are_no_stops_of_the_tab_key(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    assert page.evaluate("[...document.querySelectorAll('mark')].every(each => each.tabIndex < 0)")


def test_each_mark_is_a_span_of_the_json(page: Page, address: Address) -> None:
    comparison = compared(*PAIR)
    found = json.loads(render("json", "compare", comparison, Options()))
    page.goto(address(comparison))
    marks: list[list[Any]] = page.evaluate(
        "[...document.querySelectorAll('article.text')].map(text =>"
        " [...text.querySelectorAll('mark[data-span]')].map(each => "
        "[each.dataset.span, each.textContent]))")
    for article, own in zip(found["articles"], marks, strict=True):
        places = {f"{place['start']}-{place['end']}": place["text"]
                  for id in MARKED for place in article["evidence"].get(id, [])}
        assert own
        assert all(places[span].startswith(text) for span, text in own)


def test_it_prints(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator(".switch").is_visible()
    assert page.locator("article.text").first.evaluate(
        "each => each.scrollHeight - each.clientHeight") <= 1


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_the_table_of_marks_is_open(browser: Browser, address: Address,
                                             script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(address(compared(*PAIR)))
    cell = page.locator("details td").first
    assert not cell.is_visible()
    page.emulate_media(media="print")
    if script:
        page.pdf()
    assert cell.is_visible()


@LOOKS
def test_on_paper_ink_is_dark(page: Page, address: Address, size: str, scheme: str) -> None:
    shown(page, size, scheme, address(compared(*PAIR)))
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    pale = [(ink, text) for ink, _, text in page.evaluate(_COLOURS)
            if contrast(ink, "rgb(255, 255, 255)") < 4.5]
    assert pale == []


def test_it_loads_at_once(page: Page, address: Address) -> None:
    page.goto(address(compared(*PAIR)))
    page.reload()
    spent = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert spent <= 300


def test_long_texts_stay_usable(page: Page, address: Address) -> None:
    long = "\n\n".join([compared(*PAIR).profiles[0].article.text] * 10)
    page.goto(address(of_texts(long, "It held. It could fail. " * 900)))
    page.locator("article.text").first.focus()
    page.keyboard.press("n")
    assert "current" in str(page.locator("mark.current").get_attribute("class"))


def test_three_articles_stand_side_by_side(page: Page, address: Address) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(address(compared(*PAIR, "agency")))
    boxes = [each.bounding_box() for each in page.locator("article.text").all()]
    assert len({round(box["y"]) for box in boxes if box}) == 1


def test_an_article_in_another_direction_keeps_its_own_and_the_page(
        page: Page, address: Address) -> None:
    pair = compare(Article.from_text("قال الوزير إن الجسر قد يغلق. " * 9, name="a"),
                   Article.from_text("The bridge could close. " * 9, name="b"))
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address(pair))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [page.locator(id).evaluate("each => getComputedStyle(each).direction")
            for id in ("#A1", "#B1", "html")] == ["rtl", "ltr", "ltr"]


def test_a_short_text_takes_no_more_room_than_it_needs(page: Page, address: Address) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address(of_texts("It could hold.", "It held.")))
    assert page.locator("article.text").first.bounding_box()["height"] < 80  # type: ignore[index]
