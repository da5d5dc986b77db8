// The bag over the page. Its inside and its forms are the shop's own; here they are only fetched, shown, and put in place of each other.
const dialog = document.querySelector("#bag");
const status = dialog.querySelector("[role=status]");
const two = (number) => String(number).padStart(2, "0");
const clock = (left) => `${left < 3600 ? "" : `${Math.floor(left / 3600)}:`}${left < 3600 ? Math.floor(left / 60) : two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
let filled = 0;
let changed = false;

const show = async (answer) => {
  if (!answer.ok && answer.status !== 422) throw new Error(`the bag answered ${answer.status}`);
  const inside = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".drawer__inside");
  if (!inside) throw new Error("no bag came");
  dialog.querySelector(".drawer__inside")?.remove();
  dialog.append(inside);
  filled = Date.now();
  status.textContent = inside.querySelector("[data-told] .notice__title")?.textContent ?? "";
  // the badge reads its number anew
  dispatchEvent(new Event("pageshow"));
};

const tick = () => {
  for (const time of dialog.querySelectorAll("[data-left]")) {
    const left = Number(time.dataset.left) - Math.floor((Date.now() - filled) / 1000);
    time.textContent = left > 0 ? clock(left) : time.dataset.over;
  }
};

// After a change the focus stays with what was pressed, or goes to what undoes it.
const focusAgain = (slug, label) => {
  const line = slug && dialog.querySelector(`[data-product="${CSS.escape(slug)}"]`);
  const same = line && label && line.querySelector(`button[aria-label="${CSS.escape(label)}"]:not(:disabled)`);
  (same || dialog.querySelector("[data-undo]") || line?.querySelector("button:not(:disabled)") || dialog.querySelector("#drawer-title"))?.focus();
};

dialog.addEventListener("submit", async (event) => {
  const sent = event.target;
  if (!sent.elements.from) return;
  event.preventDefault();
  if (dialog.ariaBusy === "true") return;
  dialog.ariaBusy = "true";
  const slug = sent.closest("[data-product]")?.dataset.product;
  const label = event.submitter?.getAttribute("aria-label");
  try {
    await show(await fetch(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent, event.submitter)) }));
    changed = true;
    focusAgain(slug, label);
  } catch {
    location.assign(document.querySelector("a[data-bag]").href);
  } finally {
    dialog.ariaBusy = "false";
  }
});
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("close", () => {
  if (changed) dispatchEvent(new Event("bag"));
  changed = false;
});

let ticking;
export const open = async (bag) => {
  await show(await fetch(bag));
  dialog.showModal();
  dialog.querySelector("#drawer-title").focus();
  ticking ??= setInterval(tick, 1000);
};
