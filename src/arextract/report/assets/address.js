// Where one is on the page, as the part of the address behind #: view, then what is chosen. Back and forward work, and any place can be sent.
const place = () => {
  const [path, query = ""] = location.hash.slice(1).split("?");
  const [view, ...rest] = path.split("/");
  return { view: view || "overview", item: rest.length ? decodeURIComponent(rest.join("/")) : null, query: new URLSearchParams(query) };
};
const address = (view, item = null, query = {}) => {
  const chosen = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) for (const one of [].concat(value)) if (one !== null && one !== undefined && one !== "") chosen.append(key, one);
  const text = chosen.toString();
  return `#${view}${item === null ? "" : `/${encodeURIComponent(item)}`}${text ? `?${text}` : ""}`;
};
// Typing changes the address in place; everything else is a step that Back undoes.
const note = (hash) => { if (hash !== location.hash) history.replaceState(null, "", hash); };
const step = (hash) => { if (hash !== location.hash) history.pushState(null, "", hash); };
const claimAddress = (row) => address("articles", articles[row.article].id, { claim: row.id });
