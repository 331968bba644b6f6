// A table that searches, filters, sorts and pages over rows held in memory; only the page shown is in the document.
const PAGE = 100, PRINTED = 5000;
const table = (section, rows, { columns, facet = [], text, csv }) => {
  const state = { page: 0, sort: null, down: false, shown: rows };
  let timer = 0;
  const search = make("input", { type: "search", id: `${section.id}-search`, oninput: () => { clearTimeout(timer); timer = setTimeout(() => renew(note), 120); } });
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") { clearTimeout(timer); renew(note); } });
  const side = facets(facet, (key, value) => { renew(step); const again = [...side.element.querySelectorAll(`[data-facet="${key}"] input`)].find((i) => i.value === value); if (again) again.focus(); });
  const status = make("span", { class: "status", role: "status" });
  const heads = columns.map((column) => make("th", { scope: "col" }, make("button", { type: "button", "data-sort": column.key, onclick: () => sort(column) }, words[column.key] || column.key)));
  const body = make("tbody");
  const pageText = bdi("");
  const before = make("button", { type: "button", onclick: () => turn(-1) }, words.previous);
  const after = make("button", { type: "button", onclick: () => turn(1) }, words.next);
  const keep = make("button", { type: "button", "data-export": section.id, onclick: () => download() }, words.export);
  const clear = make("button", { type: "button", "data-clear": section.id, onclick: () => { search.value = ""; side.clear(); renew(step); search.focus(); } }, words.clear);
  section.append(
    make("div", { class: "filters", role: "search", "aria-label": words.search }, make("label", { for: search.id }, words.search, search), clear, keep, status),
    make("div", { class: facet.length ? "sided" : "" }, facet.length ? side.element : null,
      make("div", {},
        make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words[section.id] }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body)),
        make("div", { class: "pager" }, before, pageText, after))));
  let index = null;
  const query = () => ({ q: search.value.trim(), ...side.give(), sort: state.sort && (state.down ? `-${state.sort.key}` : state.sort.key), page: state.page ? state.page + 1 : null });
  const renew = (remember, page = 0) => {
    const wanted = needles(search.value);
    if (wanted.length && !index) index = rows.map((row) => indexed(text(row)));
    const found = wanted.length ? rows.filter((row, i) => matches(index[i], wanted)) : rows;
    side.count(found);
    state.shown = found.filter((row) => side.passes(row));
    if (state.sort) {
      const get = state.sort.sort || state.sort.text, sign = state.down ? -1 : 1;
      state.shown.sort((a, b) => {
        const x = get(a) ?? "", y = get(b) ?? "";
        if (x === "") return y === "" ? 0 : 1;
        if (y === "") return -1;
        return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "ar"));
      });
    }
    heads.forEach((head, i) => (columns[i] === state.sort ? head.setAttribute("aria-sort", state.down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    state.page = Math.min(page, Math.max(0, Math.ceil(state.shown.length / PAGE) - 1));
    draw();
    if (remember) remember(address(section.id, null, query()));
  };
  const cells = (from, to) => state.shown.slice(from, to).map((row) => make("tr", {}, ...columns.map((c) => make("td", { class: `c-${c.key}` }, ...[].concat(c.cell ? c.cell(row) : bdi(c.text(row)))))));
  const draw = () => {
    const pages = Math.max(1, Math.ceil(state.shown.length / PAGE));
    body.replaceChildren(...cells(state.page * PAGE, (state.page + 1) * PAGE));
    if (!state.shown.length) body.append(make("tr", { class: "nothing" }, make("td", { colspan: String(columns.length) }, words.nothing_found)));
    status.replaceChildren(bdi(format.format(state.shown.length)), ` ${words.rows}`);
    pageText.textContent = `${state.page + 1} / ${pages}`;
    before.disabled = state.page === 0;
    after.disabled = state.page >= pages - 1;
  };
  const sort = (column) => { state.down = state.sort === column ? !state.down : false; state.sort = column; renew(note); };
  const turn = (by) => { state.page += by; draw(); step(address(section.id, null, query())); section.querySelector(".scroll").scrollTop = 0; };
  const download = () => save(`${section.id}.csv`, [csv.map((c) => c.key), ...state.shown.map((row) => csv.map((c) => c.text(row)))]);
  // What is printed is what is filtered, not the page alone.
  addEventListener("beforeprint", () => { if (!section.hidden && state.shown.length > PAGE) body.replaceChildren(...cells(0, PRINTED)); });
  addEventListener("afterprint", () => { if (!section.hidden) draw(); });
  return (wanted) => {
    search.value = wanted.get("q") || "";
    side.take(wanted);
    const key = wanted.get("sort") || "";
    state.sort = columns.find((c) => c.key === key.replace(/^-/, "")) || null;
    state.down = key.startsWith("-");
    renew(null, Math.max(0, Number(wanted.get("page") || 1) - 1));
  };
};
