// Work on pieces that are here: a price in its row by keyboard and taken back, words and pictures in the drawer, many at once, a question
// under a name, and the slip of a bag.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const store = "amora";

const signIn = async (page, who = "attendant") => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`${who}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};
const rail = async (page) => {
  await page.goto(url(store, "/admin/pieces?status=in_stock"));
  await page.locator("a.piece-row .piece-row__price").nth(2).waitFor();
  return page.locator("a.list__row.piece-row");
};
const priceOf = (row) => row.locator(".piece-row__price").innerText();

test("amora: a price is changed in its row by keyboard, the shop shows it, and Ctrl-Z takes it back", () => person(async (desk) => {
  await signIn(desk);
  const rows = await rail(desk);
  const [id, before] = [await rows.nth(0).getAttribute("id"), await priceOf(rows.nth(0))];
  const row = desk.locator(`[id="${id}"]`);
  await row.focus();
  await desk.keyboard.press("F2");
  await desk.locator("#edit-price").waitFor();
  await desk.locator("#edit-price").fill("caro");
  await desk.keyboard.press("Enter");
  await desk.locator("#edit-told:not(:empty)").waitFor();
  assert.equal(await desk.locator("#edit-price").inputValue(), "caro", "nothing typed is lost");
  await desk.locator("#edit-price").fill("77,70");
  await desk.locator("#edit-reason").waitFor();
  await desk.locator("#edit-price").press("Enter");
  await row.locator(".piece-row__price", { hasText: "77,70" }).waitFor();
  await desk.locator("#undo").waitFor();
  await row.focus();
  await desk.keyboard.press("Control+z");
  await row.locator(".piece-row__price", { hasText: before.replace(/[^0-9,.]/g, "") }).waitFor();
  // both stand in its history
  await desk.keyboard.press("Enter");
  await desk.locator("#piece-prices .steps__one").nth(1).waitFor();
  await desk.keyboard.press("Escape");
  await row.focus();
  await desk.keyboard.press("F2");
  await desk.locator("#edit-price").fill("1");
  await desk.keyboard.press("Escape");
  assert.equal(await priceOf(row), before, "Escape leaves it");
}));

test("amora: words in the drawer are saved when they are left, and a visitor reads them", () => person(async (desk) => {
  await signIn(desk);
  const rows = await rail(desk);
  await press(rows.nth(1).locator(".piece-row__code"));
  await desk.locator("#piece-work > summary").click();
  await desk.locator("#piece-tagline").fill("Dito na história de dezembro");
  await desk.keyboard.press("Tab");
  await desk.locator("#undo").waitFor();
  const shown = await desk.locator(".drawer__body a[rel=external]").getAttribute("href");
  await person(async (guest) => {
    await guest.goto(url(store, shown));
    const said = await guest.locator("meta[name=description]").getAttribute("content");
    assert.ok(said.includes("Dito na história de dezembro"), said);
  });
  // a picture too large is not sent
  const asked = [];
  desk.on("request", (request) => request.url().includes("/photos/") && asked.push(request.url()));
  await desk.locator("#piece-photos").setInputFiles({ name: "huge.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(17 * 1024 * 1024) });
  await desk.locator("#piece-photos-error:not(:empty)").waitFor();
  assert.deepEqual(asked, []);
}));

test("amora: many are chosen by keyboard, looked at, changed in one go and taken back in one go", () => person(async (desk) => {
  await signIn(desk, "owner");
  const rows = await rail(desk);
  const before = [await priceOf(rows.nth(0)), await priceOf(rows.nth(1)), await priceOf(rows.nth(2))];
  const ids = await Promise.all([0, 1, 2].map((at) => rows.nth(at).getAttribute("id")));
  await rows.nth(0).focus();
  await desk.keyboard.press("Space");
  await desk.keyboard.press("Shift+ArrowDown");
  await desk.keyboard.press("Shift+ArrowDown");
  await desk.keyboard.press("F2");
  assert.equal(await desk.evaluate(() => document.activeElement.id), "together-what");
  await desk.locator("#together-what").selectOption("share");
  await desk.locator("#together-first").fill("-10");
  await desk.locator("#together-first").press("Enter");
  await desk.locator("#preview .preview__row").nth(2).waitFor();
  assert.equal(await priceOf(desk.locator(`[id="${ids[0]}"]`)), before[0], "looking changes nothing");
  await press(desk.locator("#preview-apply"));
  await desk.locator("#undo").waitFor();
  await desk.locator("#preview").waitFor({ state: "detached" });
  await desk.waitForFunction(([id, was]) => document.getElementById(id)?.querySelector(".piece-row__price").innerText !== was, [ids[2], before[2]]);
  await desk.locator("#undo").focus();
  await desk.keyboard.press("Enter");
  await desk.waitForFunction(([id, was]) => document.getElementById(id)?.querySelector(".piece-row__price").innerText === was, [ids[2], before[2]]);
}));

test("amora: a question is kept under a name, asked again, and taken off", () => person(async (desk) => {
  await signIn(desk);
  await desk.goto(url(store, "/admin/pieces?status=returned&q=vestido"));
  await press(desk.locator("#filter-keep"));
  await desk.locator("#filter-name").fill("Vestidos que voltaram");
  await desk.keyboard.press("Enter");
  const chip = desk.locator(".saved a", { hasText: "Vestidos que voltaram" });
  await chip.waitFor();
  await desk.goto(url(store, "/admin/pieces"));
  await press(chip);
  await desk.waitForURL((address) => address.search.includes("status=returned"));
  await press(desk.locator(".saved__one", { hasText: "Vestidos que voltaram" }).locator(".saved__change"));
  await press(desk.locator(".saved__form button[type=button]"));
  await chip.waitFor({ state: "detached" });
}));

test("amora: the slip of a bag holds its pieces and her first name alone", () => person(async (desk) => {
  await signIn(desk);
  await desk.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await desk.goto(url(store, "/admin/bags?which=out"));
  await press(desk.locator(".bag-row").first());
  await press(desk.locator("#bag-slip"));
  await desk.waitForFunction(() => window.printed);
  await desk.emulateMedia({ media: "print" });
  await desk.locator(".slip").waitFor();
  assert.ok(!await desk.locator(".list").isVisible(), "the room is not printed");
  const name = await desk.evaluate(() => document.querySelector(".drawer__what").textContent.trim());
  const slip = await desk.locator(".slip").innerText();
  assert.ok(slip.includes(name.split(" ")[0]) && !slip.includes(name), slip);
}));
