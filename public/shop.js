// What makes the shop fluid: the photo that travels, the bag in a drawer, pages that waited and look again. Without this file every
// link and form does its work.
const script = document.querySelector("script[data-drawer]");
const all = (what) => [...document.querySelectorAll(what)];
const one = (what) => document.querySelector(what);

// From page to page. The server names every photo that could travel; only the one that does keeps its name, so that a product which
// stands on a page twice is no trouble and no other picture is carried along.
const TRAVELLERS = ".product-card__picture, .cart-line__frame";
const owner = (photo) => photo.closest("[data-product]");
let pressed;
addEventListener("click", (event) => (pressed = event.target.closest?.("[data-product]")), true);

const name = (url) => {
  const slug = url && new URL(url).pathname.match(/^\/p\/([^/]+)$/)?.[1];
  if (!slug) return;
  const photos = all(TRAVELLERS);
  const same = photos.filter((photo) => owner(photo)?.dataset.product === slug);
  const inSight = (photo) => photo.getBoundingClientRect().bottom > 0 && photo.getBoundingClientRect().top < innerHeight;
  const mover = same.find((photo) => owner(photo) === pressed) ?? same.find(inSight) ?? same[0];
  for (const photo of photos) photo.style.viewTransitionName = photo === mover ? `p-${slug}` : "none";
};
const unname = () => all(TRAVELLERS).forEach((photo) => photo.style.removeProperty("view-transition-name"));
const isBack = (moved) => moved?.navigationType === "traverse" && moved.entry?.index < moved.from?.index;

addEventListener("pageswap", ({ viewTransition, activation }) => {
  if (viewTransition) name(activation?.entry?.url);
});
addEventListener("pagereveal", ({ viewTransition }) => {
  if (!viewTransition) return unname();
  if (isBack(self.navigation?.activation)) viewTransition.types?.add("back");
  unname();
  name(self.navigation?.activation?.from?.url);
  viewTransition.finished.finally(unname);
});

// A page that was drawn ahead, fetched ahead or kept by the browser may show what is gone. It asks, and until then offers nothing.
const buttons = () => all("#buy button, button[form=buy]");
const mend = (card, state, word) => {
  card.dataset.state = state;
  card.querySelector(".product-card__state")?.remove();
  if (!word) return;
  const badge = Object.assign(document.createElement("span"), { className: "product-card__state badge", textContent: word });
  badge.dataset.tone = state === "sold" || state === "out" ? "bad" : "warn";
  card.querySelector(".product-card__body").append(badge);
};
const lookAgain = async () => {
  const shown = all(".product-card[data-product], .product[data-product]");
  if (!shown.length) return;
  const slugs = [...new Set(shown.map((product) => product.dataset.product))];
  const told = await (await fetch(`${script.dataset.standing}?${new URLSearchParams(slugs.map((slug) => ["p", slug]))}`)).json();
  for (const product of shown) {
    const [state, word] = told[product.dataset.product] ?? ["out", ""];
    if (state === product.dataset.state.replace("low", "available")) continue;
    if (product.matches(".product")) return location.reload();
    mend(product, state, word);
  }
  buttons().forEach((button) => (button.disabled = false));
};
// what can't ask offers nothing it is not sure of: the form itself is judged by the shop anyway
const ask = () => lookAgain().catch(() => buttons().forEach((button) => (button.disabled = false)));
if (document.prerendering) {
  buttons().forEach((button) => (button.disabled = true));
  document.addEventListener("prerenderingchange", () => {
    dispatchEvent(new Event("pageshow"));
    ask();
  }, { once: true });
} else {
  const came = performance.getEntriesByType("navigation")[0];
  // the way back shows what the browser kept, however short we let it be kept
  if (came?.deliveryType === "navigational-prefetch" || came?.type === "back_forward") ask();
}
addEventListener("pageshow", ({ persisted }) => persisted && ask());
addEventListener("bag", ask);

// The bar that repeats the buy form, where the style alone can't bring it.
const form = () => one("#buy");
const follows = CSS.supports("animation-timeline: view()") && CSS.supports("timeline-scope: --x");
const watch = () => {
  if (follows || !form()) return;
  const page = form().closest(".product-page");
  const past = ([{ isIntersecting, boundingClientRect }]) => (page.dataset.bar = !isIntersecting && boundingClientRect.top < 0 ? "on" : "off");
  new IntersectionObserver(past).observe(form());
};
watch();

// How long somebody else still holds it; or she herself.
const two = (number) => String(number).padStart(2, "0");
const written = (left) => `${left < 3600 ? "" : `${Math.floor(left / 3600)}:`}${left < 3600 ? Math.floor(left / 60) : two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
const count = () => {
  for (const wait of all("[data-until]")) {
    const left = Math.ceil(wait.dataset.until - Date.now() / 1000);
    wait.hidden = left <= 0 || (left > 3600 && !wait.matches("[data-mine]"));
    wait.querySelector("time").textContent = written(Math.max(left, 0));
  }
};
const findMine = async () => {
  const page = await (await fetch(script.dataset.inside)).text();
  const line = new DOMParser().parseFromString(page, "text/html").querySelector(`[data-product="${CSS.escape(form().dataset.slug)}"]`);
  const left = line?.dataset.state === "ok" && line.querySelector("[data-left]")?.dataset.left;
  if (!left) return;
  all("[data-others]").forEach((other) => (other.hidden = true));
  for (const mine of all("[data-mine]")) {
    mine.hidden = false;
    if (mine.querySelector("time")) mine.dataset.until = Date.now() / 1000 + Number(left);
  }
  count();
};
const hers = () => {
  count();
  if (form()?.dataset.slug && /vitrine_count=[1-9]/.test(document.cookie)) findMine().catch(() => {});
};
if (form()) {
  hers();
  setInterval(count, 1000);
}
// a part of the page was replaced by a newer one
addEventListener("renewed", () => {
  watch();
  hers();
});

// The bag opens over the page; its script and its styles come when somebody goes for it.
const worn = (href) => new Promise((done, fail) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: fail });
  document.head.append(link);
});
let dressed;
const drawer = async () => {
  const { worn: style } = script.dataset;
  if (style) dressed ??= worn(style).catch((error) => { dressed = undefined; throw error; });
  const [bag] = await Promise.all([import(script.dataset.drawer), dressed]);
  return bag;
};
const bag = one(".bar__tool[data-bag]");
if (bag && !one(".cart")) {
  bag.addEventListener("pointerenter", () => drawer().catch(() => {}), { once: true });
  bag.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    drawer().then(({ open }) => open(script.dataset.inside)).catch(() => location.assign(bag.href));
  });
}

// What is typed at the checkout is kept, field by field.
one("form[data-keep]")?.addEventListener("change", ({ currentTarget, target }) => {
  if (!target.name || target.type === "hidden") return;
  fetch(currentTarget.dataset.keep, { method: "POST", body: new URLSearchParams([[target.name, target.value]]), keepalive: true }).catch(() => {});
});

// The large view opens at the picture that was pressed.
for (const opener of all("[data-shot]")) {
  opener.addEventListener("click", () => {
    const shots = one(".zoom__shots");
    requestAnimationFrame(() => shots.children[opener.dataset.shot]?.scrollIntoView({ behavior: "instant", block: "nearest", inline: "start" }));
  });
}
