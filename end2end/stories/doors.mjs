// The three doors: who may open which, and what stands behind.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, password, person, stores, url, press } from "../house.mjs";
import { atTheBank, buy } from "../verbs.mjs";

const signIn = async (page, store, who, next = "") => {
  await page.goto(url(store, `/sign-in${next && `?next=${encodeURIComponent(next)}`}`));
  await page.locator("[name=email]").fill(`${who}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

for (const store of stores) {
  test(`${store}: what Marina bought, the owner finds in the back office`, () =>
    person(async (marina) => {
      await buy(marina, store, { email: "marina.found@example.test" });
      await atTheBank(marina, "approve");
      await person(async (owner) => {
        await signIn(owner, store, "owner", "/admin");
        const search = owner.locator("input[type=search], [role=searchbox]").first();
        await search.waitFor();
        await search.fill("marina.found@example.test");
        // other stories' Marinas bought too: her row is there once the list answers these words
        await owner.waitForURL((address) => address.searchParams.size > 0);
        await owner.locator("#orders-rows[aria-busy=false]").waitFor();
        const rows = owner.locator("#orders-rows a").filter({ hasText: "Marina Duarte" });
        await press(rows.first());
        const drawer = owner.locator("[role=dialog], aside").filter({ hasText: "marina.found@example.test" }).first();
        await drawer.waitFor();
      });
    }));

  for (const who of ["attendant", "finance"]) {
    test(`${store}: ${who} opens the back office too`, () =>
      person(async (page) => {
        await signIn(page, store, who);
        assert.equal(new URL(page.url()).pathname.startsWith("/admin"), true);
        await page.locator("input[type=search], [role=searchbox]").first().waitFor();
      }));
  }

  test(`${store}: the courier's door opens the courier's room, and no other`, () =>
    person(async (page) => {
      await signIn(page, store, "courier");
      assert.equal(new URL(page.url()).pathname, "/courier/");
      // not before the room is there: who leaves earlier breaks off what it loads
      await page.locator("html[data-awake] main h1").first().waitFor();
      const answer = await page.goto(url(store, "/admin"));
      assert.equal(answer.status(), 403);
    }, { quiet: ["Failed to load resource"] }));
}

test("amora: a back office whose parts were replaced says so, and does not wait for them", () =>
  person(async (owner) => {
    await owner.route(/split_admin/, (route) => route.fulfill({ status: 404, body: "" }));
    await signIn(owner, "amora", "owner", "/admin");
    await owner.locator(".asleep").waitFor();
    await owner.unroute(/split_admin/);
    await owner.reload();
    await owner.locator("input[type=search], [role=searchbox]").first().waitFor();
  }, { quiet: ["Failed to load resource", "wasm", "RuntimeError", "panicked", "WebAssembly"] }));

bothWays(test, "a wrong password is refused without telling whether the address is known", ({ script }) =>
  person(async (page) => {
    const told = [];
    for (const email of ["owner@amora.test", "nobody@amora.test"]) {
      await page.goto(url("amora", "/sign-in"));
      await page.locator("[name=email]").fill(email);
      await page.locator("[name=password]").fill("not the password");
      await press(page.locator("form[action='/sign-in'] button").last());
      await page.locator("[role=alert], .notice").first().waitFor();
      told.push(await page.locator("[role=alert], .notice").first().innerText());
    }
    assert.equal(told[0], told[1]);
  }, { script, quiet: ["Failed to load resource"] }));

bothWays(test, "the bare address shows both houses and all doors", ({ script }) =>
  person(async (page) => {
    await page.goto(url(""));
    for (const store of stores) {
      assert.ok((await page.locator(`a[href^='http://${store}.localhost']`).count()) >= 3, `${store}'s three doors`);
    }
  }, { script }));
