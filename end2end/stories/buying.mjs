// A visitor buys, in both houses, with and without script, delivered and collected.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, stores, url, press } from "../house.mjs";
import { atTheBank, buy, choose, minor, mustStand, putInCart } from "../verbs.mjs";

for (const store of stores) {
  bothWays(test, `${store}: Marina finds something, pays, and sees her order paid`, ({ script }) =>
    person(async (page) => {
      const name = await buy(page, store, { place: script ? 0 : 1 });
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
      assert.ok((await page.locator("article.order").innerText()).includes(name), "the order names what was bought");
      await page.reload();
      await mustStand(page, "paid");
    }, { script }));

  bothWays(test, `${store}: she collects it herself, and no address is asked for`, ({ script }) =>
    person(async (page) => {
      await buy(page, store, { pickup: true, place: script ? 2 : 3 });
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
    }, { script }));

  bothWays(test, `${store}: what the address says, the shop shows`, ({ script }) =>
    person(async (page) => {
      await page.goto(url(store, "/shop"));
      const facet = page.locator(".filters a[href*='/shop?']").first();
      const target = await facet.getAttribute("href");
      await page.goto(url(store, target));
      const narrowed = await page.locator(".product-card").count();
      assert.ok(narrowed > 0, "a facet with a count leads to something");
      await page.goto(url(store, `${target}&sort=price-up`));
      const prices = (await page.locator(".product-card .price > span:first-child").allInnerTexts()).map(minor);
      assert.ok(prices.length > 0);
      assert.deepEqual(prices, [...prices].sort((a, b) => a - b), "sorted by price");
    }, { script, height: 1200 }));
}

test("amora: a word without its accent, or misspelt, still finds", () =>
  person(async (page) => {
    await page.goto(url("amora", "/shop?q=vestdo"));
    assert.ok((await page.locator(".product-card").count()) > 0);
  }));

test("orvale: two of a serum cost twice one, and the server reckons", () =>
  person(async (page) => {
    await choose(page, "orvale");
    await putInCart(page);
    const before = minor(await page.locator(".summary__sum dd").first().innerText());
    await press(page.locator(".stepper button[name=quantity][value='2']"));
    // the answer comes to the address where she is already
    await page.locator(".stepper output", { hasText: /^2$/ }).waitFor();
    const after = minor(await page.locator(".summary__sum dd").first().innerText());
    assert.ok(before > 0);
    assert.equal(after, 2 * before);
  }));
