// From page to page: one photo travels, Back leads to the same place, nothing jumps, and no page that waited offers what is gone.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { person, press, stores, url } from "../house.mjs";
import { atTheBank, beginCheckout, choose, fillCheckout, mustStand, placeOrder, putInCart } from "../verbs.mjs";

// What the browser animates when a page is revealed, kept over the navigation.
const watch = (page) => page.addInitScript(() => {
  addEventListener("pagereveal", ({ viewTransition }) => {
    sessionStorage.removeItem("moved");
    if (!viewTransition) return sessionStorage.setItem("moved", "[]");
    viewTransition.ready.then(() => {
      const parts = document.getAnimations().map((one) => one.effect.pseudoElement).filter(Boolean);
      sessionStorage.setItem("moved", JSON.stringify([...new Set(parts)]));
    }, () => sessionStorage.setItem("moved", "[]"));
  });
});
const moved = async (page) => {
  await page.waitForFunction(() => sessionStorage.getItem("moved"));
  const parts = JSON.parse(await page.evaluate(() => sessionStorage.getItem("moved")));
  await page.evaluate(() => sessionStorage.removeItem("moved"));
  return parts;
};
const named = (page) => page.evaluate(() => [...document.querySelectorAll("*")].map((one) => getComputedStyle(one).viewTransitionName).filter((name) => name !== "none"));
const once = (names) => assert.equal(new Set(names).size, names.length, `a name stands twice: ${names}`);
const group = (slug) => `::view-transition-group(p-${slug})`;
const slugHere = (page) => new URL(page.url()).pathname.split("/").pop();

for (const store of stores) {
  test(`${store}: the photo goes from the card to the product to the bag, and back to the same place`, () =>
    person(async (page) => {
      await watch(page);
      await page.goto(url(store, "/shop"));
      once(await named(page));
      const card = page.locator(".product-card[data-state=available]").nth(7);
      await card.scrollIntoViewIfNeeded();
      await page.evaluate(() => scrollBy(0, 37));
      const before = await page.evaluate(() => scrollY);
      assert.ok(before > 0, "she scrolled");
      await moved(page);
      await card.locator("a").first().click();
      await page.waitForURL("**/p/*");
      const slug = slugHere(page);
      assert.ok((await moved(page)).includes(group(slug)), "from the card into place");
      once(await named(page));
      await page.goBack();
      await page.waitForURL("**/shop");
      const parts = await moved(page);
      assert.ok(parts.includes(group(slug)), `and home again: ${parts}`);
      // Back leads to the same place
      await page.waitForFunction((before) => scrollY === before, before);
      await page.goForward();
      await page.waitForURL("**/p/*");
      await moved(page);
      await putInCart(page);
      assert.ok((await moved(page)).includes(group(slug)), "and into the bag");
      once(await named(page));
    }, { motion: "no-preference" }));

  test(`${store}: without script the names stand in the page, and Back leads to the same place`, () =>
    person(async (page) => {
      await page.goto(url(store, "/shop"));
      const link = page.locator(".product-card[data-state=available] a").nth(7);
      await link.scrollIntoViewIfNeeded();
      const box = await link.boundingBox();
      const slug = (await link.getAttribute("href")).split("/").pop();
      await press(link);
      await page.waitForURL("**/p/*");
      assert.equal(slugHere(page), slug);
      await page.goBack();
      await page.waitForURL("**/shop");
      const again = await link.boundingBox();
      assert.ok(Math.abs(again.y - box.y) < 2, `the card stands where it stood: ${box.y} and ${again.y}`);
    }, { script: false, motion: "no-preference" }));

  test(`${store}: who wants no motion gets none`, () =>
    person(async (page) => {
      await watch(page);
      await choose(page, store, 2);
      assert.deepEqual(await moved(page), []);
    }));

  test(`${store}: the bar comes when the button has gone, keeps its place, and is the same form`, () =>
    person(async (page) => {
      await page.addInitScript(() => {
        self.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((one) => (self.shifted += one.hadRecentInput ? 0 : one.value))).observe({ type: "layout-shift", buffered: true });
      });
      await choose(page, store, 4);
      const bar = page.locator(".buy-bar button");
      const visible = () => bar.evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return getComputedStyle(one).visibility === "visible" && bottom <= innerHeight + 1 && top > 0;
      });
      // the button itself has not gone by yet; the style knows it with the first frame
      await page.waitForFunction(() => getComputedStyle(document.querySelector(".buy-bar")).visibility === "hidden");
      const price = await page.locator(".product__money .price > span").first().innerText();
      for (const part of [0.3, 0.6, 1]) await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), part);
      await page.locator("footer").scrollIntoViewIfNeeded();
      await page.evaluate(() => scrollTo(0, document.querySelector(".chapter").offsetTop + innerHeight / 2));
      await page.waitForFunction(() => getComputedStyle(document.querySelector(".buy-bar")).visibility === "visible");
      assert.equal(await visible(), true);
      assert.ok((await page.locator(".buy-bar").innerText()).includes(price), "it says the price");
      assert.equal(await page.evaluate(() => self.shifted), 0, "nothing moved");
      await bar.click();
      await page.waitForURL("**/cart*");
      assert.equal(await page.locator(".cart-line[data-state=ok]").count(), 1);
    }, { width: 390, height: 844 }));
}

test("orvale: the bar follows the volume that is chosen, without script", () =>
  person(async (page) => {
    await page.goto(url("orvale", "/shop"));
    const links = await page.locator(".product-card[data-state=available] a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const href of links) {
      await page.goto(url("orvale", href));
      const options = page.locator(".choice__option input:not([disabled])");
      if ((await options.count()) < 2) continue;
      const said = async () => (await page.locator(".buy-bar__choice").evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== "none").map((one) => one.textContent))).join();
      const first = await said();
      await options.nth(1).check({ force: true });
      assert.notEqual(await said(), first);
      return;
    }
    assert.fail("no serum has two volumes");
  }, { script: false }));

test("amora: a page that waited, fetched or drawn ahead, offers nothing that was sold meanwhile", () =>
  person(async (bia) => {
    // Bia rests on a card: its page is loaded ahead. Ana buys the piece. Then Bia presses.
    await bia.goto(url("amora", "/shop"));
    const path = await bia.locator(".product-card[data-state=available] a").nth(5).getAttribute("href");
    const link = bia.locator(`.product-card a[href="${path}"]`).first();
    const ahead = bia.waitForRequest((request) => request.url().endsWith(path), { timeout: 5_000 }).catch(() => null);
    await link.hover();
    const request = await ahead;
    if (request) assert.ok(!String((await request.allHeaders())["sec-purpose"]).includes("prerender"), "a unique piece is never drawn ahead");
    await person(async (ana) => {
      await ana.goto(url("amora", path));
      await putInCart(ana);
      await beginCheckout(ana);
      await fillCheckout(ana, "amora", { pickup: true });
      await placeOrder(ana);
      await atTheBank(ana, "approve");
      await mustStand(ana, "paid");
    });
    await link.click();
    await bia.waitForURL(`**${path}`);
    await bia.locator("article.product[data-state=sold]").waitFor();
    assert.equal(await bia.locator("form#buy button").count(), 0, "what is sold can't be bought");
    // back to the listing that she still had: the card says it too
    await bia.goBack();
    await bia.waitForURL("**/shop");
    await bia.waitForFunction((path) => !document.querySelector(`.product-card[data-state=available] a[href="${path}"]`), path);
  }));
