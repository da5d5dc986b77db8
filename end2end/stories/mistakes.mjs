// Typing errors, strange addresses, strange numbers: a sentence beside the field, nothing lost, a way on.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, stores, url, press } from "../house.mjs";
import { atTheBank, beginCheckout, choose, fillCheckout, mustStand, placeOrder, putInCart } from "../verbs.mjs";

const FAILED_LOAD = "Failed to load resource";

for (const store of stores) {
  bothWays(test, `${store}: a wrong address is said beside its field, and nothing typed is lost`, ({ script }) =>
    person(async (page) => {
      await choose(page, store, 10 % (store === "orvale" ? 6 : 20));
      await putInCart(page);
      await beginCheckout(page);
      await fillCheckout(page, store, { email: "marina at example" });
      await page.locator("[name=note]").fill("Toque a campainha, por favor");
      await press(page.locator("form[action='/checkout'] button").last());
      const email = page.locator("[name=email][aria-invalid=true]");
      await email.waitFor();
      const error = await page.locator(`#${(await email.getAttribute("aria-describedby")).split(" ").pop()}`).innerText();
      assert.ok(error.length > 5, "the error is a sentence");
      assert.equal(await email.inputValue(), "marina at example");
      assert.equal(await page.locator("[name=note]").inputValue(), "Toque a campainha, por favor");
      await email.fill("marina@example.test");
      await placeOrder(page);
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
    }, { script, quiet: [FAILED_LOAD] }));

  bothWays(test, `${store}: a line that is too long is told beside its field, and is not cut`, ({ script }) =>
    person(async (page) => {
      await choose(page, store, 11 % (store === "orvale" ? 6 : 20));
      await putInCart(page);
      await beginCheckout(page);
      await fillCheckout(page, store);
      const long = `12 Hudson Street, ${"the third door behind the yard, ".repeat(8)}`.trim();
      await page.locator("[name=line1]").fill(long);
      await press(page.locator("form[action='/checkout'] button").last());
      await page.locator("#line1-error").waitFor();
      assert.equal(await page.locator("[name=line1]").inputValue(), long);
    }, { script, quiet: [FAILED_LOAD] }));

  test(`${store}: an address that leads nowhere says so and leads on`, () =>
    person(async (page) => {
      for (const path of ["/p/there-is-no-such-thing", "/nowhere", "/orders/not-a-token", "/checkout/x"]) {
        const answer = await page.goto(url(store, path));
        assert.equal(answer.status(), 404, path);
        assert.ok((await page.locator("main a").count()) > 0, "a way on");
      }
      const file = await page.evaluate(async () => {
        const answer = await fetch("/pkg/missing.js", { headers: { accept: "text/html" } });
        return { status: answer.status, text: await answer.text() };
      });
      assert.equal(file.status, 404);
      assert.ok(!file.text.includes("<html"), "a missing file is never a page");
    }, { quiet: [FAILED_LOAD] }));

  test(`${store}: numbers that are none are refused with a sentence`, () =>
    person(async (page) => {
      await choose(page, store);
      const variant = await page.locator("form#buy [name=variant]").first().getAttribute("value");
      for (const quantity of ["0", "-1", "1.5", "1000000000", "many"]) {
        const answer = await page.evaluate(async (line) => {
          const said = await fetch("/cart", { method: "POST", body: new URLSearchParams(line) });
          return { status: said.status, text: await said.text() };
        }, { variant, quantity });
        assert.equal(answer.status, 422, quantity);
        assert.ok(answer.text.includes("notice"), "said in words");
      }
    }, { quiet: [FAILED_LOAD] }));
}

test("amora: a courier of the house goes no further than she can, and the post does", () =>
  person(async (page) => {
    await choose(page, "amora", 14);
    await putInCart(page);
    await beginCheckout(page);
    await fillCheckout(page, "amora");
    await page.locator("[name=postal_code]").fill("50050-000");
    await page.locator("[name=region]").selectOption("PE");
    await press(page.locator("form[action='/checkout'] button").last());
    await page.locator("#postal_code-error").waitFor();
    await page.locator(".pick__option", { hasText: "Correios" }).locator("input").check({ force: true });
    await placeOrder(page);
  }, { quiet: [FAILED_LOAD] }));
