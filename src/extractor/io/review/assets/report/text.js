const kindOf = (s) => field(statements[s][4], "kind");
/** The classes by which a record shows what was said of it. */
function marks(id) {
  const { verdict, edits } = saidOf(id);
  return [...(verdict ? ["x-" + verdict] : []), ...(Object.keys(edits).length ? ["x-edited"] : [])];
}

// ---- the text ----------------------------------------------------------------------------------------

const segments = []; // [start, end, element], in text order
function drawText() {
  const mentionAt = new Int32Array(length).fill(-1), statementAt = new Int32Array(length).fill(-1);
  const issueAt = new Uint8Array(length), actionAt = new Uint8Array(length), cut = new Uint8Array(length + 1);
  const lay = (a, b, array, value) => { cut[a] = cut[b] = 1; array.fill(value, a, b); };
  statements.forEach(([a, b], i) => lay(a, b, statementAt, i));
  mentions.forEach((m, i) => lay(...m.at, mentionAt, i));
  data.tasks.forEach((t) => t.actions.forEach(([a, b]) => lay(a, b, actionAt, 1)));
  const severities = ["", "info", "warning", "error"];
  for (const issue of data.issues) {
    const weight = severities.indexOf(issue.severity);
    for (const [a, b] of issue.spans) {
      cut[a] = cut[b] = 1;
      for (let i = a; i < b; i++) issueAt[i] = Math.max(issueAt[i], weight);
    }
  }
  const headingAt = new Uint8Array(length);
  for (const [a, b, level] of data.headings) lay(a, b, headingAt, Math.min(level, 2));
  const title = (data.title || "").replace(/\s+/g, "");
  const text = Array.from(data.original);
  const page = document.createDocumentFragment();
  for (let start = 0; start < length;) {
    let end = text.indexOf("\n", start);
    if (end < 0) end = length;
    const p = el("p");
    let at = start;
    while (at < end) {
      let to = at + 1;
      while (to < end && !cut[to]) to++;
      const span = el("span"), m = mentionAt[at], s = statementAt[at], classes = [];
      if (s >= 0) { span.dataset.s = s; classes.push("s-" + kindOf(s)); }
      if (m >= 0) {
        span.dataset.m = m;
        classes.push("m-" + mentions[m].class);
        const o = observationOf.get(m);
        if (o !== undefined) classes.push("o-" + field(data.observations[o].id, "status"), ...marks(data.observations[o].id));
      }
      if (actionAt[at]) classes.push("a");
      if (issueAt[at]) classes.push("i", "i-" + severities[issueAt[at]]);
      if (headingAt[at]) {
        classes.push("h");
        if (!p.className) p.className = "h" + headingAt[at];
      }
      span.className = classes.join(" ");
      segments.push([at, to, span]);
      p.append(span);
      at = to;
    }
    const line = sheets.simplified.slice(start, end).replace(/\s+/g, "");
    if (start < 400 && line.length > 3 && title.includes(line)) p.className = "title";
    page.append(p);
    start = end + 1;
  }
  pane.replaceChildren(page);
  writeText();
}
function writeText() {
  for (const [a, b, span] of segments) {
    const written = words(a, b).replace(/\r/g, "");
    if (span.textContent !== written) span.textContent = written;
  }
  const traditional = script === "original" && data.script === "traditional";
  pane.lang = traditional ? "zh-Hant" : "zh-Hans";
}
function firstSegment(offset) {
  let low = 0, high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle][1] <= offset) low = middle + 1; else high = middle;
  }
  return low;
}
function between(a, b, visit) {
  for (let i = firstSegment(a); i < segments.length && segments[i][0] < b; i++) visit(segments[i][2]);
}
/** Show in the text what is said of a record now. */
function repaint(id) {
  const { type, at, index } = recordOf.get(id);
  const swap = (span, prefix, values, now) => {
    for (const value of values) span.classList.remove(prefix + value);
    if (now) span.classList.add(prefix + now);
  };
  between(...at, (span) => {
    if (type === "statement" && Number(span.dataset.s) === index) swap(span, "s-", KINDS, kindOf(index));
    if (type !== "observation") return;
    swap(span, "o-", STATUSES, field(id, "status"));
    swap(span, "x-", [...VERDICTS, "edited"], null);
    span.classList.add(...marks(id));
  });
}
let lit = [];
function light(spans, near) {
  for (const span of lit) span.classList.remove("lit", "near");
  lit = [];
  const add = (cls) => (span) => { span.classList.add(...cls); lit.push(span); };
  if (near) between(...near, add(["lit", "near"]));
  for (const [a, b] of spans) between(a, b, (span) => { span.classList.remove("near"); add(["lit"])(span); });
}
function scrollTo(offset) {
  const found = segments[Math.min(firstSegment(offset), segments.length - 1)];
  if (found) found[2].scrollIntoView({ block: "center" });
}
