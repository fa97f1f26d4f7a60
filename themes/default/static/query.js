// A state -> the postings that it asks for, in order, and how many each filter would show.

import { find, terms } from "./match.js";

const TITLE = 0;
const FACT = 1;
const BODY = 2;

// `only` are the page's own filters: a posting must fulfil one of them.
export function subject(index, only) {
  const wanted = [...new URLSearchParams(only)];
  const holds = (job, [facet, slug]) => index.columns[facet]?.[job].some((term) => index.terms[facet][term][0] === slug);
  const jobs = [];
  for (let job = 0; job < index.count; job++) {
    if (!wanted.length || wanted.some((filter) => holds(job, filter))) jobs.push(job);
  }
  return jobs;
}

// The known values of a state's filters, as numbers in the tables: [facet, Set] pairs. Unknown ones are ignored.
function known(index, state, facets) {
  return facets.flatMap((facet) => {
    const slugs = state.filters[facet] ?? [];
    const numbers = index.terms[facet].flatMap((row, number) => (slugs.includes(row[0]) ? [number] : []));
    return numbers.length ? [[facet, new Set(numbers)]] : [];
  });
}

export function paid(index, job, pay) {
  const [currency, low, high] = index.data.pays[index.pay[job]] ?? [];
  if (low == null && high == null) return false;
  return currency === (pay.currency || index.currencies[0]) && (high ?? Infinity) >= pay.low && (low ?? 0) <= (pay.high ?? Infinity);
}

// Where a posting has the words: 0 all in the title, 1 among its facts, 2 in the body; -1 nowhere.
function rank(index, job, wanted) {
  let worst = TITLE;
  for (const term of wanted) {
    if (find(index.titles[job], term) >= 0) continue;
    if (find(index.words[job], term) >= 0) worst = Math.max(worst, FACT);
    else if (index.folded[job] && find(index.folded[job], term) >= 0) worst = BODY;
    else return -1;
  }
  return worst;
}

export function search(index, state, jobs, facets, now) {
  const wanted = terms(state.q);
  const filters = known(index, state, facets);
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Uint32Array(index.terms[facet].length)]));
  const count = (facet, job) => { for (const term of index.columns[facet][job]) counts[facet][term]++; };
  const found = [[], [], []];
  for (const job of ordered(index, state.sort, jobs, now)) {
    const failed = filters.filter(([facet, chosen]) => !index.columns[facet][job].some((term) => chosen.has(term)));
    if (failed.length > 1 || (state.pay && !paid(index, job, state.pay))) continue;
    const place = wanted.length ? rank(index, job, wanted) : TITLE;
    if (place < 0) continue;
    if (failed.length) {
      count(failed[0][0], job); // it would be shown without that filter, so it counts for its other values
      continue;
    }
    found[place].push(job);
    for (const facet of facets) count(facet, job);
  }
  return { jobs: found.flat(), counts, terms: wanted };
}

function ordered(index, sort, jobs, now) {
  if (sort === "salary") {
    const amount = (job) => {
      const [currency, low, high] = index.data.pays[index.pay[job]] ?? [];
      const top = high ?? low;
      return top == null ? [Infinity, 0, 0] : [index.currencies.indexOf(currency), -top, -(low ?? 0)];
    };
    return by(jobs, amount);
  }
  if (sort === "closing") {
    return by(jobs, (job) => {
      const [seconds] = index.data.ends[index.closes[job]] ?? [];
      return seconds === undefined ? [1, 0] : seconds < now ? [2, -seconds] : [0, seconds];
    });
  }
  return jobs;
}

function by(jobs, key) {
  const keys = new Map(jobs.map((job) => [job, key(job)]));
  const compare = (a, b) => {
    const [left, right] = [keys.get(a), keys.get(b)];
    const place = left.findIndex((value, at) => value !== right[at]);
    return place < 0 ? a - b : left[place] < right[place] ? -1 : 1;
  };
  return [...jobs].sort(compare);
}
