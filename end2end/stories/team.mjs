// The owner asks somebody to work with her, who comes in by the letter; and a page that stands open leaves when its hat is taken.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, statusOf, stores, url } from "../house.mjs";
import { letterTo, linkIn } from "../post.mjs";

const PASSWORD = "a coat against the rain";

const signIn = async (page, store, email, secret) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(secret);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

for (const store of stores) {
  test(`${store}: an attendant is invited, joins from the letter, and leaves when her hat is taken`, () =>
    person(async (owner) => {
      const email = `eva.${store}@example.test`;
      await signIn(owner, store, `owner@${store}.test`, password);
      await press(owner.locator("a[href='/admin/team']"));
      await owner.waitForURL("**/admin/team");
      // both mistakes are said beside their fields, and what was typed stays
      await owner.locator("#invite-email").fill("eva");
      await press(owner.locator(".invite__send"));
      await owner.locator("#invite-email-error:not(:empty)").waitFor();
      await owner.locator("#invite-hats-error:not(:empty)").waitFor();
      assert.equal(await owner.locator("#invite-email").inputValue(), "eva");
      await owner.locator("#invite-email").fill(email);
      await owner.locator("#invite-attendant").check();
      await press(owner.locator(".invite__send"));
      await owner.locator(".team-row--invited", { hasText: email }).waitFor();
      await person(async (eva, context) => {
        const link = linkIn(await letterTo(await context.newPage(), store, email, "/join/"));
        // what a mail scanner does
        assert.equal(await statusOf(link), 200);
        await eva.goto(link);
        await eva.locator("[name=full_name]").fill("Eva Adams");
        await eva.locator("[name=password]").fill(PASSWORD);
        await press(eva.locator("form.sign-in__form button"));
        await eva.waitForURL("**/admin/orders");
        await eva.locator("html[data-awake]").waitFor();
        await eva.locator("a[href='/admin/orders']").first().waitFor();
        assert.equal(await eva.locator("a[href='/admin/team']").count(), 0, "this room is an owner's");
        await press(eva.locator("form[action='/sign-out'] button"));
        await eva.waitForURL(url(store));
        await signIn(eva, store, email, PASSWORD);
        await eva.waitForURL("**/admin/orders");
        // the owner takes the hat, and the open page goes to the door by itself
        await owner.reload();
        await press(owner.locator(".team-row", { hasText: "Eva Adams" }));
        // her last hat: the shop asks once more, and it can be given back where it was taken
        await owner.locator("#hat-attendant").uncheck();
        await press(owner.locator("#last-hat-keep"));
        await owner.locator("#hat-attendant:checked").waitFor();
        await owner.locator("#hat-attendant").uncheck();
        await press(owner.locator("#last-hat-take"));
        await eva.waitForURL((address) => address.pathname === "/sign-in" && address.searchParams.get("why") === "hat");
        await eva.locator("[role=alert], .notice").first().waitFor();
        await press(owner.locator("#give-back"));
        await owner.locator(".team-row", { hasText: "Eva Adams" }).waitFor();
        await signIn(eva, store, email, PASSWORD);
        await eva.waitForURL("**/admin/orders");
      });
      // and the book knows
      await press(owner.locator("a[href='/admin/audit']"));
      await owner.waitForURL("**/admin/audit");
      await owner.locator("#audit-kind").selectOption("person.hat_taken");
      // rows that are there may be of the list before: hers is there once the list answers this kind
      await owner.waitForURL((address) => address.searchParams.get("kind") === "person.hat_taken");
      await owner.locator("#audit-rows[aria-busy=false]").waitFor();
      await press(owner.locator(".event-row", { hasText: "Eva Adams" }).first());
      await owner.locator(".change").first().waitFor();
    }));
}

test("two tabs, one sign-out: the other tab goes to the door", () =>
  person(async (page, context) => {
    await signIn(page, "amora", "finance@amora.test", password);
    const other = await context.newPage();
    await other.goto(url("amora", "/admin/orders"));
    await other.locator("input[type=search]").first().waitFor();
    await page.bringToFront();
    await press(page.locator("form[action='/sign-out'] button"));
    await page.waitForURL(url("amora"));
    await other.bringToFront();
    await other.waitForURL((address) => address.pathname === "/sign-in");
  }));
