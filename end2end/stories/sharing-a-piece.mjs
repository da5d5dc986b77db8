// A unique piece and two women who want it.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { person, url, press } from "../house.mjs";
import { atTheBank, beginCheckout, choose, fillCheckout, mustStand, placeOrder, putBack, putInCart } from "../verbs.mjs";

test("amora: what Ana holds, Bia sees held; what Ana buys, Bia sees sold, everywhere", () =>
  person(async (ana) => {
    await choose(ana, "amora", 8);
    const path = new URL(ana.url()).pathname;
    await putInCart(ana);
    await person(async (bia) => {
      await bia.goto(url("amora", path));
      assert.equal(await bia.locator("article.product").getAttribute("data-state"), "held");
      assert.equal(await bia.locator("form#buy button:not([disabled])").count(), 0, "what is held can't be bought");
    });
    await beginCheckout(ana);
    await fillCheckout(ana, "amora");
    await placeOrder(ana);
    await atTheBank(ana, "approve");
    await mustStand(ana, "paid");
    await person(async (bia) => {
      const answer = await bia.goto(url("amora", path));
      assert.equal(answer.status(), 200, "a sold piece keeps its page");
      assert.equal(await bia.locator("article.product").getAttribute("data-state"), "sold");
      assert.ok((await bia.locator(".product-card").count()) > 0, "its sisters are shown");
      const name = await bia.locator("h1").innerText();
      await bia.goto(url("amora", `/shop?q=${encodeURIComponent(name)}`));
      assert.equal(await bia.locator(`.product-card a[href='${path}']`).count(), 0, "and the shop does not offer it");
    });
  }));

test("amora: what Ana puts back, Bia can take at once", () =>
  person(async (ana) => {
    await choose(ana, "amora", 9);
    const path = new URL(ana.url()).pathname;
    await putInCart(ana);
    await putBack(ana);
    await person(async (bia) => {
      await bia.goto(url("amora", path));
      await putInCart(bia);
      assert.equal(await bia.locator(".cart-line[data-state=ok]").count(), 1);
    });
  }));
