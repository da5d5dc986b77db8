// Editorial pages: somebody of the team changes the home, sees it before anybody else, publishes it, and a guest sees it. Also on a phone
// and by keyboard. And a whole look goes into the bag.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, password, person, stores, url, press } from "../house.mjs";

const signIn = async (page, store, who) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`${who}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await page.locator("html[data-awake]").waitFor();
};

const saved = (page) => page.locator(".page-desk__saving", { hasText: /^(Saved|Salvo)$/ }).waitFor();
const headline = (page) => page.locator(".hero__title").innerText();
const seenByAGuest = (store, path, look) => person(async (guest) => {
  await guest.goto(url(store, path));
  await look(guest);
});

// The first block of a page, opened; its first field is the headline.
const openFirst = async (page) => {
  const head = page.locator(".slot__name").first();
  await head.waitFor();
  if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
  return page.locator(".slot__body textarea").first();
};

for (const width of [1440, 390]) {
  test(`amora: an attendant rewrites the headline at ${width} px, sees it first, publishes it, and a guest reads it`, () =>
    person(async (page) => {
      await signIn(page, "amora", "attendant");
      await page.goto(url("amora"));
      const before = await headline(page);
      await page.locator(".edit-way").click();
      await page.waitForURL("**/admin/pages/home");
      const field = await openFirst(page);
      const words = `Chegue\ncomo ${width}.`;
      await field.fill(words);
      await saved(page);
      if (width < 1024) await page.locator(".page-desk__turn").click();
      const preview = page.frameLocator(".page-desk__frame");
      await preview.locator(".hero__title", { hasText: `como ${width}` }).waitFor();
      const link = await page.locator(".page-desk__link a").getAttribute("href");
      await seenByAGuest("amora", "/", async (guest) => assert.equal(await headline(guest), before, "nothing is out yet"));
      await seenByAGuest("amora", link, async (guest) => assert.match(await headline(guest), new RegExp(`como ${width}`)));
      if (width < 1024) await page.locator(".page-desk__turn").click();
      await page.locator("#publish").click();
      await page.locator(".page-desk__told", { hasText: "Está no ar" }).waitFor();
      await seenByAGuest("amora", "/", async (guest) => {
        assert.match(await headline(guest), new RegExp(`como ${width}`));
        assert.equal(await guest.locator(".edit-way").count(), 0, "a guest is shown no way into the editor");
      });
      // and back to how it was, by its history
      await page.locator(".revisions summary").click();
      const first = page.locator(".revision", { has: page.locator(".revision__number", { hasText: /^1$/ }) });
      await first.locator("button").click();
      await page.locator(".page-desk__told", { hasText: /^$/ }).waitFor({ state: "attached" });
      await page.locator("#publish:not([disabled])").click();
      await page.locator(".page-desk__told", { hasText: "Está no ar" }).waitFor();
      await seenByAGuest("amora", "/", async (guest) => assert.match(await headline(guest), /chegando/));
    }, { width }));
}

test("orvale: by keyboard alone a block is moved, removed and put back", () =>
  person(async (page) => {
    await signIn(page, "orvale", "owner");
    await page.goto(url("orvale", "/admin/pages/look/first-light"));
    const kinds = () => page.locator(".slot__kind").allInnerTexts();
    await page.locator(".slot__name").nth(2).waitFor();
    const before = await kinds();
    await page.locator(".slot__name").first().focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator(".page-desk__told", { hasText: "number 2" }).waitFor();
    assert.deepEqual(await kinds(), [before[1], before[0], ...before.slice(2)]);
    await page.waitForFunction(() => document.activeElement?.classList.contains("slot__name"));
    await page.keyboard.press("Alt+ArrowUp");
    await page.locator(".page-desk__told", { hasText: "number 1" }).waitFor();
    assert.deepEqual(await kinds(), before);
    await page.locator(".slot__head .drawer__tool").nth(2).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "put-back");
    assert.deepEqual(await kinds(), before.slice(1));
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => document.querySelectorAll(".slot").length === count, before.length);
    assert.deepEqual(await kinds(), before);
    await page.keyboard.press("Control+s");
    await saved(page);
    const discard = page.getByRole("button", { name: "Discard the draft" });
    await discard.click();
    await discard.waitFor({ state: "detached" });
  }));

test("amora: two who write at once: the second is told and loses nothing", () =>
  person(async (one) => {
    await signIn(one, "amora", "owner");
    await one.goto(url("amora", "/admin/pages/look/domingo-de-feira"));
    await openFirst(one);
    await person(async (other) => {
      await signIn(other, "amora", "attendant");
      await other.goto(url("amora", "/admin/pages/look/domingo-de-feira"));
      await (await openFirst(other)).fill("Palavras da outra.");
      await saved(other);
    });
    const field = one.locator(".slot__body textarea").first();
    await field.fill("Minhas palavras.");
    await one.locator("[role=alert]", { hasText: "Outra pessoa escreveu" }).waitFor();
    assert.equal(await field.inputValue(), "Minhas palavras.");
    await one.getByRole("button", { name: "Carregar o dela" }).click();
    await one.locator("[role=alert]", { hasText: "Outra pessoa escreveu" }).waitFor({ state: "detached" });
    // what was open may be closed once hers has come
    await one.waitForFunction(() => {
      const head = document.querySelector(".slot__name");
      if (head?.getAttribute("aria-expanded") === "false") head.click();
      return document.querySelector(".slot__body textarea")?.value === "Palavras da outra.";
    });
    await one.getByRole("button", { name: "Jogar fora o rascunho" }).click();
    await one.locator(".state[data-state=retired]").first().waitFor({ state: "attached" });
  }, { quiet: ["Failed to load resource"] }));

// garments are one of a kind, and others came before: she takes the first look of which enough is there
for (const [store, slugs] of [["amora", ["madrinha-da-noiva", "praia-sem-pressa", "domingo-de-feira"]], ["orvale", ["the-long-evening"]]]) {
  bothWays(test, `${store}: the whole look goes into the bag with one button`, ({ script }) =>
    person(async (page) => {
      let pieces = 0;
      for (const slug of slugs) {
        await page.goto(url(store, `/looks/${slug}`));
        pieces = await page.locator("input[name=variant]").count();
        if (pieces >= 2) break;
      }
      assert.ok(pieces >= 2, `${pieces} pieces`);
      await press(page.locator(".look__form button"));
      await page.waitForURL("**/cart*");
      assert.equal(await page.locator(".cart-line").count(), pieces, "every piece is a line of the bag");
    }, { script }));
}

for (const store of stores) {
  bothWays(test, `${store}: collections lead from their index to their covers`, ({ script }) =>
    person(async (page) => {
      await page.goto(url(store, "/collections"));
      const first = page.locator(".spine").first();
      const title = await first.locator(".spine__title").innerText();
      await press(first);
      await page.waitForURL("**/collections/*");
      assert.ok((await page.locator("h1").innerText()).includes(title));
      assert.ok((await page.locator(".product-card").count()) > 0, "what came with it is there");
    }, { script }));
}
