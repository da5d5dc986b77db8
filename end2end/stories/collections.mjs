// A collection is told anew, a piece goes in by its label, and it ends: who has its address is led on.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const store = "amora";

test("amora: a collection by hand, with a story and a piece; archived, its address leads to the shop", () => person(async (desk) => {
  await desk.goto(url(store, "/sign-in"));
  await desk.locator("[name=email]").fill(`owner@${store}.test`);
  await desk.locator("[name=password]").fill(password);
  await press(desk.locator("form[action='/sign-in'] button").last());
  await desk.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await desk.goto(url(store, "/admin/pieces?status=in_stock"));
  const code = (await desk.locator("a.piece-row .piece-row__code").nth(3).textContent()).trim();
  await desk.goto(url(store, "/admin/collections"));
  await desk.locator(".collection-row").first().waitFor();
  await press(desk.locator(".begin > .desk-button"));
  await desk.locator("#collection-new").fill("Varal de domingo");
  await press(desk.locator(".begin__sheet .desk-button"));
  await desk.locator("#collection-title").waitFor();
  await desk.locator("#collection-title").fill("");
  await press(desk.locator(".drawer .desk-button--strong"));
  await desk.locator("#collection-title-error:not(:empty)").waitFor();
  await desk.locator("#collection-title").fill("Varal de domingo à tarde");
  await desk.locator("#collection-story").fill("Tudo que secou ao sol.");
  await press(desk.locator(".drawer .desk-button--strong"));
  await desk.locator(".till__told:not(:empty)").waitFor();
  await desk.locator("#collection-hang").fill(code);
  await desk.locator("#collection-hang").press("Enter");
  await desk.locator(".line", { hasText: code }).waitFor();
  const page = await desk.locator(".collection-ways a[rel=external]").getAttribute("href");
  await person(async (guest) => {
    await guest.goto(url(store, page));
    await guest.locator("main", { hasText: "Tudo que secou ao sol." }).waitFor();
  });
  await press(desk.locator("#collection-successor").locator("xpath=ancestor::section").locator(".desk-button"));
  await desk.locator("#collection-successor").waitFor({ state: "detached" });
  await person(async (guest) => {
    await guest.goto(url(store, page));
    assert.equal(new URL(guest.url()).pathname, "/shop");
  });
}));
