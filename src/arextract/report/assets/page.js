"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words"), articles = read("data-articles"), claims = read("data-claims"), names = read("data-names");
  const PAGE = 100;

  // Everything a text says goes through textContent: the page never parses it as markup.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  // Latin text and figures say so: an Arabic font would draw a decimal point as a comma.
  const bdi = (text) => make("bdi", /[\u0600-\u06ff]/.test(text) ? {} : { lang: "en" }, String(text));
  const format = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
  const amount = (row) => {
    const number = row.value !== null ? format.format(row.value)
      : [row.low, row.high].map((n) => (n === null ? "" : format.format(n))).join("–");
    return [row.comparator === "=" ? "" : row.comparator, number, row.unit || ""].filter(Boolean).join(" ");
  };
  const change = (text) => (text ? text.split(" ").map((part) => words[part] || part).join(" ") : "");
  const marks = (row) => [row.hedged && words.hedged, row.negated && words.negated, change(row.change), row.per && `${words.per} ${row.per}`].filter(Boolean).join("، ");

  // A table that filters, sorts and pages over rows held in memory; only the page shown is in the document.
  const table = (section, rows, columns, filters) => {
    const state = { page: 0, sort: null, down: false, shown: rows };
    const search = make("input", { type: "search", id: `${section.id}-search`, oninput: () => renew() });
    const selects = filters.map(([key, get]) => {
      const values = [...new Set(rows.map(get).filter((v) => v !== null && v !== undefined && v !== ""))].map(String).sort((a, b) => a.localeCompare(b, "ar"));
      const select = make("select", { "data-filter": key, onchange: () => renew() }, make("option", { value: "" }, words.all),
        ...values.slice(0, 2000).map((value) => make("option", { value }, value)));
      return { select, get, label: make("label", {}, words[key] || key, select) };
    });
    const status = make("span", { class: "status", role: "status" });
    const heads = columns.map((column) => make("th", { scope: "col" }, make("button", { type: "button", "data-sort": column.key, onclick: () => sort(column) }, words[column.key] || column.key)));
    const body = make("tbody");
    const pageText = bdi("");
    const before = make("button", { type: "button", onclick: () => turn(-1) }, words.previous);
    const after = make("button", { type: "button", onclick: () => turn(1) }, words.next);
    const save = make("button", { type: "button", "data-export": section.id, onclick: () => download() }, words.export);
    section.append(
      make("div", { class: "filters", role: "search", "aria-label": words.filters }, make("label", { for: search.id }, words.search, search), ...selects.map((s) => s.label), save, status),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words[section.id] }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body)),
      make("div", { class: "pager" }, before, pageText, after));
    const text = (row) => columns.map((c) => c.text(row)).join("\t").toLowerCase();
    let index = null;
    const renew = () => {
      const needle = search.value.trim().toLowerCase();
      if (needle && !index) index = rows.map(text);
      state.shown = rows.filter((row, i) => (!needle || index[i].includes(needle)) && selects.every((s) => !s.select.value || String(s.get(row)) === s.select.value));
      if (state.sort) {
        const get = state.sort.sort || state.sort.text, sign = state.down ? -1 : 1;
        state.shown.sort((a, b) => {
          const x = get(a), y = get(b);
          if (x === null || x === "") return y === null || y === "" ? 0 : 1;
          if (y === null || y === "") return -1;
          return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "ar"));
        });
      }
      state.page = 0;
      draw();
    };
    const draw = () => {
      const pages = Math.max(1, Math.ceil(state.shown.length / PAGE));
      body.replaceChildren(...state.shown.slice(state.page * PAGE, (state.page + 1) * PAGE).map((row) => make("tr", {}, ...columns.map((c) => make("td", {}, c.cell ? c.cell(row) : bdi(c.text(row)))))));
      status.replaceChildren(bdi(format.format(state.shown.length)), ` ${words.rows}`);
      pageText.textContent = `${state.page + 1} / ${pages}`;
      before.disabled = state.page === 0;
      after.disabled = state.page >= pages - 1;
    };
    const sort = (column) => {
      state.down = state.sort === column ? !state.down : false;
      state.sort = column;
      heads.forEach((head, i) => (columns[i] === column ? head.setAttribute("aria-sort", state.down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
      renew();
    };
    const turn = (by) => { state.page += by; draw(); };
    const download = () => {
      // A cell that a spreadsheet would run as a formula is led by an apostrophe.
      const quote = (cell) => `"${(/^[=+@\t]|^-(?!\d)/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
      const lines = [columns.map((c) => c.key), ...state.shown.map((row) => columns.map((c) => String(c.text(row))))].map((line) => line.map(quote).join(","));
      const link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv;charset=utf-8" })), download: `${section.id}.csv` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    };
    renew();
  };

  const title = (row) => articles[row.article].title;
  const build = {
    claims: (section) => table(section, claims, [
      { key: "subject", text: (r) => r.subject || "" },
      { key: "metric", text: (r) => r.metric || "" },
      { key: "value", text: amount, sort: (r) => r.value ?? r.low },
      { key: "counted", text: (r) => r.counted || "" },
      { key: "time", text: (r) => r.time || "" },
      { key: "source", text: (r) => r.source || "" },
      { key: "marks", text: marks },
      { key: "quantity", text: (r) => r.quantity, cell: (r) => make("button", { type: "button", class: "link", onclick: () => open(r.article, r.id) }, bdi(r.quantity)) },
      { key: "kind", text: (r) => r.kind },
      { key: "article", text: title, cell: (r) => make("button", { type: "button", class: "link", onclick: () => open(r.article) }, bdi(title(r))) },
    ], [["subject", (r) => r.subject], ["kind", (r) => r.kind], ["unit", (r) => r.unit], ["time", (r) => r.time], ["source", (r) => r.source], ["article", title]]),
    names: (section) => table(section, names, [
      { key: "latin", text: (r) => r.name, cell: (r) => make("span", { class: r.label }, bdi(r.name)) },
      { key: "label", text: (r) => r.label },
      { key: "count", text: (r) => String(r.count), sort: (r) => r.count },
      { key: "forms", text: (r) => r.forms.join("، ") },
    ], [["label", (r) => r.label]]),
    articles: (section) => table(section, articles.map((a, i) => ({ ...a, number: i })), [
      { key: "article", text: (r) => r.title, cell: (r) => make("button", { type: "button", class: "link", onclick: () => open(r.number) }, bdi(r.title)) },
      { key: "published", text: (r) => r.published || "" },
      { key: "claims", text: (r) => String(r.claims), sort: (r) => r.claims },
      { key: "names", text: (r) => String(r.names), sort: (r) => r.names },
    ], [["published", (r) => r.published]]),
  };

  // An article: the text cut at every edge of a span; each piece carries what covers it.
  const open = (number, claimId) => {
    const section = document.getElementById("articles");
    select("articles");
    section.querySelectorAll(":scope > *").forEach((child) => (child.classList.contains("article") ? child.remove() : (child.hidden = true)));
    const body = read(`body-${number}`), head = articles[number];
    const own = claims.filter((c) => c.article === number);
    const points = Array.from(body.text); // offsets count code points, JavaScript counts UTF-16 units
    const covers = [];
    body.names.forEach(([start, end, label, canonical, by, found]) => covers.push({ start, end, kind: "name", label, canonical, by, found }));
    body.times.forEach(([start, end, value]) => covers.push({ start, end, kind: "time", value }));
    body.claims.forEach((claim, i) => covers.push({ start: claim.at[0], end: claim.at[1], kind: "quantity", claim, row: own[i] }));
    body.marks.forEach(([start, end, url]) => covers.push({ start, end, kind: "mark", url }));
    body.claims.forEach((claim) => ["subject", "metric", "source", "time"].forEach((role) => claim[role] && covers.push({ start: claim[role][0], end: claim[role][1], kind: "role" })));
    const edges = [...new Set([0, points.length, ...covers.flatMap((c) => [c.start, c.end])])].sort((a, b) => a - b);
    covers.sort((a, b) => a.start - b.start);
    const pieces = [];
    let active = [], next = 0;
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const start = edges[i], end = edges[i + 1];
      while (next < covers.length && covers[next].start <= start) active.push(covers[next++]);
      active = active.filter((c) => c.end > start);
      pieces.push(piece(points.slice(start, end).join(""), start, end, active.filter((c) => c.kind !== "role")));
    }
    const panel = make("aside", { class: "panel", "aria-live": "polite", "aria-label": words.details }, make("p", {}, words.pick));
    const text = make("div", { class: "text", dir: "auto", lang: head.language === "en" ? "en" : "ar" }, ...pieces.map((p) => p.element));
    const choose = (claim, row) => {
      pieces.forEach(({ element }) => element.classList.remove("subject", "metric", "when", "source", "chosen"));
      [["subject", "subject"], ["metric", "metric"], ["time", "when"], ["source", "source"]].forEach(([role, name]) => claim[role] && pieces.filter((p) => p.start >= claim[role][0] && p.end <= claim[role][1]).forEach((p) => p.element.classList.add(name)));
      pieces.filter((p) => p.start >= claim.at[0] && p.end <= claim.at[1]).forEach((p) => p.element.classList.add("chosen"));
      const fields = [["quantity", row.quantity], ["value", amount(row)], ["kind", row.kind], ["counted", row.counted], ["subject", row.subject], ["metric", row.metric], ["time", row.time], ["source", row.source], ["marks", marks(row)], ["rule", row.rule]];
      panel.replaceChildren(
        make("p", { class: "legend" }, ...[["subject", "subject"], ["metric", "metric"], ["when", "time"], ["source", "source"]].map(([name, word]) => make("span", { class: name }, words[word]))),
        make("dl", {}, ...fields.filter(([, value]) => value).flatMap(([key, value]) => [make("dt", {}, words[key] || key), make("dd", {}, bdi(value))])),
        ...(claim.urls.length ? [make("p", {}, words.footnotes, ": ", ...claim.urls.flatMap((url) => [link(url, url), " "]))] : []));
    };
    text.addEventListener("click", (event) => pick(event.target));
    text.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { if (pick(event.target)) event.preventDefault(); } });
    const pick = (target) => {
      const found = pieces.find((p) => p.element === target.closest("[data-claim]"));
      if (!found) return false;
      choose(found.quantity.claim, found.quantity.row);
      return true;
    };
    section.append(make("div", { class: "article" },
      make("p", {}, make("button", { type: "button", onclick: () => close(section) }, words.back)),
      make("h2", {}, bdi(head.title), head.published ? make("small", {}, " ", bdi(head.published)) : null, head.url ? make("small", {}, " ", link(head.url, "↗")) : null),
      make("div", { class: "reading" }, text, panel)));
    const wanted = claimId && pieces.find((p) => p.quantity && p.quantity.claim.id === claimId);
    if (wanted) { choose(wanted.quantity.claim, wanted.quantity.row); wanted.element.focus(); wanted.element.scrollIntoView({ block: "center" }); }
  };
  const link = (url, text) => (/^https?:\/\//i.test(url) ? make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, bdi(text)) : bdi(text));
  const piece = (text, start, end, covering) => {
    const name = covering.find((c) => c.kind === "name"), time = covering.find((c) => c.kind === "time"), quantity = covering.find((c) => c.kind === "quantity"), mark = covering.find((c) => c.kind === "mark");
    const tips = [name && [name.label, name.canonical, name.by].filter(Boolean).join(" · "), time && `${words.time}: ${time.value || "?"}`,
      quantity && [amount(quantity.row), quantity.row.subject, quantity.row.metric, quantity.row.time, quantity.row.source, quantity.row.rule].filter(Boolean).join(" · ")].filter(Boolean);
    const classes = [name && `name ${name.label}`, time && "time", quantity && "quantity"].filter(Boolean).join(" ");
    let element;
    if (mark) element = link(mark.url, text);
    else if (quantity) element = make("bdi", { class: classes, title: tips.join("\n"), tabindex: "0", role: "button", "data-claim": quantity.claim.id }, text);
    else if (/^[^\u0600-\u06ff]*[A-Za-z0-9]/.test(text) && classes) element = make("bdi", { class: classes, title: tips.join("\n") || null }, text);
    else element = make("span", { class: classes || null, title: tips.join("\n") || null }, text);
    return { element, start, end, quantity };
  };
  const close = (section) => section.querySelectorAll(":scope > *").forEach((child) => (child.classList.contains("article") ? child.remove() : (child.hidden = false)));

  // Tabs: built when first opened.
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const built = new Set(["overview"]);
  const select = (name) => {
    tabs.forEach((tab) => {
      const on = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
    });
    if (!built.has(name)) { built.add(name); build[name](document.getElementById(name)); }
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => { select(tab.id.slice(4)); if (tab.id === "tab-articles") close(document.getElementById("articles")); });
    tab.addEventListener("keydown", (event) => {
      const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const step = event.key === forward ? 1 : ["ArrowLeft", "ArrowRight"].includes(event.key) ? -1 : 0;
      if (step) { const to = tabs[(i + step + tabs.length) % tabs.length]; to.focus(); select(to.id.slice(4)); event.preventDefault(); }
    });
  });
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
