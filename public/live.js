// Keeps an open page true: the server tells which of its goods changed, the page's own HTML tells how that looks now. A page names its
// goods with data-live and the parts that may change with data-live-part. Without this file the forms say no when it is too late.
const goods = document.querySelector("[data-live]");
const voice = document.querySelector("[data-live-voice]");
let source, turn = 0;

const pause = (time) => new Promise((done) => setTimeout(done, time));
const word = (state) => (state === "low" ? "available" : state);

const fetched = async () => {
  const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const renew = async (state, tries = 20) => {
  const mine = ++turn;
  let page = await fetched();
  let fresh = page.querySelector("[data-live]");
  // another server may hear of it a moment later than the one that told us
  while (mine === turn && fresh && word(fresh.dataset.state) !== state && tries--) {
    await pause(50);
    page = await fetched();
    fresh = page.querySelector("[data-live]");
  }
  if (mine !== turn || !fresh || word(fresh.dataset.state) === word(goods.dataset.state)) return;
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const next = page.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
    if (!next) continue;
    const held = part.contains(document.activeElement);
    part.replaceChildren(...next.childNodes);
    const first = part.firstElementChild;
    if (held && first) {
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
    }
    part.dispatchEvent(new Event("renewed", { bubbles: true }));
  }
  goods.dataset.state = fresh.dataset.state;
  voice.textContent = fresh.dataset.said;
};

const close = () => source = source?.close();

const listen = () => {
  close();
  source = new EventSource(`/live?product=${goods.dataset.live}`);
  source.addEventListener("product", ({ data }) => {
    const { state } = JSON.parse(data);
    if (state === word(goods.dataset.state)) turn++;
    else renew(state).catch(() => {});
  });
};

// a page in the background, or kept for the way back, listens again when it is seen: it is then told where things stand
addEventListener("pagehide", close);
addEventListener("pageshow", ({ persisted }) => persisted && listen());
document.addEventListener("visibilitychange", () => (document.hidden ? close() : listen()));
if (!document.hidden) listen();
