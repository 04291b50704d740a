/* Small comforts for every page. Without them nothing is lost. */

/**
 * A region that scrolls sideways can be reached and named by keyboard. The
 * observer tells of it when the browser has measured it anyway.
 */
function nameScrollers() {
  const marked = ".scroller, .md-typeset__scrollwrap";
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) nameScroller(target);
  });
  for (const region of document.querySelectorAll(marked)) {
    observer.observe(region);
  }
}

function nameScroller(region) {
  if (region.scrollWidth > region.clientWidth) {
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    region.setAttribute("aria-label", nameOf(region));
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) {
      region.removeAttribute(name);
    }
  }
}

/** A table is called by its caption, or else by the heading above it. */
function nameOf(region) {
  const isAbove = Node.DOCUMENT_POSITION_PRECEDING;
  const headings = [...document.querySelectorAll("#content :is(h1, h2, h3)")];
  const above = headings.findLast(
    (heading) => region.compareDocumentPosition(heading) & isAbove,
  );
  const named = region.querySelector("caption") ?? above;
  return named?.textContent.trim() || "Table";
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
unfoldForPrint();
