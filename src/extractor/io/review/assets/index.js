const body = document.querySelector("#reports tbody"), rows = Array.from(body.rows);
const heads = Array.from(document.querySelectorAll("#reports th"));
heads.forEach((th, column) => {
  const button = th.querySelector("button");
  if (!button) return;
  const numeric = th.classList.contains("n");
  button.addEventListener("click", () => {
    const down = th.getAttribute("aria-sort") ? th.getAttribute("aria-sort") === "ascending" : numeric;
    for (const other of heads) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keys = new Map(rows.map((row) => {
      const text = row.cells[column].textContent.trim();
      return [row, numeric ? Number(text || -1) : text];
    }));
    const sign = down ? -1 : 1;
    rows.sort((a, b) => {
      const x = keys.get(a), y = keys.get(b);
      return sign * (numeric ? x - y : x.localeCompare(y, "zh"));
    });
    body.append(...rows);
  });
});
document.getElementById("find").addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
sayAll();
