// Facets: the values of a column with how many rows have them under the other choices. Several values of one facet widen, facets narrow.
const SHOWN = 7;
const facets = (columns, changed) => {
  const chosen = new Map(columns.map((c) => [c.key, new Set()]));
  const boxes = new Map();
  const element = make("div", { class: "facets", role: "group", "aria-label": words.filters });
  for (const column of columns) {
    const list = make("ul");
    const more = make("button", { type: "button", class: "link", hidden: true, onclick: () => { box.open = true; box.all = !box.all; draw(column, box.counts); } }, words.more);
    const box = make("details", { "data-facet": column.key }, make("summary", {}, words[column.key] || column.key), list, more);
    box.list = list; box.more = more; box.open = Boolean(column.open);
    box.addEventListener("toggle", () => { if (box.open && box.counts) draw(column, box.counts); });
    boxes.set(column.key, box);
    element.append(box);
  }
  const passes = (row, but) => columns.every((c) => c.key === but || !chosen.get(c.key).size || chosen.get(c.key).has(String(c.get(row) ?? "")));
  const draw = (column, counts) => {
    const box = boxes.get(column.key), set = chosen.get(column.key);
    box.counts = counts;
    if (!box.open && !set.size) return;
    const values = [...counts].filter(([value]) => value !== "" || set.has("")).sort((a, b) => set.has(b[0]) - set.has(a[0]) || b[1] - a[1] || a[0].localeCompare(b[0], "ar"));
    const some = box.all ? values.slice(0, 1000) : values.slice(0, Math.max(SHOWN, set.size));
    box.more.hidden = values.length <= SHOWN;
    box.more.textContent = box.all ? words.fewer : `${words.more} (${format.format(values.length - SHOWN)})`;
    box.list.replaceChildren(...some.map(([value, count]) => {
      const input = make("input", { type: "checkbox", value, onchange: () => { if (input.checked) set.add(value); else set.delete(value); changed(column.key, value); } });
      input.checked = set.has(value);
      return make("li", {}, make("label", {}, input, make("span", {}, bdi((column.name || String)(value))), make("small", { class: "number" }, bdi(format.format(count)))));
    }));
    if (!some.length) box.list.replaceChildren(make("li", {}, words.nothing));
  };
  // `found` are the rows that the search lets through: one pass counts every facet under the others' choices.
  const count = (found) => {
    const active = columns.filter((c) => chosen.get(c.key).size);
    const counts = new Map(columns.map((c) => [c.key, new Map()]));
    for (const row of found) {
      let missed = null, misses = 0;
      for (const c of active) if (!chosen.get(c.key).has(String(c.get(row) ?? ""))) { misses += 1; missed = c.key; if (misses > 1) break; }
      if (misses > 1) continue;
      for (const c of columns) {
        if (misses === 1 && c.key !== missed) continue;
        const value = String(c.get(row) ?? ""), tally = counts.get(c.key);
        tally.set(value, (tally.get(value) || 0) + 1);
      }
    }
    columns.forEach((c) => draw(c, counts.get(c.key)));
  };
  const take = (query) => columns.forEach((c) => { const set = chosen.get(c.key); set.clear(); query.getAll(c.key).forEach((v) => set.add(v)); if (set.size) boxes.get(c.key).open = true; });
  const give = () => Object.fromEntries([...chosen].map(([key, set]) => [key, [...set]]));
  const clear = () => chosen.forEach((set) => set.clear());
  return { element, passes, count, take, give, clear };
};
