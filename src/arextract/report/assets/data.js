// What the report holds. Claims come as columns; sentences and bodies stand once each.
const articles = read("data-articles"), names = read("data-names"), groups = read("data-groups");
const sentences = read("data-sentences");
const claims = (() => {
  const columns = read("data-claims"), keys = Object.keys(columns), count = keys.length ? columns[keys[0]].length : 0;
  const rows = new Array(count);
  for (let i = 0; i < count; i += 1) {
    const row = { number: i };
    for (const key of keys) row[key] = columns[key][i];
    rows[i] = row;
  }
  return rows;
})();
const title = (row) => articles[row.article].title;
const sentence = (row) => sentences[row.sentence] || "";
const FAIR = 0.5; // a role below is shown as unsure; the same bound as in the facet
const unsure = (score) => score !== null && score !== undefined && score < FAIR;
