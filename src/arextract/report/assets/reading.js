// An article: the text cut at every edge of a span; each piece carries what covers it.
const ROLES = [["subject", "subject"], ["metric", "metric"], ["time", "when"], ["source", "source"]];
const doubtful = (row, role, text) => (text && unsure(row[`${role}_score`]) ? make("span", { class: "unsure", title: words.unsure_role }, bdi(text), " ؟") : bdi(text || ""));
const reading = (section, number, claimId) => {
  const body = read(`body-${number}`), head = articles[number];
  const own = new Map(claims.filter((c) => c.article === number).map((c) => [c.id, c]));
  const points = Array.from(body.text); // offsets count code points, JavaScript counts UTF-16 units
  const covers = [];
  body.names.forEach(([start, end, label, canonical, by, found]) => covers.push({ start, end, kind: "name", label, canonical, by, found }));
  body.times.forEach(([start, end, value]) => covers.push({ start, end, kind: "time", value }));
  body.claims.forEach((claim) => covers.push({ start: claim.at[0], end: claim.at[1], kind: "quantity", claim, row: own.get(claim.id) }));
  body.marks.forEach(([start, end, url]) => covers.push({ start, end, kind: "mark", url }));
  body.claims.forEach((claim) => ROLES.forEach(([role]) => claim[role] && covers.push({ start: claim[role][0], end: claim[role][1], kind: "role" })));
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
  const latin = head.language === "en" || !ARABIC.test(body.text);
  const text = make("div", { class: "text", dir: latin ? "ltr" : "rtl", lang: latin ? "en" : "ar" }, ...pieces.map((p) => p.element));
  const choose = (claim, row) => {
    pieces.forEach(({ element }) => element.classList.remove("subject", "metric", "when", "source", "chosen", "unsure"));
    ROLES.forEach(([role, name]) => claim[role] && pieces.filter((p) => p.start >= claim[role][0] && p.end <= claim[role][1]).forEach((p) => p.element.classList.add(name, ...(unsure(row[`${role}_score`]) ? ["unsure"] : []))));
    pieces.filter((p) => p.start >= claim.at[0] && p.end <= claim.at[1]).forEach((p) => p.element.classList.add("chosen"));
    const fields = [["quantity", row.quantity], ["value", amount(row)], ["kind", kind(row.kind)], ["counted", row.counted], ["subject", row.subject, "subject"], ["metric", row.metric, "metric"], ["time", row.time], ["source", row.source, "source"],
      ["marks", marks(row)], ["score", row.score === null || row.score === undefined ? null : row.score.toFixed(2)], ["rule", row.rule]];
    panel.replaceChildren(
      make("p", { class: "legend" }, ...ROLES.map(([role, name]) => make("span", { class: name }, words[role]))),
      make("dl", {}, ...fields.filter(([, value]) => value).flatMap(([key, value, role]) => [make("dt", {}, words[key] || key), make("dd", {}, role ? doubtful(row, role, value) : bdi(value))])),
      ...(claim.urls.length ? [make("p", {}, words.footnotes, ": ", ...claim.urls.flatMap((url) => [outward(url, url), " "]))] : []),
      make("p", {}, copyButton(row), " ", inward(claimAddress(row), words.permalink)));
  };
  const pick = (target) => {
    const found = pieces.find((p) => p.element === target.closest("[data-claim]"));
    if (!found) return false;
    choose(found.quantity.claim, found.quantity.row);
    note(claimAddress(found.quantity.row));
    return true;
  };
  text.addEventListener("click", (event) => pick(event.target));
  text.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { if (pick(event.target)) event.preventDefault(); } });
  section.append(make("div", { class: "article" },
    make("p", {}, make("button", { type: "button", onclick: () => go(address("articles")) }, words.back)),
    make("h2", { dir: "auto" }, bdi(head.title), head.published ? make("small", {}, " ", bdi(head.published)) : null, head.url ? make("small", {}, " ", outward(head.url, "↗")) : null),
    make("div", { class: "reading" }, text, panel)));
  const wanted = claimId && pieces.find((p) => p.quantity && p.quantity.claim.id === claimId);
  if (wanted) { choose(wanted.quantity.claim, wanted.quantity.row); wanted.element.focus(); wanted.element.scrollIntoView({ block: "center" }); }
};
const piece = (text, start, end, covering) => {
  const name = covering.find((c) => c.kind === "name"), time = covering.find((c) => c.kind === "time"), quantity = covering.find((c) => c.kind === "quantity" && c.row), mark = covering.find((c) => c.kind === "mark");
  const tips = [name && [name.label, name.canonical, name.by].filter(Boolean).join(" · "), time && `${words.time}: ${time.value || "?"}`,
    quantity && [amount(quantity.row), quantity.row.subject, quantity.row.metric, quantity.row.time, quantity.row.source, quantity.row.rule].filter(Boolean).join(" · ")].filter(Boolean);
  const classes = [name && `name ${name.label}`, time && "time", quantity && "quantity"].filter(Boolean).join(" ");
  let element;
  if (mark) element = outward(mark.url, text);
  else if (quantity) element = make("bdi", { class: classes, title: tips.join("\n"), tabindex: "0", role: "button", "data-claim": quantity.claim.id }, text);
  else if (/^[^\u0600-\u06ff]*[A-Za-z0-9]/.test(text) && classes) element = make("bdi", { class: classes, title: tips.join("\n") || null }, text);
  else element = make("span", { class: classes || null, title: tips.join("\n") || null }, text);
  return { element, start, end, quantity };
};
