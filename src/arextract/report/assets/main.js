// The views, and the way from an address to what is shown.
const tabs = [...document.querySelectorAll('[role="tab"]')];
const section = (name) => document.getElementById(name);
const plain = (key, get) => ({ key, text: (r) => get(r) ?? "" });
const roleText = (role) => ({ key: role, text: (r) => r[role] || "", cell: (r) => doubtful(r, role, r[role]) });
const claimTable = () => table(section("claims"), claims, {
  columns: [
    roleText("subject"), roleText("metric"),
    { key: "value", text: amount, sort: (r) => r.value ?? r.low },
    { key: "counted", text: (r) => r.counted || "" },
    { key: "time", text: (r) => r.time || "" },
    roleText("source"),
    { key: "marks", text: marks },
    { key: "quantity", text: (r) => r.quantity, cell: (r) => inward(claimAddress(r), r.quantity, { class: "claim" }) },
    { key: "kind", text: (r) => kind(r.kind) },
    { key: "article", text: title, cell: (r) => inward(address("articles", articles[r.article].id), title(r)) },
  ],
  facet: [
    { key: "subject", get: (r) => r.subject, open: true }, { key: "metric", get: (r) => r.metric, open: true }, { key: "kind", get: (r) => r.kind, name: kind }, { key: "unit", get: (r) => r.unit },
    { key: "source", get: (r) => r.source }, { key: "year", get: (r) => r.year }, { key: "label", get: (r) => r.label },
    { key: "sure", get: (r) => r.sure, name: (value) => words[`sure_${value}`] || value }, { key: "article", get: title },
  ],
  text: (r) => [r.subject, r.subject_text, r.metric, r.counted, r.source, r.source_text, r.quantity, r.value, r.low, r.high, r.unit, r.time, kind(r.kind), title(r), sentence(r)].filter((x) => x !== null && x !== undefined).join(" "),
  csv: [
    plain("article", (r) => articles[r.article].id), plain("id", (r) => r.id), ...["subject", "metric", "value", "low", "high", "comparator", "unit", "counted", "per", "time", "source", "quantity", "kind"].map((k) => plain(k, (r) => r[k])),
    plain("marks", marks), plain("score", (r) => r.score), plain("title", title), plain("published", (r) => articles[r.article].published), plain("url", (r) => articles[r.article].url), plain("sentence", sentence), plain("start", (r) => r.start), plain("end", (r) => r.end),
  ],
});
const nameTable = () => {
  const columns = [
    { key: "latin", text: (r) => r.name, cell: (r) => inward(address("names", r.name), make("span", { class: r.label }, bdi(r.name))) },
    { key: "label", text: (r) => r.label },
    { key: "count", text: (r) => String(r.count), sort: (r) => r.count },
    { key: "forms", text: (r) => r.forms.join("، ") },
  ];
  return table(section("names"), names, { columns, csv: columns, facet: [{ key: "label", get: (r) => r.label, open: true }], text: (r) => [r.name, ...r.forms].join(" ") });
};
const articleTable = () => table(section("articles"), articles.map((a, i) => ({ ...a, number: i })), {
  columns: [
    { key: "article", text: (r) => r.title, cell: (r) => inward(address("articles", r.id), r.title) },
    { key: "published", text: (r) => r.published || "" },
    { key: "claims", text: (r) => String(r.claims), sort: (r) => r.claims },
    { key: "names", text: (r) => String(r.names), sort: (r) => r.names },
  ],
  csv: ["id", "title", "published", "url", "language", "claims", "names"].map((k) => plain(k, (r) => r[k])),
  facet: [{ key: "published", get: (r) => r.published, open: true }, { key: "language", get: (r) => r.language }],
  text: (r) => [r.title, r.id, r.published].filter(Boolean).join(" "),
});
// A name: where it stands, and the claims that are about it.
const naming = (place, name) => {
  const rows = names.filter((n) => n.name === name), about = claims.filter((c) => c.subject === name || c.source === name);
  const numbers = [...new Set(rows.flatMap((r) => r.articles))];
  place.append(make("div", { class: "article" }, make("p", {}, make("button", { type: "button", onclick: () => go(address("names")) }, words.back)),
    make("h2", {}, bdi(name), make("small", {}, " ", rows.map((r) => r.label).join("، "), " ", bdi(rows.flatMap((r) => r.forms).join("، ")))),
    rows.length ? null : make("p", {}, words.nothing_found),
    make("h3", {}, words.claims, " ", about.length ? inward(address("claims", null, { subject: name }), format.format(about.length)) : bdi(0)),
    make("ul", { class: "list" }, ...about.slice(0, PAGE).map((r) => make("li", {}, inward(claimAddress(r), amount(r)), " ", bdi(r.metric || r.counted || ""), " ", make("small", {}, bdi(sentence(r)))))),
    make("h3", {}, words.articles, " ", bdi(format.format(numbers.length))),
    make("ul", { class: "list" }, ...numbers.slice(0, PAGE).map((i) => make("li", {}, inward(address("articles", articles[i].id), articles[i].title), " ", make("small", {}, bdi(articles[i].published || "")))))));
};
const build = { claims: claimTable, names: nameTable, articles: articleTable, compare: () => compared(section("compare")) };
const built = {};
const open = { articles: (place, item, query) => { const i = articles.findIndex((a) => a.id === item); if (i < 0) return false; reading(place, i, query.get("claim")); return true; }, names: (place, item) => { naming(place, item); return true; } };
const show = () => {
  let { view, item, query } = place();
  if (!section(view) || !tabs.some((t) => t.id === `tab-${view}`)) view = "overview";
  tabs.forEach((tab) => {
    const on = tab.id === `tab-${view}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    section(tab.getAttribute("aria-controls")).hidden = !on;
  });
  if (build[view] && !built[view]) built[view] = build[view]();
  const here = section(view);
  here.querySelectorAll(":scope > .article").forEach((child) => child.remove());
  const opened = item !== null && open[view] && open[view](here, item, query);
  here.querySelectorAll(":scope > *:not(.article)").forEach((child) => { child.hidden = Boolean(opened); });
  if (!opened && built[view]) built[view](query);
  if (!opened || !query.get("claim")) scrollTo(0, 0);
};
const go = (hash) => { step(hash); show(); };
tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => go(`#${tab.id.slice(4)}`));
  tab.addEventListener("keydown", (event) => {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const by = event.key === forward ? 1 : ["ArrowLeft", "ArrowRight"].includes(event.key) ? -1 : 0;
    if (by) { const to = tabs[(i + by + tabs.length) % tabs.length]; go(`#${to.id.slice(4)}`); to.focus(); event.preventDefault(); }
  });
});
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});
addEventListener("popstate", show);
show();
