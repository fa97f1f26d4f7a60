// The files that sitegen/surfaces/search.py makes, each loaded once and only when it is needed.

import { fold } from "./match.js";

// Columns of numbers as sitegen/surfaces/packed.py writes them: one list a posting, each ended by `!`.
const LAST = 64;
const BEFORE = 27;

// The code of a character, counted from `#`; the backslash, which JSON would escape, is left out.
const digit = (code) => code - 35 - (code > 92 ? 1 : 0);

function unpack(text) {
  const lists = [];
  let list = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 33) {
      lists.push(list);
      list = [];
      continue;
    }
    const value = digit(code);
    if (value < LAST) {
      list.push(high * LAST + value);
      high = 0;
    } else {
      high = high * BEFORE + value - LAST + 1;
    }
  }
  return lists;
}

async function json(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

// Run once; after a failure, the next call tries again.
function once(make) {
  let made;
  return () => (made ??= make().catch((error) => { made = undefined; throw error; }));
}

const singles = (text) => unpack(text).map((list) => list[0] ?? -1);

export class Index {
  constructor(address) {
    this.address = new URL(address, location.href);
    this.bodies = [];
    this.folded = []; // bodies as they are searched
    this.loadFacets = once(() => this.#facets());
    this.loadCards = once(() => this.#cards());
    this.loadBodies = once(() => this.#bodies());
  }

  async #facets() {
    const data = await json(this.address, { cache: "no-cache" }); // the one file whose name stays
    this.data = data;
    this.count = data.count;
    this.terms = data.terms; // facet -> [slug, name, language]
    this.columns = {};
    for (const facet of Object.keys(data.terms)) this.columns[facet] = unpack(data.columns[facet]);
    this.pay = singles(data.columns.pay);
    this.posted = singles(data.columns.posted);
    this.closes = singles(data.columns.closes);
    const used = new Map();
    for (const pay of this.pay) if (data.pays[pay]?.[0]) used.set(data.pays[pay][0], (used.get(data.pays[pay][0]) ?? 0) + 1);
    this.currencies = [...used].sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
    return this;
  }

  async #cards() {
    await this.loadFacets();
    const cards = await json(new URL(this.data.cards, this.address));
    this.cards = cards;
    this.experience = singles(cards.experience);
    this.titles = cards.titles.map(fold);
    // All that is searched besides the body, one fact a line.
    const named = ["place", "skill", "hiring", "employment"];
    const names = Object.fromEntries([...named, "company"].map((f) => [f, this.terms[f].map((row) => fold(row[1]))]));
    this.words = this.titles.map((title, job) => {
      const facts = named.flatMap((facet) => this.columns[facet][job].map((term) => names[facet][term]));
      return [title, names.company[this.columns.company[job][0]], ...facts].join("\n");
    });
    return this;
  }

  async #bodies() {
    await this.loadFacets();
    let from = 0;
    await Promise.all(
      this.data.bodies.map(async ([name, count]) => {
        const start = from;
        from += count;
        const texts = await json(new URL(name, this.address));
        texts.forEach((text, place) => {
          this.bodies[start + place] = text;
          this.folded[start + place] = fold(text);
        });
      }),
    );
    this.complete = true;
    return this;
  }

  url(job) {
    const slug = this.cards.slugs[job] || this.cards.titles[job].toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    return `${this.data.jobs}${this.terms.company[this.columns.company[job][0]][0]}/${slug}/`;
  }

  names(facet, job) {
    return this.columns[facet][job].map((term) => this.terms[facet][term][1]);
  }
}
