// Claims of one thing told in several articles: a card a group, its figures in the order of their reports.
const CARDS = 50;
const compared = (section) => {
  const kinds = ["contradiction", "update", "rounding", "agreement"];
  const counts = Object.fromEntries(kinds.map((k) => [k, groups.filter((g) => g.verdict === k).length]));
  const bar = make("div", { class: "filters", role: "group", "aria-label": words.filters });
  const list = make("ol", { class: "groups" });
  const more = make("button", { type: "button", onclick: () => { most += CARDS; draw(); } }, words.more);
  section.append(make("p", {}, words.compare_what), bar, list, more);
  let wanted = "", most = CARDS;
  const draw = () => {
    bar.replaceChildren(...["", ...kinds].map((k) => make("button", { type: "button", "data-verdict": k, "aria-pressed": String(wanted === k), onclick: () => go(address("compare", null, { verdict: k })) },
      `${k ? words[`verdict_${k}`] : words.all} `, bdi(format.format(k ? counts[k] : groups.length)))));
    const shown = groups.filter((g) => !wanted || g.verdict === wanted);
    list.replaceChildren(...shown.slice(0, most).map(card));
    if (!shown.length) list.append(make("li", {}, words.nothing_found));
    more.hidden = shown.length <= most;
  };
  const card = (group) => {
    const first = claims[group.versions[0][0]];
    return make("li", { class: `group ${group.verdict}` },
      make("h3", {}, make("span", { class: "verdict" }, words[`verdict_${group.verdict}`]), " ", bdi(first.subject || ""), first.subject ? " · " : "", bdi(first.metric || first.counted || ""), first.time ? make("small", {}, " ", bdi(first.time)) : null),
      make("ul", {}, ...group.versions.map((version) => make("li", {}, make("strong", { class: "number" }, bdi(amount(claims[version[0]]))),
        make("ul", {}, ...version.map((number) => {
          const row = claims[number], article = articles[row.article];
          return make("li", {}, inward(claimAddress(row), row.quantity), " — ", bdi(sentence(row)), make("small", {}, " (", bdi([article.title, article.published, row.source, row.score === null || row.score === undefined ? null : row.score.toFixed(2)].filter(Boolean).join(" · ")), ")"));
        }))))));
  };
  return (query) => { wanted = query.get("verdict") || ""; most = CARDS; draw(); };
};
