// Two words for one thing become one: the attendant sees what that touches, an old address still leads there, and she takes it back.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const store = "amora";

test("amora: a word goes on in another and comes back; its address leads there meanwhile", () => person(async (desk) => {
  await desk.goto(url(store, "/sign-in"));
  await desk.locator("[name=email]").fill(`attendant@${store}.test`);
  await desk.locator("[name=password]").fill(password);
  await press(desk.locator("form[action='/sign-in'] button").last());
  await desk.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await desk.goto(url(store, "/admin/tags"));
  await desk.locator(".tag-row").first().waitFor();
  await press(desk.locator(".begin > .desk-button"));
  await desk.locator("#new-tag-kind").selectOption("print");
  await desk.locator("#new-tag-name").fill("Bolotas");
  await press(desk.locator(".begin__sheet .desk-button"));
  await desk.locator("#tag-name").waitFor();
  assert.equal(await desk.locator("#tag-name").inputValue(), "Bolotas");
  // what goes by another word already is refused beside the form
  await desk.locator("#tag-alias").fill("bolinhas");
  await press(desk.locator(".scan .desk-button"));
  await desk.locator(".drawer .till__wrong:not(:empty)").waitFor();
  await desk.locator("#tag-into").selectOption({ label: "Poá" });
  await desk.locator(".tag-weight").waitFor();
  await press(desk.locator(".desk-button--strong", { hasText: "Bolotas" }));
  await desk.locator(".drawer__notice a", { hasText: "Poá" }).waitFor();
  await person(async (guest) => {
    await guest.goto(url(store, "/shop?print=bolotas"));
    assert.equal(new URL(guest.url()).search, "?print=poa");
  });
  await press(desk.locator(".drawer__notice a"));
  await press(desk.locator(".steps .desk-button", { hasText: "Desfazer" }));
  await desk.locator(".steps .desk-button").waitFor({ state: "detached" });
  // found from everywhere, also by another word for it
  await desk.keyboard.press("Control+k");
  await desk.locator(".finder__words").fill("bordô");
  await press(desk.locator(".finder__hit", { hasText: "Vinho" }).first());
  await desk.waitForURL("**/admin/tags/*");
// what is refused once is remarked on by the browser
}, { quiet: ["Failed to load resource"] }));
