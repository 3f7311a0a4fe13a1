// ---- script, strip, clicks and keys ------------------------------------------------------------------

function setScript(name) {
  script = name;
  for (const button of document.querySelectorAll("[data-script]")) {
    button.setAttribute("aria-pressed", String(button.dataset.script === name));
  }
  writeText();
  drawTable(open);
  reopen();
}
for (const button of document.querySelectorAll("[data-script]")) {
  button.addEventListener("click", () => setScript(button.dataset.script));
}
if (data.original === data.simplified) $("script").hidden = true;

const weakest = () => {
  const tab = TABS[open];
  if (tab.columns[0][0] !== "Weak") return;
  tab.order = tab.order && tab.order[0] === 0 && tab.order[1] < 0 ? null : [0, -1];
  drawTable(open);
};
$("weakest").addEventListener("click", weakest);
$("strip").addEventListener("click", (event) => {
  const box = $("strip").getBoundingClientRect();
  scrollTo(Math.floor(((event.clientX - box.left) / box.width) * length));
});
pane.addEventListener("click", (event) => {
  const span = event.target.closest("span[data-m], span[data-s]");
  if (!span || String(window.getSelection())) return;
  if (span.dataset.m !== undefined) {
    const m = Number(span.dataset.m), o = observationOf.get(m);
    if (o !== undefined) select(0, o, "text"); else select(3, m, "text");
  } else {
    const task = taskOf.get(Number(span.dataset.s));
    if (task !== undefined) select(1, task, "text");
    else openStatement(Number(span.dataset.s));
  }
});
let painting = false;
function paintWindow() {
  painting = false;
  const box = pane.getBoundingClientRect(), paragraphs = pane.children;
  if (!segments.length) return;
  const at = (y) => { // the first segment of the paragraph at a height, by halving
    let low = 0, high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle].getBoundingClientRect().bottom < y) low = middle + 1; else high = middle;
    }
    const rect = paragraphs[low].getBoundingClientRect(), first = starts[low], last = starts[low + 1];
    const share = rect.height ? Math.min(1, Math.max(0, (y - rect.top) / rect.height)) : 0;
    return first + share * (last - first);
  };
  const a = at(box.top), b = at(box.bottom);
  $("window").setAttribute("x", String((1000 * a) / length));
  $("window").setAttribute("width", String(Math.max(2, (1000 * (b - a)) / length)));
}
pane.addEventListener("scroll", () => {
  if (!painting) { painting = true; requestAnimationFrame(paintWindow); }
}, { passive: true });
window.addEventListener("resize", paintWindow);

function step(by) {
  const tab = TABS[open], rows = tab.shownRows;
  if (!rows.length) return;
  const here = selected && selected[0] === open ? rows.indexOf(selected[1]) : -1;
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + by));
  select(open, rows[next], "row");
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const searching = event.target === $("search"), typing = event.target.matches("input, select, textarea");
  if (event.key === "Escape") {
    if (searching) { $("search").value = ""; $("search").blur(); filtered(); }
    else if (typing) event.target.blur();
    else unselect();
    return;
  }
  if (typing) {
    if (event.key === "Enter" && searching) { $("search").blur(); filtered(); step(1); }
    else if (event.key === "Enter" && event.target.matches("input")) event.target.blur();
    return;
  }
  const key = event.key, inText = pane.contains(document.activeElement);
  const onTab = document.activeElement.getAttribute("role") === "tab";
  const turn = (by) => { show((open + by + TABS.length) % TABS.length); TABS[open].button.focus(); };
  if (key === "j" || (key === "ArrowDown" && !inText)) step(1);
  else if (key === "k" || (key === "ArrowUp" && !inText)) step(-1);
  else if (key >= "1" && key <= String(TABS.length)) show(Number(key) - 1);
  else if (key === "ArrowRight" && onTab) turn(1);
  else if (key === "ArrowLeft" && onTab) turn(-1);
  else if (key === "/") $("search").focus();
  else if (key === "w") weakest();
  else if (key === "u") $("unchecked").click();
  else if (key === "t") { if (!$("script").hidden) setScript(script === "original" ? "simplified" : "original"); }
  else if (key === "y" || key === "n") { if (!judge(key === "y" ? "right" : "wrong")) return; }
  else if (key === "e") { if (!focusForm()) return; }
  else return;
  event.preventDefault();
});
document.addEventListener("language", () => { drawTable(open); reopen(); });
window.addEventListener("beforeprint", () => { const now = open; TABS.forEach((_, t) => drawTable(t)); show(now); });

drawText();
const starts = Array.from(pane.children, (p) => -1);
{ // where each paragraph begins
  const whole = Array.from(data.original);
  let at = 0;
  for (let i = 0; i < starts.length; i++) {
    starts[i] = at;
    const end = whole.indexOf("\n", at);
    at = end < 0 ? length : end + 1;
  }
  starts.push(length);
}
sayAll();
show(0);
for (const tab of TABS.slice(1)) count(tab);
paintWindow();
tellDesk(restored ? "Corrections of an earlier visit are back; they are not exported yet." : "");
const wanted = decodeURIComponent(location.hash.slice(1));
TABS.forEach((tab, t) => tab.rows.forEach((row, i) => { if (wanted && row.id === wanted) select(t, i, "row"); }));
