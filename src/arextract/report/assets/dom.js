// Elements, words and figures. Everything a text says goes through textContent: the page never parses it as markup.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = read("words");
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};
// Latin text and figures say so: an Arabic font would draw a decimal point as a comma.
const ARABIC = /[\u0600-\u06ff]/;
const bdi = (text) => make("bdi", ARABIC.test(text) ? {} : { lang: "en", dir: "ltr" }, String(text));
const format = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const SIGNS = { "=": "", "<=": "≤", ">=": "≥" };
const amount = (row) => {
  const number = row.value !== null ? format.format(row.value)
    : [row.low, row.high].map((n) => (n === null ? "" : format.format(n))).join("–");
  return [SIGNS[row.comparator] ?? row.comparator, number, row.unit || ""].filter(Boolean).join(" ");
};
const kind = (name) => words[`kind_${name}`] || name;
const change = (text) => (text ? text.split(" ").map((part) => words[part] || part).join(" ") : "");
const marks = (row) => [row.hedged && words.hedged, row.negated && words.negated, change(row.change), row.per && `${words.per} ${row.per}`].filter(Boolean).join("، ");
const safe = (url) => /^https?:\/\//i.test(url || "");
const outward = (url, text) => (safe(url) ? make("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, bdi(text)) : bdi(text));
const inward = (address, text, attributes = {}) => make("a", { href: address, ...attributes }, typeof text === "string" ? bdi(text) : text);
