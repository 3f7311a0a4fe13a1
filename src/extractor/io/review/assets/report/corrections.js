// ---- corrections: what is said of records, apart from them -----------------------------------------------

const STATUSES = ["achieved", "planned", "reference"], KINDS = ["achieved", "planned", "problem", "other"];
const FIELDS = { observation: ["indicator", "value", "unit", "status", "time", "place"], statement: ["kind"], task: [] };
const VERDICTS = ["right", "wrong"];

/** Every record that can be corrected, by id: its kind, span and fields as they were extracted. */
const recordOf = new Map();
data.observations.forEach((o, index) => {
  const m = mentions[o.mention], value = m.value === null ? null : Number(m.value);
  const { indicator, status, time, place } = o;
  recordOf.set(o.id, { id: o.id, type: "observation", index, at: m.at,
    fields: { indicator, value, unit: m.unit, status, time, place } });
});
statements.forEach((s, index) => {
  recordOf.set(s[4], { id: s[4], type: "statement", index, at: [s[0], s[1]], fields: { kind: s[2] } });
});
data.tasks.forEach((t, index) => {
  const s = statements[t.statement];
  recordOf.set(t.id, { id: t.id, type: "task", index, at: [s[0], s[1]], fields: {} });
});

// What is said: id -> {verdict, note, edits: {field: new}, at}. `desk` is what the page shows; `saved` what is in a file or
// in the batch; `given` what any file may have said before, and so must be taken back in the next.
const desk = new Map(), saved = new Map(), given = new Map();
const copy = (said) => ({ verdict: said.verdict || null, note: said.note || "", edits: { ...said.edits }, at: said.at || null });
const NOTHING = copy({});
const written = (said) => JSON.stringify([said.verdict, said.note, Object.entries(said.edits).sort()]);
const differ = (a, b) => written(a || NOTHING) !== written(b || NOTHING);
const saidOf = (id) => desk.get(id) || NOTHING;
const mine = () => [...new Set([...desk.keys(), ...saved.keys()])].filter((id) => differ(desk.get(id), saved.get(id)));
const unsaved = () => mine().length > 0;
function save(id) {
  if (!desk.has(id)) { saved.delete(id); return; }
  saved.set(id, copy(desk.get(id)));
  given.set(id, copy(desk.get(id)));
}

/** A field of a record as it reads now. */
function field(id, name) {
  const { edits } = saidOf(id);
  return Object.hasOwn(edits, name) ? edits[name] : recordOf.get(id).fields[name];
}
const edited = (id, name) => Object.hasOwn(saidOf(id).edits, name);

/** Say something of a record; what says no more than the extractor does is forgotten. */
function saying(id, change) {
  const said = copy(saidOf(id)), { fields } = recordOf.get(id);
  change(said);
  for (const [name, value] of Object.entries(said.edits)) if (value === fields[name]) delete said.edits[name];
  if (said.verdict || said.note || Object.keys(said.edits).length) desk.set(id, said); else desk.delete(id);
}

const SCALES = [["万亿", 1e12], ["亿", 1e8], ["万", 1e4]];
/** A value as a person reads and types it: with the 万 or 亿 of its words, 18.6亿 for 1860000000. */
function shownValue(id, name, value) {
  if (name !== "value" || value === null) return value;
  const written = sheets.simplified.slice(...recordOf.get(id).at), [word, scale] = SCALES.find(([w]) => written.includes(w)) || ["", 1];
  return word && Number.isInteger((value * 1e4) / scale) ? tidy(value / scale) + word : String(value);
}
const tidy = (number) => Number(number.toPrecision(15));

