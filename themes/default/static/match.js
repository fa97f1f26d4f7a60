// How words are found in a text. Width and case do not count, nor do blanks beside Chinese characters
// (`AI 平台` is `AI平台`). What begins with a letter or a digit must begin a word: `go` is not in
// `algorithm`, but `c++` is in `C++17` and `cuda` in `熟悉CUDA`. Chinese is found anywhere.

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
const WORD = /[\p{L}\p{N}]/u;
const AFTER = new RegExp(`(${CJK.source})[^\\S\\n]+`, "gu");
const AHEAD = new RegExp(`[^\\S\\n]+(${CJK.source})`, "gu");

const isLetter = (char) => WORD.test(char) && !CJK.test(char);

export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(AFTER, "$1").replace(AHEAD, "$1");
}

// A query -> its terms; all of them must be found.
export function terms(query) {
  const found = query.normalize("NFKC").toLowerCase().split(/\s+/u).filter(Boolean);
  return [...new Set(found)].map((text) => ({ text, starts: isLetter([...text][0]) }));
}

// The place of a term in a folded text from `from` on, or -1.
export function find(folded, term, from = 0) {
  let at = folded.indexOf(term.text, from);
  while (term.starts && at > 0 && isLetter(before(folded, at))) at = folded.indexOf(term.text, at + 1);
  return at;
}

function before(text, at) {
  const low = text.charCodeAt(at - 1) >>> 10 === 0x37; // half of a pair
  return text.slice(at - (low ? 2 : 1), at);
}

// The folded text with the place in the original of every unit of it.
function traced(text) {
  const pieces = [];
  let at = 0;
  for (const char of text) {
    pieces.push([char.normalize("NFKC").toLowerCase(), at, at + char.length]);
    at += char.length;
  }
  const blank = (piece) => piece && /^[^\S\n]+$/u.test(piece[0]);
  const wide = (piece) => piece && CJK.test(piece[0]);
  let folded = "";
  const starts = [];
  const ends = [];
  pieces.forEach((piece, place) => {
    if (blank(piece)) {
      let [left, right] = [place, place];
      while (blank(pieces[left])) left--;
      while (blank(pieces[right])) right++;
      if (wide(pieces[left]) || wide(pieces[right])) return;
    }
    folded += piece[0];
    for (let unit = 0; unit < piece[0].length; unit++) {
      starts.push(piece[1]);
      ends.push(piece[2]);
    }
  });
  return { folded, starts, ends };
}

// Where terms stand in a text: [start, end] pairs, in order, none touching another.
export function places(text, wanted) {
  const { folded, starts, ends } = traced(text);
  const found = [];
  for (const term of wanted) {
    for (let at = find(folded, term); at >= 0; at = find(folded, term, at + term.text.length)) {
      found.push([starts[at], ends[at + term.text.length - 1]]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// A text as nodes, with its matches in <mark>.
export function marked(text, wanted) {
  const nodes = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of places(text, wanted)) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.append(text.slice(end, from), mark);
    end = to;
  }
  nodes.append(text.slice(end));
  return nodes;
}

// The parts of a body around the first match of each of two terms; every line of it is a text of its own.
export function excerpt(body, wanted) {
  const lines = body.split("\n");
  const parts = [];
  for (const term of wanted.slice(0, 2)) {
    const line = lines.find((text) => find(fold(text), term) >= 0);
    const [[at] = []] = line && !parts.some((part) => find(fold(part), term) >= 0) ? places(line, [term]) : [];
    if (at === undefined) continue;
    const wide = CJK.test(line.slice(at, at + 24));
    let start = Math.max(0, at - (wide ? 14 : 40));
    if (start && !wide) start = Math.min(at, line.indexOf(" ", start) + 1);
    const stop = at + (wide ? 64 : 150);
    parts.push((start ? "…" : "") + line.slice(start, stop) + (stop < line.length ? "…" : ""));
  }
  return parts.join(" ");
}
