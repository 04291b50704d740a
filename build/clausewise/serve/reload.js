/**
 * Only under make serve: reloads the page after a rebuild, and shows a
 * problem in the policy over the last good page.
 */

const STATE = "/__clausewise/state";
const INTERVAL_MS = 700;

/** @type {number | undefined} */
let shown;

async function look() {
  const response = await fetch(STATE).catch(() => undefined);
  if (!response?.ok) {
    return;
  }
  const { build, problem } = await response.json();
  shown ??= build;
  if (build !== shown) {
    location.reload();
  }
  showProblem(problem);
}

/** @param {string | null} problem */
function showProblem(problem) {
  const old = document.getElementById("clausewise-problem");
  if (problem === null) {
    old?.remove();
    return;
  }
  if (old?.dataset.problem === problem) {
    return;
  }
  old?.remove();
  const box = document.createElement("div");
  box.id = "clausewise-problem";
  box.dataset.problem = problem;
  box.setAttribute("role", "alert");
  const title = document.createElement("strong");
  title.textContent =
    "This page is the last good one: your latest change has a problem.";
  const text = document.createElement("pre");
  text.textContent = problem;
  box.append(title, text);
  // Properties, not a style attribute, which the site's own policy forbids.
  Object.assign(box.style, {
    position: "fixed",
    insetInline: "0",
    bottom: "0",
    zIndex: "1000",
    maxHeight: "50vh",
    overflow: "auto",
    padding: "1rem",
    background: "#fff4f4",
    color: "#5c0000",
    borderTop: "4px solid #b00020",
    font: "16px/1.4 system-ui, sans-serif",
  });
  Object.assign(text.style, { whiteSpace: "pre-wrap", margin: "0.5rem 0 0" });
  document.body.append(box);
}

setInterval(() => {
  if (!document.hidden) {
    look();
  }
}, INTERVAL_MS);
look();