// What may be said, as models/corrections.py has it: the value to take, or what is wrong with it.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
/** A note or a name without what cannot be seen: a text that is pasted brings much of it. */
const seen = (text) => Array.from(text).filter((c) => c === "\n" || c === "\t" || !UNSEEN.test(c)).join("").trim();
function phrase(text) {
  if (UNSEEN.test(text)) return { wrong: "holds invisible characters" };
  return Array.from(text).length > 200 ? { wrong: "at most 200 characters, on one line" } : { value: text || null };
}
const POINT = "\\d{4}(-(0[1-9]|1[0-2]|[23]\\d|4[01])(-(0[1-9]|[12]\\d|3[01]))?)?", PERIOD = new RegExp(`^${POINT}(/${POINT})?$`);
const READ = {
  indicator: phrase,
  place: phrase,
  unit: (text) => (/^[万亿萬億]./u.test(text) ? { wrong: "the unit alone: 万 and 亿 belong into the value" } : phrase(text)),
  value: (text) => {
    const plain = text.replace(/[,，\s]/g, "").replace(/[０-９．－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    const [, digits, word] = /^(-?\d+(?:\.\d{1,6})?)(万亿|亿|万)?$/.exec(plain) || [];
    if (!digits) return { wrong: "a number, such as 46800, 2.5 or 1.2亿" };
    const value = tidy(Number(digits) * (word ? new Map(SCALES).get(word) : 1));
    return digits.replace(/\D/g, "").length > 15 || value >= 1e15 ? { wrong: "at most 15 digits" } : { value };
  },
  time: (text) => (text && !PERIOD.test(text)
    ? { wrong: "a year, month or day: 2024, 2024-06, 2024-06-30, or two of them with / between" } : { value: text || null }),
  status: (text) => (STATUSES.includes(text) ? { value: text } : { wrong: "invalid" }),
  kind: (text) => (KINDS.includes(text) ? { value: text } : { wrong: "invalid" }),
};

// ---- as a file -------------------------------------------------------------------------------------------

/** The content of a file with all that is said; what was said before and is no more is taken back in it. */
function exported(by) {
  const now = new Date().toISOString(), corrections = [];
  for (const id of new Set([...given.keys(), ...desk.keys()])) {
    const { type, at: [start, end], fields } = recordOf.get(id), said = saidOf(id), before = given.get(id) || NOTHING;
    const edits = FIELDS[type].filter((name) => Object.hasOwn(said.edits, name) || Object.hasOwn(before.edits, name))
      .map((name) => ({ field: name, old: fields[name], new: field(id, name) }));
    const verdict = said.verdict || (before.verdict ? "open" : null), note = said.note || (before.note ? "" : null);
    const text = sheets.original.slice(start, end);
    if (verdict || note !== null || edits.length) {
      corrections.push({ report: data.sha256, type, record: id, start, end, text, verdict, edits, note, at: said.at || now });
    }
  }
  corrections.sort((a, b) => a.start - b.start || (a.type < b.type ? -1 : 1));
  return { corrections_version: "1.0", exported: now, by: by || null, corrections };
}
function wasExported() {
  mine().forEach(save);
  keepDraft();
}

/** Take over a file's entries of this report; records with work that is in no file yet stay as they are. */
function load(content) {
  if (!content || content.corrections_version !== "1.0" || !Array.isArray(content.corrections)) throw new Error("no corrections");
  const told = { loaded: 0, foreign: 0, unfit: 0, invalid: 0, kept: 0 };
  const records = new Map([...recordOf.values()].map((r) => [[r.type, ...r.at].join(), r]));
  const own = new Set(mine());
  for (const entry of content.corrections) {
    if (!entry || typeof entry !== "object") { told.invalid++; continue; }
    if (entry.report !== data.sha256) { told.foreign++; continue; }
    const record = records.get([entry.type, entry.start, entry.end].join());
    if (!record || sheets.original.slice(...record.at) !== entry.text) { told.unfit++; continue; }
    const changes = readEntry(entry, record);
    if (!changes) { told.invalid++; continue; }
    if (own.has(record.id)) { told.kept++; continue; }
    saying(record.id, (said) => changes.forEach((change) => change(said)));
    save(record.id);
    told.loaded++;
  }
  keepDraft();
  return told;
}

/** The changes that an entry asks for; null where any of it is not as it must be. */
function readEntry(entry, record) {
  const { verdict, note, edits } = entry, changes = [(said) => { said.at = typeof entry.at === "string" ? entry.at : null; }];
  if (verdict) {
    if (verdict !== "open" && !VERDICTS.includes(verdict)) return null;
    changes.push((said) => { said.verdict = verdict === "open" ? null : verdict; });
  }
  if (typeof note === "string") {
    if (note.length > 2000 || seen(note) !== note.trim()) return null;
    changes.push((said) => { said.note = note; });
  }
  for (const edit of Array.isArray(edits) ? edits : []) {
    if (!edit || !FIELDS[record.type].includes(edit.field)) return null;
    if (!["string", "number"].includes(typeof edit.new) && edit.new !== null) return null;
    const read = READ[edit.field](edit.new === null ? "" : String(edit.new));
    if (read.wrong) return null;
    changes.push((said) => { said.edits[edit.field] = read.value; });
  }
  return changes;
}

// ---- drafts ----------------------------------------------------------------------------------------------

const DRAFT = "corrections." + data.sha256;
let keeps = true; // whether the browser keeps drafts
function keepDraft() {
  if (desk.size || given.size) keeps = kept.put(DRAFT, JSON.stringify({ desk: [...desk], saved: [...saved], given: [...given] }));
  else kept.drop(DRAFT);
}
/** What an earlier visit left: work that is in no file yet, and files that this page was not made with. */
function readDraft() {
  let draft;
  try {
    draft = JSON.parse(kept.get(DRAFT));
    for (const name of ["desk", "saved", "given"]) draft[name] = new Map(draft[name].filter(([id]) => recordOf.has(id)));
  } catch { return; } // there is none, or none of use
  for (const id of new Set([...draft.desk.keys(), ...draft.saved.keys()])) {
    const open = differ(draft.desk.get(id), draft.saved.get(id));
    if (!open && given.has(id)) continue;
    saying(id, (own) => Object.assign(own, copy(draft.desk.get(id) || NOTHING)));
    if (!open) save(id);
  }
  for (const [id, before] of draft.given) if (!given.has(id)) given.set(id, copy(before));
}

for (const [id, said] of Object.entries(data.said)) {
  saying(id, (own) => Object.assign(own, copy(said)));
  save(id);
}
readDraft();
const restored = unsaved();
