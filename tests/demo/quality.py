"""What is held against every kind of page, in a real browser."""

from pathlib import Path
from typing import Any

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_SETTLED = """async () => {
  const panel = document.querySelector("[data-panel='always']");
  const wanted = panel && matchMedia("(min-width: 60rem)").matches;
  while (wanted && !panel.querySelector(".side .filters")) await new Promise(r => setTimeout(r, 10));
  for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
}"""
_WATCH = """
  window.moved = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
    .observe({type: "layout-shift", buffered: true});
"""
# Everything that can be reached is numbered; every focus writes down its number, and what is wrong with it: no
# outline (its own, or that of the part which covers a card), or another thing above its middle.
_FOCUS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled);
  window.reached = new Set();
  window.unseen = [];
  document.addEventListener("focusin", ({target}) => {
    window.reached.add(target);
    if (!all.includes(target)) return;
    const outlines = [null, "::after"].map(part => getComputedStyle(target, part).outlineStyle);
    if (outlines.every(style => style === "none")) window.unseen.push("no outline: " + target.outerHTML);
    const {left, top, width, height} = target.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    const apart = !above || !(target.contains(above) || above.contains(target) || above.closest("label, article"));
    if (apart && width) window.unseen.push("covered: " + target.outerHTML + " by " + above?.outerHTML.slice(0, 80));
  });
  window.missed = () => all.filter(e => !window.reached.has(e)).map(e => e.outerHTML);
  return all.length;
}"""


def opened(tab: Any, url: str, *, now: str = "") -> Any:
    """Open an address and wait until nothing is still to come; ``now`` is the time on the reader's clock."""
    tab.page.add_init_script(_WATCH)
    if now:
        tab.page.clock.set_fixed_time(now)
    tab.page.goto(url)
    tab.page.evaluate(_SETTLED)
    return tab.page


def inspect(tab: Any, url: str, width: int, axe: Path | None, *, now: str = "") -> None:
    """Hold a page against its width, its layout, its policy and, with ``axe``, WCAG 2.2 AA; no other host is asked.

    axe sees the page whole: what sticks to the lower edge of a screen would lie upon links that can be scrolled away.
    """
    page = opened(tab, url, now=now)
    scrolled, moved = page.evaluate("[document.documentElement.scrollWidth, window.moved]")
    assert scrolled <= width, f"{scrolled} px wide"
    assert moved == 0, f"the layout shifted by {moved}"
    if axe is not None:
        page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        page.evaluate(axe.read_text("utf-8"))
        violations = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        found = [(v["id"], [(node["html"], node["failureSummary"]) for node in v["nodes"]][:3]) for v in violations]
        assert not found, found
    assert not tab.errors, tab.errors
    assert not tab.foreign, tab.foreign


def walk(tab: Any, url: str, *, now: str = "") -> None:
    """Go through a page with the Tab key: everything is reached, and each stop can be seen."""
    page = opened(tab, url, now=now)
    for _ in range(page.evaluate(_FOCUS) + 1):
        page.keyboard.press("Tab")
    missed, unseen = page.evaluate("[window.missed(), window.unseen]")
    assert not missed, missed
    assert not unseen, unseen
