// The bag: over the page by keyboard, as a page without script; every problem with its button, and nothing lost by mistake.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, press, stores, url } from "../house.mjs";
import { beginCheckout, choose, putBack, putInCart } from "../verbs.mjs";

const open = async (page) => {
  await page.locator("a[data-bag]").focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog#bag[open] .drawer__inside").waitFor();
};
const focused = (page) => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));

for (const store of stores) {
  test(`${store}: the drawer by keyboard: opened, changed, undone, closed, and the focus is where it was`, () =>
    person(async (page) => {
      await choose(page, store, 3);
      await putInCart(page);
      await page.goto(url(store, "/shop"));
      await page.waitForFunction(() => document.querySelector(".bar__count").textContent === "1");
      await open(page);
      assert.equal(new URL(page.url()).pathname, "/shop", "the page stays");
      assert.ok((await focused(page)).includes("drawer-title"), await focused(page));
      if (store === "orvale") {
        const more = page.locator("dialog .stepper__button").nth(1);
        await more.focus();
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.querySelector("dialog .stepper output").textContent === "2");
        assert.ok((await focused(page)).includes("stepper__button"), `the focus stays with what was pressed: ${await focused(page)}`);
        await page.waitForFunction(() => document.querySelector(".bar__count").textContent === "2");
      } else {
        const first = await page.locator("dialog [data-left]").innerText();
        await page.waitForFunction((first) => document.querySelector("dialog [data-left]").textContent !== first, first);
      }
      await page.locator("dialog button[name=quantity][value='0']").focus();
      await page.keyboard.press("Enter");
      await page.locator("dialog [data-undo]").waitFor();
      assert.ok((await focused(page)).includes("data-undo"), await focused(page));
      assert.ok((await page.locator("dialog [role=status]").first().innerText()).length > 5, "it is said aloud");
      await page.keyboard.press("Enter");
      await page.locator("dialog .cart-line[data-state=ok]").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog#bag:not([open])").waitFor({ state: "attached" });
      assert.ok((await focused(page)).includes("data-bag"), `the focus is back: ${await focused(page)}`);
    }));

  bothWays(test, `${store}: what was taken out comes back with one press`, ({ script }) =>
    person(async (page) => {
      const name = await choose(page, store, script ? 4 : 5);
      await putInCart(page);
      await putBack(page);
      assert.ok((await page.locator(".notice").first().innerText()).includes(name));
      await press(page.locator("[data-undo]"));
      await page.locator(".cart-line[data-state=ok]").waitFor();
      await putBack(page);
    }, { script }));

  test(`${store}: what she types at the checkout is there when she comes back, and goes when she says so`, () =>
    person(async (page) => {
      await choose(page, store, 2);
      await putInCart(page);
      await beginCheckout(page);
      const kept = (name) => page.waitForResponse((answer) => answer.url().endsWith("/checkout/draft") && answer.request().postData().startsWith(`${name}=`));
      for (const [name, typed] of [["full_name", "Marina Duarte"], ["city", "Olinda"]]) {
        await page.locator(`[name=${name}]`).fill(typed);
        const answer = kept(name);
        await page.keyboard.press("Tab");
        assert.equal((await answer).status(), 204);
      }
      await page.goto(url(store, "/shop"));
      await page.goto(url(store, "/checkout"));
      assert.equal(await page.locator("[name=full_name]").inputValue(), "Marina Duarte");
      assert.equal(await page.locator("[name=city]").inputValue(), "Olinda");
      await press(page.locator("form[action='/checkout/forget'] button"));
      await page.waitForFunction(() => document.querySelector("[name=full_name]")?.value === "");
    }));
}
