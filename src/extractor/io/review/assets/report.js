"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const pane = $("text");

  /** An element with a class and children; words always become text nodes, never markup. */
  function el(tag, cls, ...children) {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    for (const child of children) if (child !== null && child !== undefined) node.append(child);
    return node;
  }

  // Spans count code points. Where all are one unit long a string serves as it is.
  const sheets = {};
  for (const name of ["original", "simplified"]) {
    const whole = data[name];
    const points = /[\ud800-\udfff]/.test(whole) ? Array.from(whole) : null;
    sheets[name] = { slice: points ? (a, b) => points.slice(a, b).join("") : (a, b) => whole.slice(a, b) };
    sheets[name].length = points ? points.length : whole.length;
  }
  const length = sheets.original.length;
  const mentions = data.mentions, statements = data.statements;
  const observationOf = new Map(data.observations.map((o, i) => [o.mention, i]));
  const taskOf = new Map(data.tasks.map((t, i) => [t.statement, i]));
  let script = "original";
  const words = (a, b) => sheets[script].slice(a, b);
  const tight = (a, b) => words(a, b).replace(/\s+/g, "");

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
        if (s >= 0) { span.dataset.s = s; classes.push("s-" + statements[s][2]); }
        if (m >= 0) {
          span.dataset.m = m;
          classes.push("m-" + mentions[m].class);
          const o = observationOf.get(m);
          if (o !== undefined) classes.push("o-" + data.observations[o].status);
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
      if (start < 400 && line.length > 3 && title.includes(line)) p.className = "top";
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

  // ---- the tables --------------------------------------------------------------------------------------

  const spanOf = (s) => [statements[s][0], statements[s][1]];
  const tag = (word) => el("span", "tag t-" + word, word);
  function meter(record) {
    const bar = el("span", "meter w" + record.weak);
    bar.title = record.why.join("; ") || "nothing to ask";
    bar.setAttribute("role", "img");
    bar.setAttribute("aria-label", "weakness " + record.weak + " of 5");
    return bar;
  }
  const number = (text) => { const n = parseFloat(text); return Number.isNaN(n) ? -Infinity : n; };
  const severityRank = { error: 0, warning: 1, info: 2 };
  // A column: its heading, the cell's content, what it is sorted by, its class.
  const TABS = [
    {
      name: "Numbers", rows: data.observations, start: (o) => mentions[o.mention].at[0],
      spans: (o) => [mentions[o.mention].at], near: (o) => (o.statement === null ? null : spanOf(o.statement)),
      shown: (o) => !off.has("o-" + o.status) && !off.has("quantity"),
      text: (o) => [o.indicator, o.code, o.time, o.place, o.status, mentions[o.mention].at, mentions[o.mention].reads],
      columns: [
        ["Weak", meter, (o) => o.weak, ""],
        ["Indicator", (o) => o.indicator || "—", (o) => o.indicator || "", "main"],
        ["Value", (o) => tight(...mentions[o.mention].at), (o) => number(mentions[o.mention].reads), "value"],
        ["Time", (o) => (o.time || "—").replace("/", "/\u200b"), (o) => o.time || "", "thin date"],
        ["Place", (o) => o.place || "", (o) => o.place || "", "thin wide"],
        ["Status", (o) => tag(o.status), (o) => o.status, ""],
      ],
    },
    {
      name: "Tasks", rows: data.tasks, start: (t) => statements[t.statement][0],
      spans: (t) => (t.actions.length ? t.actions.map((a) => [a[0], a[1]]) : [spanOf(t.statement)]),
      near: (t) => spanOf(t.statement),
      shown: () => !off.has("s-planned"),
      text: (t) => [t.theme, t.deadline, t.goal, ...t.actions.flatMap((a) => [a[2], a[3]]), ...t.responsible.map((r) => r[0]),
        spanOf(t.statement)],
      columns: [
        ["Weak", meter, (t) => t.weak, ""],
        ["Task", taskCell, (t) => statements[t.statement][0], "main"],
        ["Targets", (t) => t.targets.map((m) => tight(...mentions[m].at)).join("，"), (t) => t.targets.length, "thin wide"],
        ["Due", (t) => t.deadline || t.recurrence || "—", (t) => t.deadline || "9", "thin date"],
        ["Who", (t) => t.responsible.map((r) => r[0]).join("、"), (t) => t.responsible.length, "thin wide"],
      ],
    },
    {
      name: "Issues", rows: data.issues, start: (i) => (i.spans.length ? i.spans[0][0] : 0),
      spans: (i) => i.spans, near: () => null, shown: () => true,
      text: (i) => [i.code, i.severity, i.message],
      columns: [
        ["Severity", (i) => tag(i.severity), (i) => severityRank[i.severity], ""],
        ["Message", (i) => i.message, (i) => i.message, "main"],
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
  ];
  function taskCell(t) {
    const cell = el("div");
    if (t.theme) cell.append(el("span", "theme", t.theme));
    for (const [, , verb, object] of t.actions) cell.append(el("span", "action", el("b", "", verb), object));
    if (!t.actions.length) cell.append(tight(...spanOf(t.statement)));
    return cell;
  }
  const off = new Set();
  let open = 0, selected = null; // selected: [tab, index of its row]
  TABS.forEach((tab, t) => {
    tab.order = null;
    tab.button = el("button", "", tab.name, el("b"));
    tab.button.type = "button";
    tab.button.id = "tab-" + t;
    tab.button.setAttribute("role", "tab");
    tab.button.setAttribute("aria-controls", "panel-" + t);
    tab.button.addEventListener("click", () => show(t));
    document.querySelector('[role="tablist"]').append(tab.button);
    tab.panel = el("div");
    tab.panel.id = "panel-" + t;
    tab.panel.setAttribute("role", "tabpanel");
    tab.panel.setAttribute("aria-label", tab.name);
    tab.panel.hidden = true;
    const head = el("tr");
    tab.heads = tab.columns.map(([name, , , cls], c) => {
      const button = el("button", "", name), th = el("th", (c ? "" : "first ") + cls.replace(/rule|value|thin/g, ""), button);
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
    tab.none = el("p", "none", "Nothing here.");
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
  function drawTable(t) {
    const tab = TABS[t];
    tab.shownRows = visible(tab);
    const rows = document.createDocumentFragment();
    tab.rowOf = new Map();
    for (const i of tab.shownRows) {
      const tr = el("tr");
      tr.dataset.i = i;
      for (const [, content, , cls] of tab.columns) tr.append(el("td", cls, content(tab.rows[i])));
      tab.rowOf.set(i, tr);
      rows.append(tr);
    }
    tab.body.replaceChildren(rows);
    tab.none.hidden = tab.shownRows.length > 0;
    tab.heads.forEach((th, c) => {
      if (tab.order && tab.order[0] === c) th.setAttribute("aria-sort", tab.order[1] > 0 ? "ascending" : "descending");
      else th.removeAttribute("aria-sort");
    });
    $("weakest").hidden = tab.columns[0][0] !== "Weak";
    $("weakest").setAttribute("aria-pressed", String(Boolean(tab.order && tab.order[0] === 0 && tab.order[1] < 0)));
    markRow();
    count(tab);
  }
  function count(tab) {
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

  // ---- the record that is open -------------------------------------------------------------------------

  function detail(t, row) {
    const list = el("dl"), put = (name, value) => {
      if (value !== null && value !== undefined && value !== "") list.append(el("div", "", el("dt", "", name), el("dd", "", String(value))));
    };
    let heading;
    if (t === 0) {
      const m = mentions[row.mention], e = row.evidence, by = (value, grounds) => value && (grounds ? `${value} (${grounds})` : value);
      heading = (row.indicator || "—") + " · " + tight(...m.at);
      put("reads", [m.reads, m.modifier].filter(Boolean).join(", "));
      put("unit", m.unit); put("per", m.per); put("change", m.change);
      put("indicator", by(row.indicator, e.indicator)); put("code", row.code);
      put("time", by(row.time, e.time)); put("place", by(row.place, e.place)); put("status", by(row.status, e.status));
      if (row.from !== null) put("came from", tight(...mentions[data.observations[row.from].mention].at));
      if (row.statement !== null) put("statement",  statements[row.statement][2] + " (" + statements[row.statement][3] + ")");
      put("weak in", row.why.join("; "));
      put("rules", m.rule + ", " + row.rule);
    } else if (t === 1) {
      heading = row.actions.map((a) => a[2] + (a[3] || "")).join("，") || "Task";
      put("theme", row.theme); put("goal", row.goal); put("means", row.means);
      put("targets", row.targets.map((m) => tight(...mentions[m].at)).join("，"));
      put("due", row.deadline); put("recurs", row.recurrence);
      put("who", row.responsible.map((r) => `${r[0]} (${r[1]})`).join("，"));
      put("weak in", row.why.join("; "));
      put("rules", row.rule + ", " + statements[row.statement][3]);
    } else if (t === 2) {
      heading = row.message;
      put("code", row.code); put("stage", row.stage);
      put("words", row.spans.map(([a, b]) => tight(a, Math.min(b, a + 40))).join(" … "));
    } else {
      heading = tight(...row.at);
      put("class", row.class); put("reads", row.reads); put("unit", row.unit); put("rule", row.rule);
    }
    const at = TABS[t].spans(row);
    if (at.length) put("characters", at.map(([a, b]) => `${a}–${b}`).join(", "));
    card(heading, list);
  }
  function card(heading, list) {
    const close = el("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", unselect);
    $("detail").replaceChildren(close, el("h2", "", heading), list);
    $("detail").hidden = false;
  }
  /** A statement that is no task is in no table: the card tells what it was taken for. */
  function openStatement(s) {
    const [a, b, kind, rule] = statements[s], line = (name, value) => el("div", "", el("dt", "", name), el("dd", "", value));
    unselect();
    light([], [a, b]);
    card("Statement", el("dl", "", line("kind", kind), line("rule", rule), line("characters", `${a}–${b}`)));
  }

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
    const group = el("fieldset", "", el("legend", "", name));
    for (const value of values) {
      const chip = el("button", "chip c-" + value, el("i"), value, el("b", "", String(counts.get(value) || 0)));
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
    for (const tab of TABS) { tab.shownRows = null; count(tab); }
    drawTable(open);
  }
  let waiting = 0;
  $("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filtered, 80); });

  // ---- script, strip, clicks and keys ------------------------------------------------------------------

  function setScript(name) {
    script = name;
    for (const button of document.querySelectorAll("[data-script]")) {
      button.setAttribute("aria-pressed", String(button.dataset.script === name));
    }
    writeText();
    drawTable(open);
    if (selected) detail(selected[0], TABS[selected[0]].rows[selected[1]]);
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
    const typing = event.target === $("search");
    if (event.key === "Escape") {
      if (typing) { $("search").value = ""; $("search").blur(); filtered(); } else unselect();
      return;
    }
    if (typing) {
      if (event.key === "Enter") { $("search").blur(); filtered(); step(1); }
      return;
    }
    const key = event.key, inText = pane.contains(document.activeElement);
    if (key === "j" || (key === "ArrowDown" && !inText)) step(1);
    else if (key === "k" || (key === "ArrowUp" && !inText)) step(-1);
    else if (key >= "1" && key <= "4") show(Number(key) - 1);
    else if (key === "ArrowRight" && document.activeElement.getAttribute("role") === "tab") { show((open + 1) % 4); TABS[open].button.focus(); }
    else if (key === "ArrowLeft" && document.activeElement.getAttribute("role") === "tab") { show((open + 3) % 4); TABS[open].button.focus(); }
    else if (key === "/") $("search").focus();
    else if (key === "w") weakest();
    else if (key === "t") { if (!$("script").hidden) setScript(script === "original" ? "simplified" : "original"); }
    else return;
    event.preventDefault();
  });
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
  show(0);
  for (const tab of TABS.slice(1)) count(tab);
  paintWindow();
  const wanted = decodeURIComponent(location.hash.slice(1));
  TABS.forEach((tab, t) => tab.rows.forEach((row, i) => { if (wanted && row.id === wanted) select(t, i, "row"); }));
})();
