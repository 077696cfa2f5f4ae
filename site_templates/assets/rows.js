// A box above long tables that leaves only the rows with all the words typed into it.
(() => {
  const tables = [...document.querySelectorAll("table[data-rows]")];
  if (!tables.length) return;
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const words = rows.map((row) => row.textContent.toLowerCase());
  const form = document.createElement("p"), label = document.createElement("label");
  const input = document.createElement("input"), status = document.createElement("span");
  form.className = "quick";
  label.textContent = `Only ${tables[0].dataset.rows} with `;
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  status.setAttribute("role", "status");
  label.append(input);
  form.append(label, " ", status);

  const filter = () => {
    const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row, index) => {
      row.hidden = !asked.every((word) => words[index].includes(word));
      left += !row.hidden;
    });
    for (const table of tables) {
      (table.closest(".rule-group, .wide") ?? table).hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
    }
    status.textContent = asked.length ? `${left} of ${rows.length}` : "";
  };
  input.addEventListener("input", filter);
  (tables[0].closest(".rule-group, .wide") ?? tables[0]).before(form);
})();
