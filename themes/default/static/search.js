// Search and filters of a list of postings. The page is whole without this script: it hides the
// list that the server wrote while something is asked for, and shows the hits in its place.
//
// What is asked for stands in the address, so it can be sent to somebody and the back button works.
// A page says what it wants with data- attributes, see templates/_search.html.

import { Facets } from "./facets.js";
import { Index } from "./index.js";
import { search, subject } from "./query.js";
import { Results } from "./results.js";
import { chosen, empty, isActive, read, toggled, write } from "./state.js";

const FACETS = ["category", "place", "hiring", "employment", "remote", "experience", "education", "company", "skill"];
const PAGE = 20;
const QUIET = 500; // ms without a key before the number of hits is spoken

class Listing {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.home = root.dataset.list;
    this.own = location.pathname; // where the page stands that the server wrote
    this.index = new Index(root.dataset.index);
    this.parts = Object.fromEntries(
      [...root.querySelectorAll("[data-part]")].map((element) => [element.dataset.part, element]),
    );
    this.idle = this.parts.found.textContent;
    const { only } = root.dataset;
    this.fixed = new Set(new URLSearchParams(only).keys());
    this.facets = FACETS.filter((facet) => !this.fixed.has(facet));
    this.wide = matchMedia("(min-width: 60rem)");
    this.state = empty();
    this.shown = PAGE;
    this.listen();
    this.restore();
  }

  listen() {
    const { input, sort, sheet, more } = this.parts;
    const { root } = this;
    const typed = (event) => event.isComposing || this.ask({ ...this.state, q: input.value }, "replace");
    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed); // Chinese is searched for once it is written, not its pinyin
    input.addEventListener("focus", () => this.prepare().catch(() => {}), { once: true });
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.wide.matches) return;
      input.blur(); // puts the keyboard of a phone away
      this.parts.found.scrollIntoView();
    });
    document.addEventListener("keydown", (event) => this.key(event));
    sort.addEventListener("change", () => this.ask({ ...this.state, sort: sort.value }));
    more.addEventListener("click", () => this.showMore());
    root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this.act(button.dataset.do);
    });
    sheet.addEventListener("close", () => this.place());
    sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
    this.wide.addEventListener("change", () => {
      sheet.close();
      this.beside();
    });
    addEventListener("popstate", () => this.restore());
    addEventListener("pagehide", () => { if (this.active) this.note({ shown: this.shown, scroll: scrollY }); });
    this.beside();
  }

  // Where the filters stand beside the list, they are loaded with it.
  beside() {
    if (this.wide.matches && this.root.dataset.panel === "always") this.prepare().catch(() => {});
    this.place();
  }

  act(what) {
    const { sheet } = this.parts;
    if (what === "filter") this.prepare().then(() => { this.place(true); sheet.showModal(); }, () => {});
    if (what === "close") sheet.close();
    if (what === "reset") {
      this.ask(empty());
      if (!sheet.open) this.parts.input.focus();
    }
  }

  // `/` leads to the search, Escape clears it.
  key(event) {
    const { input } = this.parts;
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (key === "/" && !target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog")) {
      event.preventDefault();
      input.select();
    } else if (key === "Escape" && target === input && input.value) {
      event.preventDefault();
      this.ask({ ...this.state, q: "" }, "replace");
    }
  }

  // Read the state from the address: when the page is opened, and when the reader goes back.
  restore() {
    this.state = read(location.search, this.facets);
    this.shown = history.state?.shown ?? PAGE;
    this.parts.input.value = this.state.q;
    const { scroll } = history.state ?? {};
    if (isActive(this.state) || this.active) this.update().then(() => scroll && scrollTo(0, scroll));
  }

  note(more) {
    history.replaceState({ ...history.state, ...more }, "");
  }

  ask(state, how = "push") {
    this.state = state;
    this.shown = PAGE;
    if (this.parts.input.value !== state.q) this.parts.input.value = state.q;
    const query = write(state, this.facets);
    const path = query && this.root.dataset.panel !== "home" ? this.home : this.own;
    if (query !== location.search || path !== location.pathname) {
      history[`${how}State`](null, "", path + query + location.hash);
    }
    return this.update();
  }

  // Load what filters a list, and make the panel; again and again is once.
  prepare() {
    this.prepared ??= this.index.loadFacets().then((index) => {
      this.jobs = subject(index, this.root.dataset.only);
      this.panel = new Facets(
        index, this.jobs, this.facets, this.words,
        (facet, slug, on) => this.ask(toggled(this.state, facet, slug, on)),
        (pay) => this.ask({ ...this.state, pay }),
      );
      this.place();
      this.showPanel(search(index, { ...this.state, q: "" }, this.jobs, this.facets, this.now()));
    });
    return this.prepared.catch((error) => {
      this.prepared = undefined; // the next call tries again
      this.fail();
      throw error;
    });
  }

  now() {
    return Date.now() / 1000;
  }

  fail() {
    this.parts.found.textContent = this.words.failed;
    this.speak(this.words.failed);
  }

  // The panel stands beside the list where there is room for it, and in the sheet elsewhere.
  place(sheet = false) {
    if (!this.panel || (this.parts.sheet.open && !sheet)) return;
    const beside = !sheet && this.wide.matches && (this.root.dataset.panel === "always" || this.active);
    const host = beside ? this.parts.side : this.parts["sheet-body"];
    if (this.panel.element.parentNode !== host) host.append(this.panel.element);
  }

  async update() {
    const active = isActive(this.state);
    const latest = (this.latest = {});
    if (!active) {
      delete this.root.dataset.busy; // an older search may still be loading, and will not say when it is done
      this.activate(false);
      this.parts.found.textContent = this.idle;
      this.speak(this.idle);
      if (this.panel) this.showPanel(search(this.index, this.state, this.jobs, this.facets, this.now()));
      return;
    }
    try {
      await Promise.all([this.prepare(), this.index.loadCards()]);
      if (latest !== this.latest) return;
      this.render();
      if (!this.state.q.trim() || this.index.complete) return;
      this.root.dataset.busy = "";
      await this.index.loadBodies();
      if (latest === this.latest) this.render();
    } catch {
      this.fail();
    } finally {
      if (latest === this.latest) delete this.root.dataset.busy;
    }
  }

  activate(active) {
    this.active = active;
    this.root.toggleAttribute("data-active", active);
    for (const element of this.root.querySelectorAll("[data-idle]")) element.hidden = active;
    this.parts.hits.hidden = !active;
    this.place();
  }

  render() {
    const start = performance.now();
    const found = search(this.index, this.state, this.jobs, this.facets, this.now());
    this.activate(true);
    this.found = found;
    this.showPanel(found);
    this.results ??= new Results(this.parts.template, this.words, this.now());
    const { list, none, more } = this.parts;
    list.replaceChildren(...this.cards(0, this.shown));
    list.hidden = !found.jobs.length;
    const busy = this.state.q.trim() && !this.index.complete;
    none.hidden = Boolean(found.jobs.length) || busy;
    this.parts.none.querySelector("[data-query]").textContent = this.state.q.trim();
    more.hidden = found.jobs.length <= this.shown;
    const text = busy && !found.jobs.length ? this.words.searching : this.count(found.jobs.length);
    this.parts.found.textContent = text;
    if (!busy) this.speak(text);
    performance.measure("search", { start });
  }

  cards(from, to) {
    return this.found.jobs.slice(from, to).map((job) => this.results.card(this.index, job, this.found.terms));
  }

  showMore() {
    const { list, more } = this.parts;
    const from = this.shown;
    this.shown += PAGE;
    list.append(...this.cards(from, this.shown));
    more.hidden = this.found.jobs.length <= this.shown;
    list.children[from]?.querySelector("a")?.focus();
    this.note({ shown: this.shown });
  }

  showPanel(found) {
    const filters = chosen(this.state).filter(([facet, slug]) => this.name(facet, slug));
    const number = filters.length + (this.state.pay ? 1 : 0);
    this.panel.show(this.state, found.counts);
    this.parts.sort.value = this.state.sort;
    this.parts.badge.textContent = number || "";
    this.parts.show.textContent = this.count(found.jobs.length, this.words.show);
    this.chips(filters);
  }

  name(facet, slug) {
    const row = this.index.terms[facet].find((term) => term[0] === slug);
    return row && (row[1] || this.words.remote[slug]);
  }

  // What is chosen, each with a button that takes it away.
  chips(filters) {
    const { chips } = this.parts;
    const entries = filters.map(([facet, slug]) => [this.name(facet, slug), () => toggled(this.state, facet, slug, false)]);
    if (this.state.pay) entries.push([this.payName(), () => ({ ...this.state, pay: null })]);
    const made = entries.map(([name, without]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", this.words.remove.replace("{name}", name));
      button.append(name);
      button.addEventListener("click", () => {
        this.ask(without());
        this.parts.found.focus(); // the button is gone
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    });
    const reset = chips.querySelector("[data-do=reset]").parentNode;
    chips.replaceChildren(...made, reset);
    chips.hidden = !made.length;
  }

  payName() {
    const { low, high, currency } = this.state.pay;
    const { payUnit, lang, payFrom, payTo, payBetween } = this.words;
    const shown = (amount) => (amount / payUnit).toLocaleString(lang);
    const text = !high ? payFrom : low ? payBetween : payTo;
    return [text.replace("{low}", shown(low)).replace("{high}", shown(high)), currency].filter(Boolean).join(" ");
  }

  count(number, [one, other] = this.words.found) {
    return number === 1 ? one : other.replace("{n}", number);
  }

  speak(text) {
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => { this.parts.spoken.textContent = text; }, QUIET);
  }
}

const root = document.querySelector("[data-index]");
if (root) new Listing(root);
