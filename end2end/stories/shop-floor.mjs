// A day on the floor of Amora: an attendant packs a bag for a client, she takes it home, one piece stays with her and one comes back;
// the piece tells so afterwards. And whatever room one is in, a label under the scanner opens its piece.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";
import { minor } from "../verbs.mjs";

const store = "amora";

const signIn = async (page, name) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`${name}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

/** Codes of pieces in stock, from the list. */
const inStock = async (page, count) => {
  await page.goto(url(store, "/admin/pieces?status=in_stock"));
  const codes = page.locator("a.piece-row .piece-row__code");
  await codes.first().waitFor();
  return (await codes.allInnerTexts()).slice(0, count);
};

/** As a scanner types: fast, then Enter. */
const scan = async (page, code) => {
  for (const key of [...code, "Enter"]) await page.keyboard.press(key, { delay: 0 });
};

const intoField = async (page, code) => {
  await page.locator("#bag-code").fill(code);
  await page.locator("#bag-code").press("Enter");
};

const stands = (page, status) => page.locator(`#drawer .state[data-state='bag-${status}']`).waitFor();

test("amora: a bag is packed, taken home, received and settled", () => person(async (page) => {
  await signIn(page, "attendant");
  const [kept, returned, foreign] = await inStock(page, 3);
  await page.goto(url(store, "/admin/bags"));
  await press(page.locator(".begin .desk-button"));
  await page.locator("#bag-for").fill("a");
  await press(page.locator(".begin__hit").first());
  await stands(page, "draft");
  await intoField(page, kept);
  await stands(page, "preparing");
  await intoField(page, returned);
  await page.locator("#drawer .line", { hasText: returned }).waitFor();
  assert.equal(await page.locator("#drawer .line").count(), 2);
  await press(page.locator("#drawer .till__verbs .desk-button").first());
  await stands(page, "ready");
  for (const code of [kept, returned]) {
    await intoField(page, code);
    await page.locator("#drawer .line[data-scanned]", { hasText: code }).waitFor();
  }
  await press(page.locator("#drawer .till__verbs .desk-button").first());
  await stands(page, "with_client");
  await intoField(page, foreign);
  await page.locator("#drawer .till__wrong:not(:empty)").waitFor();
  await intoField(page, returned);
  await page.locator("#drawer .line[data-line=returned]", { hasText: returned }).waitFor();
  await press(page.locator("#drawer .ticks input[type=checkbox]"));
  const price = minor(await page.locator("#drawer .choice__price").innerText());
  assert.equal(minor(await page.locator("#drawer .sums__row--total span").last().innerText()), price);
  // how she pays is said, and asked once more
  await page.locator("#drawer input[name=method]").last().check();
  await press(page.locator("#settle"));
  await press(page.locator("#settle-yes"));
  await stands(page, "settled");
  await page.locator("#drawer .drawer__part a[href^='/admin/orders/']").waitFor();
  await page.goto(url(store, `/admin/pieces?q=${kept}`));
  await press(page.locator("a.piece-row", { hasText: kept }));
  await page.locator("#drawer .answers").waitFor();
  assert.equal(await page.locator("#drawer .drawer__title .state").getAttribute("data-state"), "sold");
}));

test("amora: what the shop does not have is not put into a bag", () => person(async (page) => {
  await signIn(page, "owner");
  await page.goto(url(store, "/admin/pieces?status=sold"));
  const code = await page.locator("a.piece-row .piece-row__code").first().innerText();
  await page.goto(url(store, "/admin/bags"));
  await press(page.locator(".begin .desk-button"));
  await page.locator("#bag-for").fill("an");
  await press(page.locator(".begin__hit").nth(1));
  await stands(page, "draft");
  await intoField(page, code);
  await page.locator("#drawer .till__wrong:not(:empty)").waitFor();
  await intoField(page, "ZZZZZZZZ");
  await page.locator("#drawer .till__wrong:not(:empty)").waitFor();
  assert.equal(await page.locator("#drawer .line").count(), 0);
}));

test("amora: a label under the scanner opens its piece, and the finder finds by words", () => person(async (page) => {
  await signIn(page, "attendant");
  const [code] = await inStock(page, 1);
  await page.goto(url(store, "/admin/orders"));
  await page.locator("a.order-row").first().waitFor();
  await scan(page, code);
  await page.locator("#drawer .drawer__code", { hasText: code }).waitFor();
  await page.keyboard.press("Control+k");
  await page.locator(".finder[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".finder:not([open])").waitFor({ state: "attached" });
  assert.equal(await page.locator("#drawer").count(), 1, "what lay below stays open");
  await page.keyboard.press("Control+k");
  await page.locator(".finder__words").fill("vestido");
  await page.locator(".finder__hit .finder__note", { hasText: "R$" }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".finder:not([open])").waitFor({ state: "attached" });
  assert.match(new URL(page.url()).pathname, /^\/admin\/(pieces|orders)\//);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.locator(".finder__keys").waitFor();
}));
