// What a role may give: an attendant takes a tenth off and not more, the customer pays the new total, the owner sends some of it back
// and hears from the bank; and when the owner changes the limit, the attendant's changes with it.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, password, person, press, stores, url } from "../house.mjs";
import { atTheBank, buy, minor, mustStand } from "../verbs.mjs";

const signIn = async (page, store, email) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

/** The order with this code, opened beside the list. */
const openOrder = async (page, code) => {
  await page.locator("#orders-words").fill(code);
  await press(page.locator(".order-row", { hasText: code }).first());
  await page.locator("#till-title").waitFor();
};

const codeOf = async (page) => (await page.locator(".order__folio").innerText()).match(/[0-9A-Z]{8}/)[0];
const totalOf = async (page) => minor(await page.locator(".summary__sum--total dd").innerText());
const goodsOf = async (page) => minor(await page.locator(".summary__sum dd").first().innerText());

const give = async (page, sum, reason) => {
  await page.locator("#till-sum").fill(sum);
  await page.locator("#till-reason").fill(reason);
  await press(page.locator("#till-give"));
};

for (const store of stores) {
  bothWays(test, `${store}: an attendant takes a tenth off, and the customer pays what is left`, ({ script }) =>
    person(async (customer) => {
      await buy(customer, store, { place: script ? 7 : 8, pickup: true });
      // she leaves the bank and looks at her order
      await atTheBank(customer, "decline");
      await mustStand(customer, "failed");
      const [code, before, goods] = [await codeOf(customer), await totalOf(customer), await goodsOf(customer)];
      await person(async (page) => {
        await signIn(page, store, `attendant@${store}.test`);
        await openOrder(page, code);
        await press(page.locator("#till-discount"));
        await give(page, "11%", "she waited long");
        await page.locator("#till-sum-error:not(:empty)").waitFor();
        assert.equal(await page.locator("#till-sum").inputValue(), "11%", "what was typed stays");
        await give(page, "10%", "");
        await page.locator("#till-reason-error:not(:empty)").waitFor();
        await give(page, "10%", "she waited long");
        await page.locator(".till__told:not(:empty)").waitFor();
        // the till is read again after the word is said: nothing more is hers to give
        await page.locator("#till-discount").waitFor({ state: "detached" });
        assert.equal(await page.locator("[id^=refund-]").count(), 0, "and no money goes back by her hand");
      });
      await customer.reload();
      const off = Math.floor(goods / 10);
      assert.equal(await totalOf(customer), before - off, "the new total stands on her page");
      assert.equal(minor(await customer.locator(".summary__sum dd").nth(1).innerText()), off, "and so does what was taken off");
      await press(customer.locator("form[action$='/pay'] button"));
      await customer.waitForURL("**/sandbox-bank/pay/*");
      await atTheBank(customer, "approve");
      await mustStand(customer, "paid");
    }, { script }));

  test(`${store}: the owner sends some of it back, and the bank's answer shows`, () =>
    person(async (customer) => {
      await buy(customer, store, { place: 9, pickup: true });
      await atTheBank(customer, "approve");
      await mustStand(customer, "paid");
      const [code, total] = [await codeOf(customer), await totalOf(customer)];
      await person(async (page) => {
        await signIn(page, store, `owner@${store}.test`);
        await openOrder(page, code);
        await press(page.locator("[id^=refund-]"));
        await page.waitForFunction(() => document.activeElement?.id === "till-sum");
        assert.equal(minor(await page.locator("#till-sum").inputValue()), total, "what is left is there already");
        await give(page, store === "amora" ? "1,50" : "1.50", "a loose thread");
        // it is asked once more, and the focus waits on the answer
        await page.waitForFunction(() => document.activeElement?.id === "till-yes");
        await page.keyboard.press("Enter");
        await page.locator(".till__told:not(:empty)").waitFor();
        const line = page.locator("[data-refund]");
        await line.waitFor();
        // the bank's own message comes by itself; whoever waits looks again
        for (let look = 0; look < 50 && (await line.getAttribute("data-refund")) !== "done"; look += 1) {
          const answered = page.waitForResponse("**/api/admin/orders/till");
          await line.locator("button").click();
          await answered;
        }
        assert.equal(await line.getAttribute("data-refund"), "done");
      });
    }));

  test(`${store}: an owner changes a limit, and the attendant's follows`, () =>
    person(async (owner) => {
      await buy(owner, store, { place: 10, pickup: true });
      await atTheBank(owner, "decline");
      const code = await codeOf(owner);
      await signIn(owner, store, `owner@${store}.test`);
      await press(owner.locator("a[href='/admin/team']"));
      const field = owner.locator("#limit-attendant-discount");
      assert.equal(await field.inputValue(), "10");
      await field.fill("101");
      await press(owner.locator("form:has(#limit-attendant-discount) button"));
      await owner.locator("#limit-attendant-discount-error:not(:empty)").waitFor();
      await field.fill("25");
      await press(owner.locator("form:has(#limit-attendant-discount) button"));
      await owner.locator(".team__told:not(.team__told--bad)").waitFor();
      await person(async (page) => {
        await signIn(page, store, `attendant@${store}.test`);
        await openOrder(page, code);
        await press(page.locator("#till-discount"));
        await give(page, "25%", "she waited long");
        await page.locator(".till__told:not(:empty)").waitFor();
      });
      await field.fill("10");
      await press(owner.locator("form:has(#limit-attendant-discount) button"));
      await owner.waitForFunction(() => document.querySelector("#limit-attendant-discount")?.value === "10");
    }));
}
