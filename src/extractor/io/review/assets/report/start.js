// ---- the data of the page ----------------------------------------------------------------------------------

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

/** Words of the interface, which change with its language. */
function said(words) {
  const node = el("span", "", say(words));
  node.dataset.say = words;
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
