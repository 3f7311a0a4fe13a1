// ---- the tables: how they are drawn ----------------------------------------------------------------------

const off = new Set();
const NONE_CORRECTED = "Nothing corrected yet. Open a number, a task or a sentence; mark it right or wrong, or change what is wrong in it.";
let open = 0, selected = null; // selected: [tab, index of its row]
TABS.forEach((tab, t) => {
  tab.order = null;
  tab.button = el("button", "", said(tab.name), el("b"));
  tab.button.type = "button";
  tab.button.id = "tab-" + t;
  tab.button.setAttribute("role", "tab");
  tab.button.setAttribute("aria-controls", "panel-" + t);
  tab.button.addEventListener("click", () => show(t));
  document.querySelector('[role="tablist"]').append(tab.button);
  tab.panel = el("div");
  tab.panel.id = "panel-" + t;
  tab.panel.setAttribute("role", "tabpanel");
  tab.panel.setAttribute("data-say-aria-label", tab.name);
  tab.panel.hidden = true;
  const head = el("tr");
  tab.heads = tab.columns.map(([name, , , cls], c) => {
    const button = el("button", "", said(name)), th = el("th", (c ? "" : "first ") + cls.replace(/rule|value|thin/g, ""), button);
    button.type = "button";
    button.addEventListener("click", () => {
      const down = tab.order && tab.order[0] === c ? -tab.order[1] : (name === "Weak" ? -1 : 1);
      tab.order = [c, down];
      drawTable(t);
    });
    head.append(th);
    return th;
  });
  tab.body = el("tbody");
  tab.body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row) select(t, Number(row.dataset.i), "row");
  });
  tab.none = el("p", "none", said(t === CORRECTIONS ? NONE_CORRECTED : "Nothing here."));
  tab.panel.append(el("table", "", el("thead", "", head), tab.body), tab.none);
  $("panels").append(tab.panel);
});

/** The indexes of a tab's rows as they are shown: filtered, then sorted. */
function visible(tab) {
  const wanted = $("search").value.trim().toLowerCase();
  const found = [];
  tab.rows.forEach((row, i) => {
    if (!tab.shown(row)) return;
    if (wanted && !tab.text(row).some((x) => (Array.isArray(x)
      ? ["original", "simplified"].some((s) => sheets[s].slice(...x).toLowerCase().includes(wanted))
      : x && x.toLowerCase().includes(wanted)))) return;
    found.push(i);
  });
  if (tab.order) {
    const [column, direction] = tab.order, by = tab.columns[column][2];
    const keys = new Map(found.map((i) => [i, by(tab.rows[i])]));
    found.sort((i, j) => {
      const a = keys.get(i), b = keys.get(j);
      return (a < b ? -1 : a > b ? 1 : 0) * direction || tab.start(tab.rows[i]) - tab.start(tab.rows[j]);
    });
  }
  return found;
}
function fill(tab, i) {
  const tr = tab.rowOf.get(i), row = tab.rows[i];
  tr.replaceChildren(...tab.columns.map(([, content, , cls]) => el("td", cls, content(row))));
  tr.className = recordOf.has(row.id) && tab !== TABS[CORRECTIONS] ? marks(row.id).join(" ") : "";
}
function drawTable(t) {
  const tab = TABS[t];
  if (t === CORRECTIONS) tab.rows = [...desk.keys()].map((id) => recordOf.get(id)).sort((a, b) => a.at[0] - b.at[0]);
  tab.shownRows = visible(tab);
  const rows = document.createDocumentFragment();
  tab.rowOf = new Map();
  for (const i of tab.shownRows) {
    const tr = el("tr");
    tr.dataset.i = i;
    tab.rowOf.set(i, tr);
    fill(tab, i);
    rows.append(tr);
  }
  tab.body.replaceChildren(rows);
  tab.none.hidden = tab.shownRows.length > 0;
  tab.heads.forEach((th, c) => {
    if (tab.order && tab.order[0] === c) th.setAttribute("aria-sort", tab.order[1] > 0 ? "ascending" : "descending");
    else th.removeAttribute("aria-sort");
  });
  for (const id of ["weakest", "unchecked"]) $(id).hidden = tab.columns[0][0] !== "Weak";
  $("weakest").setAttribute("aria-pressed", String(Boolean(tab.order && tab.order[0] === 0 && tab.order[1] < 0)));
  markRow();
  count(tab);
}
function count(tab) {
  if (tab === TABS[CORRECTIONS] && !tab.shownRows) tab.rows = [...desk.keys()].map((id) => recordOf.get(id));
  const n = tab.shownRows ? tab.shownRows.length : visible(tab).length;
  tab.button.lastChild.textContent = n === tab.rows.length ? String(n) : n + " / " + tab.rows.length;
}
function markRow() {
  const tab = TABS[open];
  for (const row of tab.body.querySelectorAll('[aria-selected="true"]')) row.removeAttribute("aria-selected");
  if (!selected || selected[0] !== open) return;
  const row = tab.rowOf.get(selected[1]);
  if (row) { row.setAttribute("aria-selected", "true"); row.scrollIntoView({ block: "nearest" }); }
}
function show(t) {
  open = t;
  TABS.forEach((tab, i) => {
    tab.button.setAttribute("aria-selected", String(i === t));
    tab.panel.hidden = i !== t;
  });
  drawTable(t);
}
function select(t, i, from) {
  const tab = TABS[t], row = tab.rows[i];
  if (from === "text" && !visible(tab).includes(i)) clearFilters();
  selected = [t, i];
  if (open !== t || !tab.rowOf || !tab.rowOf.has(i)) show(t); else markRow();
  light(tab.spans(row), tab.near(row));
  if (from !== "text") scrollTo(tab.start(row));
  detail(t, row);
  markRow(); // once more: the open record takes room from the table
}
function unselect() {
  selected = null;
  light([], null);
  markRow();
  $("detail").hidden = true;
}
