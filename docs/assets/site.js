/* Small comforts for every page. Without them nothing is lost. */

/** A region that scrolls sideways can be reached and named by keyboard. */
function nameScrollers() {
  for (const region of document.querySelectorAll(
    ".scroller, .md-typeset__scrollwrap",
  )) {
    const scrolls = region.scrollWidth > region.clientWidth;
    const label = region.querySelector("caption, th")?.textContent ?? "Table";
    region.toggleAttribute("tabindex", false);
    region.removeAttribute("role");
    region.removeAttribute("aria-label");
    if (scrolls) {
      region.tabIndex = 0;
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", label);
    }
  }
}

/** What is folded on the screen is printed open. */
function unfoldForPrint() {
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details:not([open])")) {
      folded.open = true;
      opened.push(folded);
    }
  });
  addEventListener("afterprint", () => {
    for (const folded of opened.splice(0)) folded.open = false;
  });
}

addEventListener("load", nameScrollers);
addEventListener("resize", nameScrollers);
unfoldForPrint();
