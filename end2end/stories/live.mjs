// Two women at the same page: what one does, the other sees without doing anything.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { person, url } from "../house.mjs";
import { atTheBank, beginCheckout, choose, fillCheckout, mustStand, placeOrder, putBack, putInCart } from "../verbs.mjs";

const stands = (page, state) => page.locator(`article.product[data-state=${state}]`).waitFor();
const said = (page) => page.locator("[data-live-voice]").innerText();

test("amora: Bia's open page follows what Ana does, and says so", () =>
  person(async (ana) => {
    await choose(ana, "amora", 12);
    const path = new URL(ana.url()).pathname;
    await person(async (bia) => {
      const listening = bia.waitForRequest("**/live?*");
      await bia.goto(url("amora", path));
      await listening;
      await stands(bia, "available");
      assert.equal(await said(bia), "", "nothing is said before something happens");
      await bia.locator("form#buy button").first().focus();

      await putInCart(ana);
      await stands(bia, "held");
      assert.equal(await bia.locator("form#buy").count(), 0, "what is held can't be bought");
      assert.notEqual(await said(bia), "");
      assert.ok(await bia.evaluate(() => document.querySelector("[data-live-part=buy]").contains(document.activeElement)), "the focus stays in its place");

      await putBack(ana);
      await stands(bia, "available");
      // the form that came back works like the one that was there
      await putInCart(bia);
      assert.equal(await bia.locator(".cart-line[data-state=ok]").count(), 1);
      await putBack(bia);

      await ana.goto(url("amora", path));
      await putInCart(ana);
      await bia.goto(url("amora", path));
      await stands(bia, "held");
      await beginCheckout(ana);
      await fillCheckout(ana, "amora");
      await placeOrder(ana);
      await atTheBank(ana, "approve");
      await mustStand(ana, "paid");
      await stands(bia, "sold");
      assert.equal(await bia.locator("form#buy button").count(), 0);
    });
  }));

test("amora: a page that comes back from the browser's own memory is true again", () =>
  person(async (ana) => {
    await choose(ana, "amora", 13);
    const path = new URL(ana.url()).pathname;
    await person(async (bia) => {
      await bia.goto(url("amora", path));
      await stands(bia, "available");
      await bia.goto(url("amora", "/shop"));
      await putInCart(ana);
      await bia.goBack();
      await stands(bia, "held");
    });
  }));
