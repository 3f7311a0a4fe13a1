// ---- the tables: what they show ----------------------------------------------------------------------------

const CHOICES = { status: STATUSES, kind: KINDS };
const spanOf = (s) => [statements[s][0], statements[s][1]];
const tag = (word) => el("span", "tag t-" + word, say(word));
const SIGNS = { right: "✓", wrong: "✗", edited: "✎" };
const signed = (sign, words) => { const node = el("span", "sign x-" + sign, SIGNS[sign]); node.title = words; return node; };
/** What a person said of a record: a sign for its verdict, one where it was changed. */
function signs(id) {
  const { verdict, edits } = saidOf(id), found = [];
  if (verdict) found.push(signed(verdict, say(verdict)));
  if (Object.keys(edits).length) found.push(signed("edited", say("Change")));
  return found;
}
/** How little stands behind a record; what a person has looked over needs no looking over. */
function meter(record) {
  if (desk.has(record.id)) return el("span", "signs", ...signs(record.id));
  const bar = el("span", "meter w" + record.weak);
  bar.title = record.why.map(reason).join("; ") || say("nothing to ask");
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", `${say("weakness")} ${record.weak} ${say("of 5")}`);
  return bar;
}
const sentence = (issue) => (language === "zh" ? issue.chinese : issue.message);
const reason = (why) => why.split(": ").map(say).join(language === "zh" ? "：" : ": ");
/** A field as it reads now, marked where it was changed. */
function now(id, name, shown, before) {
  if (!edited(id, name)) return shown;
  const node = el("span", "now", shown);
  node.title = `${say("was")} ${before ?? say("nothing")}`;
  return node;
}
/** The words of a number, or the value and unit that were put in their place. */
function amount(o) {
  const { at, change } = mentions[o.mention];
  const written = (change ? { up: "↑", down: "↓" }[change[0]] : "") + tight(...at);
  if (!edited(o.id, "value") && !edited(o.id, "unit")) return written;
  const value = shownValue(o.id, "value", field(o.id, "value")) ?? mentions[o.mention].reads ?? "";
  const node = el("span", "now", value + (field(o.id, "unit") ?? ""));
  return el("span", "", node, " ", el("s", "", written));
}
const fieldCell = (name, none) => (o) => now(o.id, name, (field(o.id, name) || none).replace("/", "/\u200b"), o[name]);
const number = (text) => { const n = parseFloat(text); return Number.isNaN(n) ? -Infinity : n; };
const weak = (record) => (desk.has(record.id) ? -1 : record.weak);
const unchecked = (record) => !onlyUnchecked || !desk.has(record.id);
const severityRank = { error: 0, warning: 1, info: 2 };
let onlyUnchecked = false;
// A column: its heading, the cell's content, what it is sorted by, its class.
const TABS = [
  {
    name: "Numbers", rows: data.observations, start: (o) => mentions[o.mention].at[0],
    spans: (o) => [mentions[o.mention].at], near: (o) => (o.statement === null ? null : spanOf(o.statement)),
    shown: (o) => !off.has("o-" + field(o.id, "status")) && !off.has("quantity") && unchecked(o),
    text: (o) => [field(o.id, "indicator"), o.code, field(o.id, "time"), field(o.id, "place"), field(o.id, "status"),
      mentions[o.mention].at, mentions[o.mention].reads, saidOf(o.id).note],
    columns: [
      ["Weak", meter, weak, ""],
      ["Indicator", fieldCell("indicator", "—"), (o) => field(o.id, "indicator") || "", "main"],
      ["Value", amount, (o) => field(o.id, "value") ?? number(mentions[o.mention].reads), "value"],
      ["Time", fieldCell("time", "—"), (o) => field(o.id, "time") || "", "thin date"],
      ["Place", fieldCell("place", ""), (o) => field(o.id, "place") || "", "thin wide"],
      ["Status", (o) => now(o.id, "status", tag(field(o.id, "status")), say(o.status)), (o) => field(o.id, "status"), ""],
    ],
  },
  {
    name: "Tasks", rows: data.tasks, start: (t) => statements[t.statement][0],
    spans: (t) => (t.actions.length ? t.actions.map((a) => [a[0], a[1]]) : [spanOf(t.statement)]),
    near: (t) => spanOf(t.statement),
    shown: (t) => !off.has("s-planned") && unchecked(t),
    text: (t) => [t.theme, t.deadline, t.goal, ...t.actions.flatMap((a) => [a[2], a[3]]), ...t.responsible.map((r) => r[0]),
      spanOf(t.statement), saidOf(t.id).note],
    columns: [
      ["Weak", meter, weak, ""],
      ["Task", taskCell, (t) => statements[t.statement][0], "main"],
      ["Targets", (t) => t.targets.map((m) => tight(...mentions[m].at)).join("，"), (t) => t.targets.length, "thin wide"],
      ["Due", (t) => t.deadline || t.recurrence || "—", (t) => t.deadline || "9", "thin date"],
      ["Who", (t) => t.responsible.map((r) => r[0]).join("、"), (t) => t.responsible.length, "thin wide"],
    ],
  },
  {
    name: "Issues", rows: data.issues, start: (i) => (i.spans.length ? i.spans[0][0] : 0),
    spans: (i) => i.spans, near: () => null, shown: () => true,
    text: (i) => [i.code, i.severity, i.message, i.chinese],
    columns: [
      ["Severity", (i) => tag(i.severity), (i) => severityRank[i.severity], ""],
      ["Message", sentence, sentence, "main"],
      ["Code", (i) => i.code, (i) => i.code, "rule wide"],
    ],
  },
  {
    name: "Mentions", rows: mentions, start: (m) => m.at[0], spans: (m) => [m.at], near: () => null,
    shown: (m) => !off.has(m.class), text: (m) => [m.class, m.reads, m.rule, m.at],
    columns: [
      ["Class", (m) => tag(m.class), (m) => m.class, ""],
      ["Words", (m) => tight(...m.at), (m) => m.at[0], "value"],
      ["Reads", (m) => m.reads || "—", (m) => number(m.reads), ""],
      ["Rule", (m) => m.rule, (m) => m.rule, "rule wide"],
    ],
  },
  {
    name: "Corrections", rows: [], start: (r) => r.at[0], spans: (r) => [r.at], near: () => null, shown: () => true,
    text: (r) => [r.at, saidOf(r.id).note, ...Object.values(saidOf(r.id).edits).map(String)],
    columns: [
      ["Checked", (r) => el("span", "signs", ...signs(r.id)), (r) => saidOf(r.id).verdict || "z", ""],
      ["Words", (r) => tight(r.at[0], Math.min(r.at[1], r.at[0] + 60)), (r) => r.at[0], "value"],
      ["Change", changes, (r) => Object.keys(saidOf(r.id).edits).join(), "main"],
    ],
  },
];
const CORRECTIONS = 4;
function taskCell(t) {
  const cell = el("div");
  if (t.theme) cell.append(el("span", "theme", t.theme));
  for (const [, , verb, object] of t.actions) cell.append(el("span", "action", el("b", "", verb), object));
  if (!t.actions.length) cell.append(tight(...spanOf(t.statement)));
  return cell;
}
function changes(r) {
  const { edits, note } = saidOf(r.id), cell = el("div");
  for (const name of FIELDS[r.type].filter((name) => Object.hasOwn(edits, name))) {
    const told = (x) => (x === null ? say("nothing") : CHOICES[name] ? say(x) : String(shownValue(r.id, name, x)));
    cell.append(el("span", "edit", el("i", "", say(name)), el("s", "", told(r.fields[name])), " → ", el("span", "now", told(edits[name]))));
  }
  if (note) cell.append(el("span", "note", note));
  return cell;
}
