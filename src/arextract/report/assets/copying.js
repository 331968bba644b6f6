// To the clipboard, also where the page is a file and the browser's own interface refuses.
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* a file: page has no clipboard */ }
  const area = make("textarea", { "aria-hidden": "true", class: "offscreen" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
};
// «sentence» – title, date, link, places of the number in the text.
const citation = (row) => {
  const article = articles[row.article];
  return `«${sentence(row)}» — ${[article.title, article.published, article.url || article.id, `${row.start}–${row.end}`].filter(Boolean).join("، ")}`;
};
const copyButton = (row) => {
  const button = make("button", { type: "button", "data-copy": row.id, onclick: async () => {
    button.textContent = (await copy(citation(row))) ? words.copied : words.not_copied;
    setTimeout(() => { button.textContent = words.copy; }, 1500);
  } }, words.copy);
  return button;
};
const save = (name, lines) => {
  // A cell that a spreadsheet would run as a formula is led by an apostrophe.
  const quote = (cell) => `"${(/^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  const body = lines.map((line) => line.map((cell) => quote(String(cell ?? ""))).join(",")).join("\r\n");
  const link = make("a", { href: URL.createObjectURL(new Blob(["\ufeff", body], { type: "text/csv;charset=utf-8" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
