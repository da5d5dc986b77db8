// Being found: a word misspelt, a body of one's own measures, an empty hand that is led on, a sitemap whose pages are there.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, press, stores, url } from "../house.mjs";

bothWays(test, "amora: Neide misspells, and is told what was looked for instead", ({ script }) =>
  person(async (page) => {
    await page.goto(url("amora", "/shop"));
    await page.locator(".search__input").fill("pantolona de linho");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/shop?*q=*");
    assert.match(await page.locator(".listing__said").innerText(), /pantalona linho/);
    assert.ok((await page.locator(".product-card").count()) > 0);
    assert.equal(await page.locator(".search__input").inputValue(), "pantolona de linho", "what she typed stays");
  }, { script, height: 1200 }));

bothWays(test, "amora: Neide gives her measures once, and every card says why it fits", ({ script }) =>
  person(async (page) => {
    await page.goto(url("amora", "/shop"));
    for (const [area, cm] of [["bust", "116"], ["waist", "102"], ["hip", "124"]]) await page.locator(`[name=${area}]`).fill(cm);
    await press(page.locator(".fits button[type=submit]"));
    await page.waitForURL("**/shop?*bust=116*");
    const cards = await page.locator(".product-card").count();
    assert.ok(cards > 0);
    assert.equal(await page.locator(".product-card__fits").count(), cards, "each card says why");
    await page.goto(url("amora", "/shop?fit=reto"));
    await press(page.locator(".fits__ways a"));
    await page.waitForURL("**/shop?*bust=116*");
    assert.match(page.url(), /fit=reto/, "the rest of the listing stays");
    await press(page.locator(".fits button[name=forget]"));
    await page.waitForURL((there) => !there.search.includes("bust"));
    await page.goto(url("amora", "/shop/fits-me"));
    assert.ok(!page.url().includes("bust="), "forgotten");
  }, { script, height: 1200 }));

for (const store of stores) {
  bothWays(test, `${store}: who finds nothing is led on`, ({ script }) =>
    person(async (page) => {
      await page.goto(url(store, "/shop?q=zzzzqqqq&sort=price-up"));
      assert.ok(await page.locator(".empty").isVisible(), "nothing found is said by a human");
      assert.ok((await page.locator(".product-card").count()) > 0, "and something is shown");
      await press(page.locator(".empty__actions a").first());
      await page.waitForURL("**/shop");
    }, { script, height: 1200 }));

  test(`${store}: pages in the map are there, and a shared picture is one`, () =>
    person(async (page) => {
      await page.goto(url(store));
      const wrong = await page.evaluate(async () => {
        const read = async (address) => (await fetch(address)).text();
        const named = (xml) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map((found) => found[1]);
        const wrong = [];
        for (const file of named(await read("/sitemap.xml"))) {
          const pages = named((await read(file)).replaceAll(/<image:loc>.*?<\/image:loc>/g, ""));
          for (const there of pages.slice(0, 5)) {
            const answer = await fetch(there);
            const text = await answer.text();
            if (answer.status !== 200 || !text.includes(`rel="canonical" href="${there}"`)) wrong.push(there);
          }
        }
        const share = document.querySelector("meta[property='og:image']").content;
        const picture = await createImageBitmap(await (await fetch(share)).blob());
        if (picture.width !== 1200 || picture.height !== 630) wrong.push(share);
        return wrong;
      });
      assert.deepEqual(wrong, []);
    }));
}
