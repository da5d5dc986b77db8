// Wakes the islands of a page once the browser is idle. Until then, and without this file, links and forms do all the work.
// The framework appends two globals inline; they stand here, so that the policy needs no exception for inline scripts.
self.__RESOLVED_RESOURCES = [];
self.__INCOMPLETE_CHUNKS = [];
self.__SERIALIZED_ERRORS = [];

// How many things are in the bag stands in a readable cookie, so that a page is the same for everybody.
const badge = document.querySelector(".bar__count");
const count = () => {
  const known = /(?:^|; )vitrine_count=(\d+)/.exec(document.cookie);
  badge.textContent = badge.dataset.count = Math.min(Number(known?.[1] ?? 0), 99);
};
if (badge) {
  count();
  // a page that comes back from the browser's own cache still shows the number of then
  addEventListener("pageshow", count);
}

const script = document.querySelector("script[data-module]");
const islandsOf = (part) => [...part.querySelectorAll("leptos-island")];

// a page that is being left loses what it was loading, and that is nobody's trouble
let leaving = false;
for (const farewell of ["beforeunload", "pagehide"]) addEventListener(farewell, () => (leaving = true));
addEventListener("pageshow", () => (leaving = false));
// the module says so too, by the console and by promises that nobody waits for
const { error } = console;
console.error = (...words) => leaving || error.apply(console, words);
for (const trouble of ["error", "unhandledrejection"]) addEventListener(trouble, (event) => leaving && event.preventDefault());

const asleep = (why) => {
  if (leaving) return;
  console.error(why);
  document.documentElement.dataset.asleep = "";
};

// a part of the module that is not there any more (a newer version took its place while the page was open) or that broke ends it, and
// nobody waits for its promise
for (const trouble of ["error", "unhandledrejection"])
  addEventListener(trouble, (event) => {
    const why = event.error ?? event.reason;
    if (why instanceof WebAssembly.RuntimeError) asleep(why);
  });

let module;
const begin = async (islands) => {
  for (const island of islands) {
    const start = module[island.dataset.component];
    // a page of another build than its script: it works without, and says so where it can't
    if (start) await start(island);
    else asleep(`no ${island.dataset.component}`);
  }
};

const wake = async () => {
  const code = await import(script.dataset.script);
  await code.default({ module_or_path: script.dataset.module });
  code.hydrate();
  module = code;
  await begin(islandsOf(document));
  document.documentElement.dataset.awake = "";
};

// a part of the page was replaced by a newer one (live.js)
addEventListener("renewed", ({ target }) => module && begin(islandsOf(target)).catch(asleep));

const islands = islandsOf(document);
if (script && islands.length) {
  const now = islands.some((island) => island.closest("[data-awake]"));
  const soon = self.requestIdleCallback ?? ((call) => setTimeout(call, 1));
  const start = () => wake().catch(asleep);
  now ? start() : soon(start, { timeout: 2000 });
}

// a page of goods that stays open hears of them
if (document.querySelector("[data-live]")) import(`/live.js${new URL(import.meta.url).search}`).catch(asleep);

// a room of work hears when its session is over
if (document.querySelector("[data-seat]")) import(`/seat.js${new URL(import.meta.url).search}`).catch(asleep);
