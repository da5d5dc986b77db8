// What the shop knows of her is hers: she takes it along, has it forgotten and changes her mind, and keeps her addresses.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "../lanes.mjs";
import { bothWays, person, press, statusOf, stores, url } from "../house.mjs";
import { letterTo, linkIn } from "../post.mjs";
import { atTheBank, beginCheckout, buy, choose, mustStand, putInCart } from "../verbs.mjs";

const PASSWORD = "a coat against the rain";

/** An account of her own, from the letter; `other` is the browser in which she reads her mail. */
const join = async (page, other, store, email) => {
  await page.goto(url(store, "/sign-up"));
  await page.locator("[name=email]").fill(email);
  await press(page.locator("form.sign-in__form button"));
  await page.getByText(email).waitFor();
  await page.goto(linkIn(await letterTo(other, store, email, "/sign-up/")));
  await page.locator("[name=full_name]").fill("Marina Duarte");
  await page.locator("[name=password]").fill(PASSWORD);
  await press(page.locator("form.sign-in__form button"));
  await page.waitForURL("**/account?notice=welcome");
};

const signIn = async (page, store, email) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(PASSWORD);
  await press(page.locator("form.sign-in__form button"));
  await page.waitForURL((address) => address.pathname === "/account");
};

for (const store of stores) {
  bothWays(test, `${store}: she downloads what the shop knows of her, and her order is in it`, ({ script }) =>
    person(async (page, context) => {
      const email = `carla.${store}.${script ? "with" : "without"}@example.test`;
      await buy(page, store, { place: script ? 10 : 11, email });
      await atTheBank(page, "approve");
      await mustStand(page, "paid");
      await join(page, await context.newPage(), store, email);
      const number = await page.locator("a[href^='/account/orders/']").first().innerText();
      await press(page.locator("a[href='/account/privacy']"));
      await page.waitForURL("**/account/privacy");
      assert.ok((await page.locator("#held li").count()) > 15, "she reads beforehand what it holds");
      const form = page.locator("form[action='/account/privacy/export']");
      await form.locator("[name=current]").fill("a guess of mine");
      await press(form.locator("button"));
      await page.locator("#current-error").waitFor();
      await form.locator("[name=current]").fill(PASSWORD);
      const [download] = await Promise.all([page.waitForEvent("download"), press(form.locator("button"))]);
      const file = JSON.parse(await readFile(await download.path(), "utf8"));
      const section = (name) => file.sections.find((one) => one.section === name)?.rows ?? [];
      assert.ok(section("orders").some((order) => order.code === number.trim()), "her order is in it");
      assert.equal(section("person")[0].email, email);
      assert.ok(section("order_lines").length > 0);
      // it is on its way: she can't be forgotten yet, and is told why
      assert.equal(await page.locator("form[action='/account/privacy/erase']").count(), 0);
      assert.ok((await page.locator("#erase").innerText()).length > 40);
    }, { script, quiet: ["Failed to load resource"] }));
}

bothWays(test, "amora: she asks to be forgotten, and takes it back by signing in", ({ script }) =>
  person(async (page, context) => {
    const email = `diva.${script ? "with" : "without"}@example.test`;
    const mail = await context.newPage();
    await join(page, mail, "amora", email);
    await page.goto(url("amora", "/account/privacy"));
    const form = page.locator("form[action='/account/privacy/erase']");
    await form.locator("[name=current_for_erasure]").fill(PASSWORD);
    await press(form.locator("button"));
    await page.locator("#sure-error").waitFor();
    await form.locator("[name=sure]").check();
    await form.locator("[name=current_for_erasure]").fill(PASSWORD);
    await press(form.locator("button"));
    await page.waitForURL("**/account/privacy");
    const link = linkIn(await letterTo(mail, "amora", email, "/account/erase/"));
    // what a mail scanner does
    await statusOf(link);
    await page.goto(link);
    await press(page.locator("form.sign-in__form button"));
    await page.locator("h1.sign-in__title", { hasText: "Está certo" }).waitFor();
    await page.goto(url("amora", "/account"));
    await page.waitForURL(/\/sign-in\?/);
    await signIn(page, "amora", email);
    await page.getByText("nada será apagado").waitFor();
  }, { script, quiet: ["Failed to load resource"] }));

bothWays(test, "amora: she saves an address, corrects it, and chooses it at the checkout", ({ script }) =>
  person(async (page, context) => {
    const email = `elza.${script ? "with" : "without"}@example.test`;
    await join(page, await context.newPage(), "amora", email);
    await press(page.locator("a[href='/account/addresses']"));
    await page.waitForURL("**/account/addresses");
    const form = page.locator("#address-form form");
    await form.locator("[name=line1]").fill("Rua da Aurora, 5");
    await press(form.locator("button"));
    await page.locator("#city-error").waitFor();
    assert.equal(await form.locator("[name=line1]").inputValue(), "Rua da Aurora, 5", "what was typed stays");
    await form.locator("[name=postal_code]").fill("50050-000");
    await form.locator("[name=city]").fill("Recife");
    await form.locator("[name=region]").selectOption("PE");
    await press(form.locator("button"));
    await page.waitForURL("**/account/addresses?notice=saved");
    await press(page.locator("#saved a[href^='/account/addresses/']"));
    // the same form stands on the page that she leaves
    await page.waitForURL("**/account/addresses/*");
    await form.locator("[name=line1]").fill("Rua do Sol, 8");
    await press(form.locator("button"));
    await page.locator("#saved", { hasText: "Rua do Sol, 8" }).waitFor();
    await choose(page, "amora", script ? 12 : 13);
    await putInCart(page);
    await beginCheckout(page);
    assert.equal(await page.locator("[name='news-email']").isChecked(), false, "nothing is ticked for her");
    await press(page.locator("a[href^='/checkout?address=']"));
    await page.waitForURL("**/checkout?address=*");
    assert.equal(await page.locator("[name=line1]").inputValue(), "Rua do Sol, 8");
    await page.goto(url("amora", "/account/addresses"));
    await press(page.locator("form[action$='/remove'] button"));
    await page.waitForURL("**/account/addresses?notice=removed");
    assert.equal(await page.locator("#saved li").count(), 0);
  }, { script, quiet: ["Failed to load resource"] }));
