// The panel of filters: one group a facet, every value with the number of postings it would show.

const FEW = 8; // values that are shown at once; unfolding one or two more would cost more than it saves
const SHOWN = 6;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

export class Facets {
  // `change(facet, slug, on)` and `changePay(pay)` tell of what was chosen.
  constructor(index, jobs, facets, words, change, changePay) {
    this.index = index;
    this.words = words;
    this.rows = [];
    this.change = change;
    this.changePay = changePay;
    const used = facets.map((facet) => [facet, this.#used(facet, jobs)]);
    const groups = used.filter(([, terms]) => terms.length).map(([facet, terms]) => this.#group(facet, terms));
    if (jobs.some((job) => index.data.pays[index.pay[job]]?.slice(1).some((amount) => amount !== null))) {
      groups.splice(2, 0, this.#payGroup());
    }
    this.element = make("form", { className: "filters", method: "get" }, ...groups);
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  // The values that occur in the list, in the order of the table.
  #used(facet, jobs) {
    const counts = new Set(jobs.flatMap((job) => this.index.columns[facet][job]));
    return this.index.terms[facet].map((row, number) => [number, ...row]).filter(([number]) => counts.has(number));
  }

  #group(facet, terms) {
    const cut = terms.length > FEW ? SHOWN : terms.length;
    const list = (some) => make("ul", {}, ...some.map((term) => this.#row(facet, term)));
    const group = make("fieldset", { className: "filter" }, make("legend", { textContent: this.words.filter[facet] }), list(terms.slice(0, cut)));
    if (cut < terms.length) {
      const [one, other] = this.words.more;
      const hidden = terms.length - cut;
      const summary = make("summary", { textContent: hidden === 1 ? one : other.replace("{n}", hidden) });
      const details = make("details", {}, summary, list(terms.slice(cut)));
      group.append(details);
    }
    return group;
  }

  #row(facet, [number, slug, name, language]) {
    const input = make("input", { type: "checkbox", name: facet, value: slug });
    const count = make("span", { className: "term-count" });
    const text = make("span", { className: "filter-name", textContent: name || this.words.remote[slug] });
    if (language) text.lang = language;
    input.addEventListener("change", () => this.change(facet, slug, input.checked));
    this.rows.push({ facet, number, slug, input, count });
    return make("li", {}, make("label", {}, input, text, count));
  }

  #payGroup() {
    const { filter, payUnit, lang } = this.words;
    const { currencies } = this.index;
    const names = new Intl.DisplayNames([lang], { type: "currency" });
    const name = (code) => names.of(code);
    const named = (element, label) => (element.setAttribute("aria-label", label), element);
    const field = (label) => named(make("input", { type: "number", min: 0, step: "any", inputMode: "decimal", placeholder: label }), label);
    this.low = field(filter.pay_low);
    this.high = field(filter.pay_high);
    const legend = make("legend", { textContent: currencies.length > 1 ? filter.pay_plain : filter.pay.replace("{code}", currencies[0]).replace("{name}", name(currencies[0])) });
    const fields = make("div", { className: "filter-pay" }, this.low, "–", this.high);
    const group = make("fieldset", { className: "filter" }, legend, fields, make("p", { className: "filter-hint", textContent: filter.pay_hint }));
    if (currencies.length > 1) {
      this.currency = named(make("select", {}, ...currencies.map((code) => make("option", { value: code, textContent: name(code) }))), filter.pay_currency);
      fields.after(this.currency);
    }
    const changed = () => {
      const [low, high] = [this.low, this.high].map((input) => Math.round(Number(input.value) * payUnit));
      const chosen = this.currency?.value ?? "";
      const currency = chosen === currencies[0] ? "" : chosen;
      this.changePay(low > 0 || high > 0 ? { currency, low: Math.max(low, 0), high: high > 0 ? high : null } : null);
    };
    for (const input of [this.low, this.high, this.currency]) input?.addEventListener("change", changed);
    return group;
  }

  show(state, counts) {
    for (const { facet, number, slug, input, count } of this.rows) {
      input.checked = state.filters[facet]?.includes(slug) ?? false;
      count.textContent = counts[facet][number];
      input.disabled = !counts[facet][number] && !input.checked;
      if (input.checked) input.closest("details")?.setAttribute("open", "");
    }
    if (!this.low) return;
    const shown = (amount) => (amount ? String(amount / this.words.payUnit) : "");
    this.low.value = shown(state.pay?.low);
    this.high.value = shown(state.pay?.high);
    if (this.currency) this.currency.value = state.pay?.currency || this.index.currencies[0];
  }
}
