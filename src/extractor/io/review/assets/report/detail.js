// ---- the record that is open -------------------------------------------------------------------------------

let reopen = () => {}; // draws the card anew, as another language or script wants it

function detail(t, row) {
  if (t === CORRECTIONS) {
    if (row.type === "statement") { statementCard(row.index); return; }
    t = row.type === "observation" ? 0 : 1;
    row = TABS[t].rows[row.index];
  }
  const facts = new Facts();
  [numberCard, taskCard, issueCard, mentionCard][t](row, facts);
  const at = TABS[t].spans(row);
  if (at.length) facts.put("at", at.map(([a, b]) => `${a}–${b}`).join(", "));
  card(facts);
  reopen = () => detail(t, row);
}
/** What a card tells: a heading, what can be corrected, and facts that are as they are. */
class Facts {
  constructor() { this.heading = ""; this.form = null; this.list = el("dl"); }
  put(name, value) {
    if (value === null || value === undefined || value === "") return;
    this.list.append(el("div", "", el("dt", "", say(name)), el("dd", "", String(value))));
  }
}
const joined = (...parts) => parts.filter((x) => x !== null && x !== undefined && x !== "").join(language === "zh" ? "，" : ", ");
const grounded = (value, grounds) => value && (grounds ? `${value} (${say(grounds)})` : value);

function numberCard(o, facts) {
  const m = mentions[o.mention], e = o.evidence;
  facts.heading = (field(o.id, "indicator") || "—") + " · " + tight(...m.at);
  facts.form = form(o.id, ["indicator", "value", "unit", "status", "time", "place"], o.id);
  facts.put("reads", joined(m.reads, say(m.modifier)));
  facts.put("unit", m.measure); facts.put("per", m.per); facts.put("change", m.change && joined(...m.change.map(say)));
  facts.put("indicator", grounded(o.indicator, e.indicator)); facts.put("code", o.code);
  facts.put("time", grounded(o.time, e.time)); facts.put("place", grounded(o.place, e.place));
  facts.put("status", grounded(say(o.status), e.status));
  if (o.from !== null) facts.put("came from", tight(...mentions[data.observations[o.from].mention].at));
  if (o.statement !== null) facts.put("statement", say(kindOf(o.statement)) + " (" + statements[o.statement][3] + ")");
  facts.put("weak in", o.why.map(reason).join("; "));
  facts.put("rules", m.rule + ", " + o.rule);
}
function taskCard(t, facts) {
  facts.heading = t.actions.map((a) => a[2] + (a[3] || "")).join("，") || say("Task");
  facts.form = form(t.id, ["kind"], statements[t.statement][4]);
  facts.put("theme", t.theme); facts.put("goal", t.goal); facts.put("means", t.means);
  facts.put("targets", t.targets.map((m) => tight(...mentions[m].at)).join("，"));
  facts.put("due", t.deadline); facts.put("recurs", t.recurrence);
  facts.put("who", t.responsible.map((r) => `${r[0]} (${say(r[1])})`).join("，"));
  facts.put("weak in", t.why.map(reason).join("; "));
  facts.put("rules", t.rule + ", " + statements[t.statement][3]);
}
function issueCard(i, facts) {
  facts.heading = sentence(i);
  facts.put("code", i.code); facts.put("stage", i.stage);
  facts.put("words", i.spans.map(([a, b]) => tight(a, Math.min(b, a + 40))).join(" … "));
}
function mentionCard(m, facts) {
  facts.heading = tight(...m.at);
  facts.put("class", say(m.class)); facts.put("reads", m.reads); facts.put("unit", m.measure); facts.put("rule", m.rule);
}
/** A statement that is no task is in no table: the card tells what it was taken for. */
function statementCard(s) {
  const [a, b, , rule, id] = statements[s], facts = new Facts();
  facts.heading = say("Statement");
  facts.form = form(id, ["kind"], id);
  facts.put("rule", rule);
  facts.put("at", `${a}–${b}`);
  card(facts);
  reopen = () => statementCard(s);
}
function openStatement(s) {
  unselect();
  light([], spanOf(s));
  statementCard(s);
}
function card(facts) {
  const close = el("button", "close", "×");
  close.type = "button";
  close.setAttribute("aria-label", say("Close"));
  close.addEventListener("click", unselect);
  opened = facts.form;
  const { form } = facts;
  $("detail").replaceChildren(el("div", "top", el("h2", "", facts.heading), form && form.bar, close), ...(form ? [form.node] : []), facts.list);
  $("detail").hidden = false;
}
