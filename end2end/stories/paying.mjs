// What the bank may do: decline, come late, say it twice. And what the buyer may do then.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, stores, press } from "../house.mjs";
import { atTheBank, buy, mustStand } from "../verbs.mjs";

for (const store of stores) {
  bothWays(test, `${store}: a declined card is no end: she pays again`, ({ script }) =>
    person(async (page) => {
      await buy(page, store, { place: script ? 4 : 5 });
      await atTheBank(page, "decline");
      await mustStand(page, "failed");
      await press(page.locator("form[action$='/pay'] button"));
      await page.waitForURL("**/sandbox-bank/pay/*");
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
      assert.equal(await page.locator("form[action$='/pay']").count(), 0, "a paid order asks for no money");
    }, { script }));

  test(`${store}: money that comes late still gets the goods while they are there`, () =>
    person(async (page) => {
      await buy(page, store, { place: 6 });
      await atTheBank(page, "late");
      await mustStand(page, "paid");
    }));

  test(`${store}: a bank that says it twice is heard once`, () =>
    person(async (page) => {
      await buy(page, store, { place: 6 });
      await atTheBank(page, "twice");
      await mustStand(page, "paid");
    }));

  bothWays(test, `${store}: she gives the order up, and the goods go back`, ({ script }) =>
    person(async (page) => {
      await buy(page, store, { place: 7 });
      await atTheBank(page, "decline");
      await mustStand(page, "failed");
      await press(page.locator("form[action$='/cancel'] button"));
      await page.waitForURL("**/orders/*");
      await mustStand(page, "cancelled");
    }, { script }));
}
