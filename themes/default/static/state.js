// What is searched for, and its form in the address: ?q=cuda&category=a,b&place=beijing&pay=200000-400000&sort=salary

export const SORTS = ["newest", "salary", "closing"];
const PAY = /^([A-Z]{3})?(\d{1,12})?(?:-(\d{1,12})?)?$/;

export const empty = () => ({ q: "", filters: {}, pay: null, sort: SORTS[0] });

// Whether a list is searched, filtered or in another order than the page has it.
export const isActive = (state) =>
  Boolean(state.q.trim() || state.pay || state.sort !== SORTS[0] || chosen(state).length);

// The chosen values: [facet, slug] pairs.
export const chosen = (state) =>
  Object.entries(state.filters).flatMap(([facet, slugs]) => slugs.map((slug) => [facet, slug]));

export function read(search, facets) {
  const given = new URLSearchParams(search);
  const state = empty();
  state.q = given.get("q") ?? "";
  for (const facet of facets) {
    const slugs = given.getAll(facet).join(",").split(",").filter(Boolean);
    if (slugs.length) state.filters[facet] = [...new Set(slugs)];
  }
  const [, currency = "", low, high] = PAY.exec(given.get("pay") ?? "") ?? [];
  if (low || high) state.pay = { currency, low: Number(low ?? 0), high: high ? Number(high) : null };
  if (SORTS.includes(given.get("sort"))) state.sort = given.get("sort");
  return state;
}

export function write(state, facets) {
  const parts = [];
  const word = (text) => encodeURIComponent(text).replace(/%20/g, "+");
  if (state.q.trim()) parts.push(`q=${word(state.q.trim())}`);
  for (const facet of facets) {
    if (state.filters[facet]?.length) parts.push(`${facet}=${state.filters[facet].map(word).join(",")}`);
  }
  if (state.pay) parts.push(`pay=${state.pay.currency}${state.pay.low}${state.pay.high ? `-${state.pay.high}` : ""}`);
  if (state.sort !== SORTS[0]) parts.push(`sort=${state.sort}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

// A choice added or taken away; the state itself is never changed.
export function toggled(state, facet, slug, on) {
  const rest = (state.filters[facet] ?? []).filter((other) => other !== slug);
  return { ...state, filters: { ...state.filters, [facet]: on ? [...rest, slug] : rest } };
}
