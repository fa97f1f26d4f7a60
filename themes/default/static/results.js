// Hits as cards: the page's <template> is filled in, so that a theme decides what a card looks like.
// What a posting does not state leaves no trace.

import { excerpt, find, marked } from "./match.js";

const DAY = 86400;
const NEW_FOR = 14 * DAY;
const CLOSING_WITHIN = 7 * DAY;

export class Results {
  constructor(template, words, now) {
    this.template = template;
    this.words = words;
    this.now = now;
  }

  card(index, job, wanted) {
    const node = this.template.content.cloneNode(true);
    const { cards, data } = index;
    const slot = (name) => node.querySelector(`[data-slot="${name}"]`);
    const fill = (name, text, language) => {
      const element = slot(name);
      if (!element) return;
      if (!text) element.remove();
      else element.append(marked(text, wanted));
      if (language) element.lang = language;
    };
    const language = cards.languages[job];
    const [company, companyName, companyLanguage] = index.terms.company[index.columns.company[job][0]];
    fill("title", cards.titles[job], language);
    slot("title").href = index.url(job);
    fill("company", companyName, companyLanguage);
    const link = slot("company");
    if (link) link.href = `${data.companies}${company}/`;
    this.#where(index, job, slot, fill);
    fill("excerpt", this.#excerpt(index, job, wanted), language);
    this.#tags(index, job, wanted, slot("tag"));
    const pay = cards.pays[index.pay[job]];
    fill("pay", pay);
    if (!pay) slot("pay-line")?.remove();
    this.#dates(index, job, slot);
    for (const group of node.querySelectorAll("[data-group]")) {
      if (!group.querySelector("[data-slot], li")) group.remove();
    }
    return node;
  }

  #where(index, job, slot, fill) {
    const { separator, morePlaces, remote } = this.words;
    const names = index.names("place", job);
    const more = names.length - 3;
    const rest = more > 0 ? ` ${(more === 1 ? morePlaces[0] : morePlaces[1]).replace("{n}", more).replace("{total}", names.length)}` : "";
    fill("places", names.slice(0, 3).join(separator) + rest);
    const [kind] = index.columns.remote[job].map((term) => index.terms.remote[term][0]);
    fill("remote", kind ? remote[kind] : "");
    if (!names.length && !kind) slot("where")?.remove();
  }

  #excerpt(index, job, wanted) {
    const missing = wanted.filter((term) => find(index.words[job], term) < 0);
    return missing.length && index.bodies[job] ? excerpt(index.bodies[job], missing) : "";
  }

  // What kind of work it is, what it asks for, and the skills that were searched for.
  #tags(index, job, wanted, first) {
    if (!first) return;
    const { cards } = index;
    const skills = index.names("skill", job).filter((name) => marked(name, wanted).querySelector("mark"));
    const kinds = [...new Set([...index.names("hiring", job), ...index.names("employment", job)])];
    const degree = index.names("education", job)[0] ?? cards.education[job];
    const texts = [...kinds, cards.spans[index.experience[job]], degree, ...skills].filter(Boolean);
    first.replaceWith(
      ...texts.map((text) => {
        const tag = first.cloneNode();
        tag.append(marked(text, wanted));
        return tag;
      }),
    );
  }

  #dates(index, job, slot) {
    const { cards, data } = index;
    const { card } = this.words;
    const [posted, postedText] = data.days[index.posted[job]] ?? [];
    const [closes, closesText] = data.ends[index.closes[job]] ?? [];
    const upcoming = job in cards.opens;
    const closed = closes < this.now;
    const soon = !closed && closes - this.now <= CLOSING_WITHIN;
    const isNew = !upcoming && this.now - posted <= NEW_FOR && posted <= this.now;
    const [text, kind] = closed ? [card.closed, "badge-quiet"]
      : upcoming ? [card.upcoming, "badge-quiet"]
      : soon ? [card.closing_soon, "badge-warn"]
      : isNew ? [card.new, ""] : [];
    const badge = slot("badge");
    if (badge && text) badge.append(text);
    if (badge && kind) badge.classList.add(kind);
    if (!text) badge?.remove();
    if (closed) slot("title").closest("article")?.classList.add("card-closed");
    const note = upcoming && cards.opens[job] ? `${card.opens} ${cards.opens[job]}`
      : soon || closed ? `${card.closes} ${closesText}` : postedText;
    if (note) slot("date")?.append(note);
    else slot("date")?.remove();
  }
}
