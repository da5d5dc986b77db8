// An owner says how her goods reach people, and the checkout offers it so.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, stores, url } from "../house.mjs";

const signIn = async (page, store) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`owner@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL("**/admin/orders");
};

for (const store of stores) {
  test(`${store}: an owner adds a way of delivery, is told what is wrong with it, and takes it back`, () =>
    person(async (owner) => {
      await signIn(owner, store);
      await press(owner.locator("a[href='/admin/rules']"));
      await owner.waitForURL("**/admin/rules");
      await press(owner.locator("#add-delivery"));
      await owner.locator("#new-name:focus").waitFor();
      await owner.keyboard.type("Bike");
      await owner.locator("#new-fee").fill("a few");
      await owner.locator("#new-reach").fill("the old town");
      await press(owner.locator("form:has(#new-name) button").first());
      await owner.locator("#new-fee-error:not(:empty)").waitFor();
      await owner.locator("#new-reach-error:not(:empty)").waitFor();
      assert.equal(await owner.locator("#new-reach").inputValue(), "the old town", "nothing typed is lost");
      await owner.locator("#new-fee").fill("4");
      await owner.locator("#new-reach").fill("011, 01");
      await press(owner.locator("form:has(#new-name) button").first());
      const bike = owner.locator("form[aria-label=Bike]");
      await bike.waitFor();
      assert.equal(await bike.locator("[id$=-reach]").inputValue(), "01");
      // it is told once more what she did, and the way leaves the checkout again
      await owner.locator(".team__told", { hasText: "Bike" }).waitFor();
      await bike.locator("input[type=checkbox]").uncheck();
      await press(bike.locator("button").first());
      await owner.locator(".rules__kind", { hasText: /,/ }).first().waitFor();
      await owner.reload();
      await owner.locator("form[aria-label=Bike] input[type=checkbox]:not(:checked)").waitFor();
    }));
}

test("amora: what was typed and not saved waits while the owner looks elsewhere, and is discarded by her word", () =>
  person(async (owner) => {
    await signIn(owner, "amora");
    await press(owner.locator("a[href='/admin/rules']"));
    const hold = owner.locator("#rule-hold-minutes");
    await hold.waitFor();
    const before = await hold.inputValue();
    await hold.fill("77");
    await owner.locator(".rules__unsaved").first().waitFor();
    await press(owner.locator("a[href='/admin/team']"));
    await owner.waitForURL("**/admin/team");
    await owner.locator(".undo__said:not(:empty)").waitFor();
    await press(owner.locator("a[href='/admin/rules']"));
    await hold.waitFor();
    assert.equal(await hold.inputValue(), "77");
    // the tab asks before it goes; she stays
    owner.once("dialog", (asked) => asked.dismiss());
    const asked = owner.waitForEvent("dialog");
    await owner.evaluate(() => setTimeout(() => location.reload()));
    assert.equal((await asked).type(), "beforeunload");
    assert.equal(await hold.inputValue(), "77");
    await press(owner.locator("form:has(#rule-hold-minutes) .rules__verbs .desk-button").last());
    await owner.locator(".rules__unsaved").waitFor({ state: "detached" });
    assert.equal(await hold.inputValue(), before);
  }));

test("amora: a bag that would never become due is refused, and what holds is shown", () =>
  person(async (owner) => {
    await signIn(owner, "amora");
    await owner.goto(url("amora", "/admin/rules"));
    const days = owner.locator(".rules__days input");
    await days.first().waitFor();
    for (const day of await days.all()) await day.check();
    await owner.locator("#rule-hold-minutes").fill("0");
    await press(owner.locator("form:has(#rule-hold-minutes) button").first());
    await owner.locator("#closed-error:not(:empty)").waitFor();
    await owner.locator("#rule-hold-minutes-error:not(:empty)").waitFor();
    await owner.locator("#rule-hold-minutes:focus").waitFor();
  }));
