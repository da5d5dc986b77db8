// A guest becomes a customer: from her order, by a letter, without friction. And she keeps her account.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, press, statusOf, stores, url } from "../house.mjs";
import { letterTo, linkIn } from "../post.mjs";
import { atTheBank, buy, mustStand } from "../verbs.mjs";

const PASSWORD = "a coat against the rain";

const choosePassword = async (page, password, name) => {
  if (name) await page.locator("[name=full_name]").fill(name);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form.sign-in__form button"));
};

for (const store of stores) {
  bothWays(test, `${store}: from her order she makes an account, and the order is in it`, ({ script }) =>
    person(async (page, context) => {
      const email = `ana.${store}.${script ? "with" : "without"}@example.test`;
      await buy(page, store, { place: script ? 8 : 9, email });
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
      await press(page.locator("form[action='/sign-up'] button"));
      await page.waitForURL("**/sign-up");
      await page.getByText(email).waitFor();
      const link = linkIn(await letterTo(await context.newPage(), store, email, "/sign-up/"));
      // what a mail scanner does
      assert.equal(await statusOf(link), 200);
      await page.goto(link);
      await choosePassword(page, "password", "Ana Souza");
      await page.locator("#password-error").waitFor();
      assert.equal(await page.locator("[name=full_name]").inputValue(), "Ana Souza", "what was typed stays");
      await choosePassword(page, PASSWORD);
      await page.waitForURL("**/account?notice=welcome");
      assert.equal(await page.locator("a[href^='/account/orders/']").count(), 1);
      await press(page.locator("a[href^='/account/orders/']").first());
      await mustStand(page, "paid");
      await page.goto(url(store, "/account/security"));
      await press(page.locator("form[action='/account/sessions'] button[value=all]"));
      await page.waitForURL("**/sign-in");
    }, { script, quiet: ["Failed to load resource"] }));
}

bothWays(test, "amora: a forgotten password is renewed by a letter", ({ script }) =>
  person(async (page, context) => {
    const email = `berta.${script ? "with" : "without"}@example.test`;
    await page.goto(url("amora", "/sign-up"));
    await page.locator("[name=email]").fill(email);
    await press(page.locator("form.sign-in__form button"));
    await page.getByText(email).waitFor();
    const other = await context.newPage();
    await page.goto(linkIn(await letterTo(other, "amora", email, "/sign-up/")));
    await choosePassword(page, PASSWORD, "Berta Lima");
    await page.waitForURL("**/account?notice=welcome");
    await press(page.locator("form[action='/sign-out'] button"));
    await page.waitForURL(url("amora"));
    await page.goto(url("amora", "/sign-in"));
    await press(page.locator("a[href='/sign-in/forgot']"));
    await page.waitForURL("**/sign-in/forgot");
    await page.locator("[name=email]").fill(email);
    await press(page.locator("form.sign-in__form button"));
    await page.getByText(email).waitFor();
    await page.goto(linkIn(await letterTo(other, "amora", email, "/sign-in/reset/")));
    await choosePassword(page, "another coat entirely");
    await page.waitForURL("**/account");
  }, { script }));
