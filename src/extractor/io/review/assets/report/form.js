// ---- the form of the open record: verdict, fields, note --------------------------------------------------------

let opened = null; // the form of the card that is open
const LABELS = { kind: "Kind of sentence" };

/** A form for the verdict and note of record `id` and for fields of record `of`, which a task's sentence may be. */
function form(id, names, of) {
  const made = { id, of, node: el("div", "form"), first: null };
  const judged = recordOf.get(id).type !== "statement";
  const undo = el("button", "undo", "↺ ", say("Undo"));
  undo.type = "button";
  undo.addEventListener("click", () => { desk.delete(id); desk.delete(of); changed(id, of); reopen(); });
  const bar = el("div", "verdicts", ...(judged ? VERDICTS.map((verdict) => verdictButton(id, verdict)) : []), undo);
  made.bar = bar;
  for (const name of names) made.node.append(fieldOf(of, name, made));
  const note = el("textarea");
  note.rows = 1;
  note.maxLength = 2000;
  note.value = saidOf(id).note;
  note.addEventListener("input", () => {
    saying(id, (said) => { said.note = seen(note.value); said.at = new Date().toISOString(); });
    changed(id);
  });
  made.node.append(el("label", "f-note", el("span", "", say("Note")), note));
  made.redraw = () => {
    for (const button of bar.querySelectorAll("[data-verdict]")) {
      button.setAttribute("aria-pressed", String(saidOf(id).verdict === button.dataset.verdict));
    }
    undo.hidden = !desk.has(id) && !desk.has(of);
  };
  made.redraw();
  return made;
}
function verdictButton(id, verdict) {
  const button = el("button", "verdict x-" + verdict, SIGNS[verdict] + " ", say(verdict === "right" ? "Right" : "Wrong"));
  button.type = "button";
  button.dataset.verdict = verdict;
  button.addEventListener("click", () => give(id, verdict));
  return button;
}
/** A verdict given twice is taken back. */
function give(id, verdict) {
  saying(id, (said) => { said.verdict = said.verdict === verdict ? null : verdict; said.at = new Date().toISOString(); });
  changed(id);
}
function judge(verdict) {
  if (!opened || recordOf.get(opened.id).type === "statement") return false;
  give(opened.id, verdict);
  return true;
}
function focusForm() {
  if (!opened) return false;
  opened.first.focus();
  if (opened.first.select) opened.first.select();
  return true;
}
function fieldOf(id, name, made) {
  const before = recordOf.get(id).fields[name], fault = el("span", "fault"), was = el("span", "was");
  const input = CHOICES[name] ? el("select", "", ...CHOICES[name].map((value) => new Option(say(value), value))) : el("input");
  input.name = name;
  input.value = shownValue(id, name, field(id, name)) ?? "";
  if (!CHOICES[name]) { input.autocomplete = "off"; input.setAttribute("list", "known-" + name); }
  if (name === "value") { input.inputMode = "decimal"; input.placeholder = mentions[data.observations[recordOf.get(id).index].mention].reads || ""; }
  const label = el("label", "f-" + name, el("span", "", say(LABELS[name] || name)), input, was, fault);
  const told = () => {
    label.classList.toggle("x-edited", edited(id, name));
    was.textContent = edited(id, name) ? `${say("was")} ${before === null ? say("nothing") : say(String(shownValue(id, name, before)))}` : "";
  };
  input.addEventListener("input", () => {
    const typed = input.value.trim(), asBefore = name === "value" && typed === "";
    const read = asBefore ? { value: before } : READ[name](typed);
    fault.textContent = read.wrong ? say(read.wrong) : "";
    label.classList.toggle("wrong", Boolean(read.wrong));
    if (read.wrong) return;
    saying(id, (said) => { said.edits[name] = read.value; said.at = new Date().toISOString(); });
    told();
    changed(id);
  });
  told();
  made.first = made.first || input;
  return label;
}
/** What the report says elsewhere, offered while a person types. */
for (const name of ["indicator", "unit", "place"]) {
  const list = el("datalist");
  list.id = "known-" + name;
  const known = data.observations.map((o) => recordOf.get(o.id).fields[name]).filter(Boolean);
  list.append(...[...new Set(known)].sort().map((value) => new Option(value, value)));
  document.body.append(list);
}

/** Show everywhere what is said of records now, and keep it. */
function changed(...ids) {
  for (const id of new Set(ids)) {
    repaint(id);
    const { type, index } = recordOf.get(id), tab = TABS[type === "observation" ? 0 : 1];
    if (type !== "statement" && tab.rowOf && tab.rowOf.has(index)) fill(tab, index);
  }
  if (opened) opened.redraw();
  if (open === CORRECTIONS) drawTable(CORRECTIONS);
  else { TABS[CORRECTIONS].shownRows = null; count(TABS[CORRECTIONS]); }
  tellDesk("");
  clearTimeout(keeping);
  keeping = setTimeout(keepDraft, 250);
}
let keeping = 0;
