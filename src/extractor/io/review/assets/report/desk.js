// ---- the desk: export, load, discard ---------------------------------------------------------------------------

const who = el("input", "who");
who.maxLength = 200;
who.value = kept.get("by") || "";
who.setAttribute("data-say-placeholder", "Your name");
who.setAttribute("data-say-aria-label", "Your name");
who.addEventListener("change", () => kept.put("by", who.value.trim()));
const chosen = el("input");
chosen.type = "file";
chosen.accept = ".json,application/json";
chosen.id = "load-file";
chosen.hidden = true;
const KEEPS_NOTHING = "This browser keeps nothing: export before you close the page.";
const MOST_BYTES = 50_000_000;

function deskButton(words, act) {
  const button = el("button", "", said(words));
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}
const exportButton = deskButton("Export", exportFile), discardButton = deskButton("Discard all", discard);
const loadButton = deskButton("Load…", () => chosen.click());
exportButton.id = "export";
const told = el("p", "told");
told.setAttribute("role", "status");
const howTo = el("p", "how", said("Mark and correct, export a file, then put it on top of the batch:"), " ",
  el("code", "", "extractor apply OUT/ FILE.json"));
TABS[CORRECTIONS].panel.prepend(el("div", "desk", howTo, el("div", "acts", who, exportButton, loadButton, discardButton, chosen), told));
const shortcut = deskButton("Export", exportFile);
shortcut.id = "export-now";
shortcut.append(el("b"));
document.querySelector("header .tools").prepend(shortcut);

/** What the desk says of itself: the message of what just happened, else whether all is in a file. */
function tellDesk(message) {
  const left = mine().length, open = left > 0;
  shortcut.hidden = !open;
  shortcut.lastChild.textContent = String(left);
  exportButton.disabled = !desk.size && !given.size;
  exportButton.classList.toggle("due", open);
  discardButton.disabled = !open;
  told.replaceChildren();
  if (message) told.append(said(message));
  else if (open) told.append(el("span", "due", said(keeps ? "not exported yet" : KEEPS_NOTHING)));
  else if (desk.size) told.append(said("all of it is in a file or in the batch"));
}
function exportFile() {
  const content = JSON.stringify(exported(seen(who.value)), null, 1);
  const title = (data.title || "").replace(/[^\p{L}\p{N}]+/gu, "").slice(0, 40) || data.sha256.slice(0, 8);
  const link = el("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = `${title}-${say("Corrections")}-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  wasExported();
  tellDesk("");
}
function refresh(message) {
  for (const id of recordOf.keys()) repaint(id);
  for (const tab of TABS) { tab.shownRows = null; count(tab); }
  drawTable(open);
  if (!$("detail").hidden) reopen();
  keepDraft();
  tellDesk(message);
}
function discard() {
  if (!confirm(say("Take back every correction that is not in an exported file?"))) return;
  desk.clear();
  for (const [id, said] of saved) desk.set(id, copy(said));
  refresh("");
}
chosen.addEventListener("change", async () => {
  const [file] = chosen.files;
  if (!file) return;
  chosen.value = "";
  let message;
  try {
    if (file.size > MOST_BYTES) throw new Error("too large");
    const { loaded, foreign, unfit, invalid, kept: own } = load(JSON.parse(await file.text()));
    message = [[loaded, "entries loaded"], [foreign, "of other reports"], [unfit, "fit no record here"], [invalid, "invalid"],
      [own, "kept as you have them"]].filter(([n], i) => n || !i).map(([n, words]) => `${n} ${say(words)}`).join(" · ");
  } catch {
    message = "This is no file of corrections.";
  }
  refresh(message);
  if (open !== CORRECTIONS) show(CORRECTIONS);
});
window.addEventListener("beforeunload", (event) => {
  clearTimeout(keeping);
  keepDraft();
  if (unsaved()) event.preventDefault();
});
