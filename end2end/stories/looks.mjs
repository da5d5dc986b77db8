// How it holds together: nothing wider than the screen, nothing that axe objects to, nothing that moves by itself after it was
// there, on phone and desk, light and dark, in both houses, on every page of the storefront.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "../lanes.mjs";
import { password, person, press, stores, url } from "../house.mjs";
import { atTheBank, beginCheckout, choose, fillCheckout, placeOrder, putInCart } from "../verbs.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// run by the debugger's own road, since the page's policy admits no foreign script
const judge = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => self.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
};

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

/** Watch from before the first line of the page: what moves without having been touched, and which elements did. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    self.__shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) self.__shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

/** Down to the foot and back, so that everything that waits for being seen has come. */
const walk = (page) =>
  page.evaluate(async () => {
    const next = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight / 2) {
      scrollTo(0, at);
      await next();
    }
    // a picture beside the window (a gallery on a phone) would wait for ever
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    scrollTo(0, 0);
    await next();
  });

/** Pictures that leave their place to chance, or that are told to wait though they are seen first. */
const loose = (page) => page.evaluate(() => [...document.querySelectorAll("img")].filter((image) => !image.getAttribute("width") || !image.getAttribute("height") || !image.complete || !image.naturalWidth).map((image) => image.outerHTML.slice(0, 160)));

/** Every page that a visitor meets on her way, her own ones included. */
const pagesOf = async (page, store) => {
  await choose(page, store, 3);
  const product = new URL(page.url()).pathname;
  await putInCart(page);
  await beginCheckout(page);
  await fillCheckout(page, store);
  await placeOrder(page);
  await atTheBank(page, "approve");
  const order = new URL(page.url()).pathname;
  await page.goto(url(store, "/shop"));
  await choose(page, store, 4);
  await putInCart(page);
  await page.goto(url(store, "/collections"));
  const cover = new URL(await page.locator(".spine").first().evaluate((link) => link.href)).pathname;
  const look = store === "amora" ? "/looks/domingo-de-feira" : "/looks/clear-weather";
  const own = store === "amora" ? ["/shop?bust=116&waist=102&hip=124"] : [];
  return ["/", "/shop", "/shop?q=zzzzqqqq", ...own, product, "/collections", cover, look, "/cart", "/checkout", "/sign-in", "/sign-up", "/sign-in/forgot", "/quiz", order, "/there-is-no-such-page"];
};

/** What a customer sees when she is signed in. */
const OWN = ["/account", "/account/security", "/account/privacy", "/account/addresses"];

const holds = async (page, store, paths, widths) => {
  await watchShifts(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await page.goto(url(store, path), { waitUntil: "load" });
      await walk(page);
      assert.deepEqual(await page.evaluate(() => self.__shifts), [], `${path} moves at ${width} px`);
      assert.deepEqual(await loose(page), [], `${path} at ${width} px`);
      assert.ok(await fits(page), `${path} is wider than ${width} px`);
      if (width !== 768) assert.deepEqual(await judge(page), [], `${path} before axe at ${width} px`);
      const first = await page.locator("link[rel=preload][as=image]").count();
      assert.ok(first <= 2, `${path} preloads ${first} pictures`);
    }
  }
};

for (const store of stores) {
  for (const scheme of ["light", "dark"]) {
    test(`${store}: every page holds at 390, 768 and 1440, ${scheme}`, { timeout: 600_000 }, () =>
      person(async (page, context) => {
        await context.addCookies([{ name: "vitrine_mode", value: scheme, url: url(store) }]);
        await holds(page, store, await pagesOf(page, store), [390, 768, 1440]);
      }, { scheme, quiet: ["Failed to load resource"] }));

    test(`${store}: a customer's own pages hold at 390 and 1440, ${scheme}`, { timeout: 600_000 }, () =>
      person(async (page, context) => {
        await context.addCookies([{ name: "vitrine_mode", value: scheme, url: url(store) }]);
        await page.goto(url(store, "/sign-in"));
        await page.locator("[name=email]").fill(`customer@${store}.test`);
        await page.locator("[name=password]").fill(password);
        await press(page.locator("form[action='/sign-in'] button").last());
        await page.waitForURL((address) => address.pathname === "/account");
        await holds(page, store, OWN, [390, 1440]);
      }, { scheme }));
  }
}

/** Rooms of the team, each with what is there when it has come. */
const ROOMS = [
  ["/admin/rules", "#rule-hold-minutes"], ["/admin/clients", "a.client-row"], ["/admin/arrivals", "a.arrival-row"],
  ["/admin/consignors", "a.consignor-row"], ["/admin/consignors/waiting", ".shelf .line"],
  ["/admin/collections", "a.collection-row"], ["/admin/tags", "a.tag-row"],
  ["/admin/bags?which=out", "a.bag-row"], ["/admin/pieces", "a.piece-row"], ["/admin/past?months=12", "#past-cohorts ~ .chart"], ["/admin/orders", "a.order-row"],
];

for (const scheme of ["light", "dark"]) {
  test(`amora: rooms of the team hold before axe at 390 and 1440, ${scheme}`, { timeout: 300_000 }, () =>
    person(async (page, context) => {
      await context.addCookies([{ name: "vitrine_mode", value: scheme, url: url("amora") }]);
      await page.goto(url("amora", "/sign-in"));
      await page.locator("[name=email]").fill("owner@amora.test");
      await page.locator("[name=password]").fill(password);
      await press(page.locator("form[action='/sign-in'] button").last());
      await page.waitForURL("**/admin/orders");
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const [path, there] of ROOMS) {
          await page.goto(url("amora", path));
          await page.locator(there).first().waitFor();
          assert.deepEqual(await judge(page), [], `${path} before axe at ${width} px`);
          assert.ok(await fits(page), `${path} is wider than ${width} px`);
          if (!there.startsWith("a.")) continue;
          await page.locator(there).first().click();
          await page.locator("#drawer[aria-busy=false] .drawer__part").first().waitFor();
          assert.deepEqual(await judge(page), [], `what ${path} opens, before axe at ${width} px`);
        }
      }
      // and the page that a client gets
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(url("amora", "/admin/bags?which=out"));
      await page.locator("a.bag-row").nth(2).click();
      await page.locator("#her-page").click();
      const hers = await page.locator("#her-link").inputValue();
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(hers);
        await page.locator(".her-bag__line").first().waitFor();
        assert.deepEqual(await judge(page), [], `her bag before axe at ${width} px`);
        assert.ok(await fits(page), `her bag is wider than ${width} px`);
      }
      // and that of a consignor, which she opens by a link
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(url("amora", "/admin/consignors?which=due"));
      await page.locator("a.consignor-row").first().click();
      await page.locator("#statement-page").click();
      const statement = await page.locator("#statement-link").inputValue();
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(statement);
        await page.locator(".statement__piece").first().waitFor();
        assert.deepEqual(await judge(page), [], `a statement before axe at ${width} px`);
        assert.ok(await fits(page), `a statement is wider than ${width} px`);
      }
    }, { scheme }));
}
