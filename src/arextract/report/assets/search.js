// Search over folded words: letters that are written in several ways, the article and proclitics, marks and digits are one.
const fold = (text) => text.normalize("NFKC").toLowerCase()
  .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/[ىیئ]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه").replace(/[کگ]/g, "ك")
  .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
  .replace(/[٬،](?=\d{3}(?!\d))/g, "").replace(/(\d),(?=\d{3}(?!\d))/g, "$1").replace(/[٫]/g, ".");
const parts = (text) => fold(text).match(/\d+(?:\.\d+)?|[\p{L}\p{M}_]+/gu) || [];
// A word without its proclitics and article: «وبالأرباح», «للأرباح» and «أرباح» meet.
const bare = (word) => {
  const found = /^[وف]?(?:[بك]?ال|لل)(?=\p{L}{2})/u.exec(word);
  return found ? word.slice(found[0].length) : word;
};
// " word bare word bare … ", so that a needle is found at the beginning of a word by one search of the string.
const indexed = (text) => {
  let out = " ";
  for (const word of parts(text)) {
    out += `${word} `;
    const stem = bare(word);
    if (stem !== word) out += `${stem} `;
    else if (/^[وفبكل]\p{L}{3}/u.test(word)) out += `${word.slice(1)} `;
  }
  return out;
};
// Each word must begin a word of the row; a number must be a whole number of it.
const needles = (text) => parts(text).map((word) => (/^\d/.test(word) ? ` ${word} ` : ` ${bare(word)}`));
const matches = (index, wanted) => wanted.every((needle) => index.includes(needle));
