// ---- filters -----------------------------------------------------------------------------------------

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return found;
}
const GROUPS = [
  ["Numerals", "", ["quantity", "date", "ordinal", "enumerator", "name"], tally(mentions.map((m) => m.class))],
  ["Status", "o-", ["achieved", "planned", "reference"], tally(data.observations.map((o) => o.status))],
  ["Sentences", "s-", ["achieved", "planned", "problem", "other"], tally(statements.map((s) => s[2]))],
];
for (const [name, prefix, values, counts] of GROUPS) {
  const group = el("fieldset", "", el("legend", "", said(name)));
  for (const value of values) {
    const chip = el("button", "chip c-" + value, el("i"), said(value), el("b", "", String(counts.get(value) || 0)));
    chip.type = "button";
    chip.dataset.filter = prefix + value;
    chip.setAttribute("aria-pressed", "true");
    chip.addEventListener("click", () => { toggle(chip); filtered(); });
    group.append(chip);
  }
  $("keys").before(group);
}
function toggle(chip) {
  const key = chip.dataset.filter, on = off.has(key);
  if (on) off.delete(key); else off.add(key);
  chip.setAttribute("aria-pressed", String(on));
  document.body.classList.toggle("off-" + key, !on);
}
function clearFilters() {
  for (const chip of document.querySelectorAll('.chip[aria-pressed="false"]')) toggle(chip);
  $("search").value = "";
  onlyUnchecked = false;
  filtered();
}
let found = [];
function filtered() {
  for (const span of found) span.classList.remove("found");
  found = [];
  const wanted = $("search").value.trim().toLowerCase();
  if (wanted) {
    for (const name of ["original", "simplified"]) {
      const lower = Array.from(data[name], (c) => c.toLowerCase()[0] || c), w = Array.from(wanted);
      const text = lower.join("");
      const exact = text.length === length; // else astral characters: offsets would shift
      for (let at = exact ? text.indexOf(wanted) : -1; at >= 0; at = text.indexOf(wanted, at + w.length)) {
        between(at, at + w.length, (span) => { span.classList.add("found"); found.push(span); });
      }
    }
  }
  $("unchecked").setAttribute("aria-pressed", String(onlyUnchecked));
  for (const tab of TABS) { tab.shownRows = null; count(tab); }
  drawTable(open);
}
let waiting = 0;
$("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filtered, 80); });
$("unchecked").addEventListener("click", () => { onlyUnchecked = !onlyUnchecked; filtered(); });
