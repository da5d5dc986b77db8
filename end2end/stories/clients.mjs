// An attendant meets a new client: adds her, notes what she sees, and finds her again; the owner says what she may have at home.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const store = "amora";

const signIn = async (page, name) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`${name}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

test("amora: a client is added once, described, and found again by her number", () => person(async (page) => {
  await signIn(page, "attendant");
  await page.goto(url(store, "/admin/clients"));
  await page.locator("a.client-row").first().waitFor();
  const add = async (name, phone) => {
    await press(page.locator(".begin > .desk-button"));
    await page.locator("#new-client-full_name").fill(name);
    await page.locator("#new-client-phone").fill(phone);
    await press(page.locator(".begin__sheet .desk-button"));
  };
  await add("Zuleica Prado", "12");
  await page.locator("#new-client-phone-error:not(:empty)").waitFor();
  assert.equal(await page.locator("#new-client-full_name").inputValue(), "Zuleica Prado", "nothing typed is lost");
  await page.locator("#new-client-phone").fill("(11) 97777-0101");
  await press(page.locator(".begin__sheet .desk-button"));
  await page.locator("#drawer-title", { hasText: "Zuleica Prado" }).waitFor();
  const hers = page.url();
  await page.locator("#client-word").focus();
  await page.locator("#client-word option").nth(1).waitFor({ state: "attached" });
  await page.locator("#client-word").selectOption({ index: 1 });
  await page.locator("#drawer .noted").first().waitFor();
  await page.locator("#drawer .measure [inputmode=decimal]").fill("118,5");
  await press(page.locator("#drawer .measure:has([inputmode=decimal]) button"));
  await page.locator("#drawer .facts__row", { hasText: "118,5" }).waitFor();
  // whoever is known by her number is shown before anybody is added, whatever name was typed
  await page.goto(url(store, "/admin/clients"));
  await page.locator("a.client-row").first().waitFor();
  await add("Z. Prado", "11 97777 0101");
  await press(page.locator("a.begin__hit", { hasText: "Zuleica Prado" }));
  await page.locator("#drawer-title", { hasText: "Zuleica Prado" }).waitFor();
  assert.equal(new URL(page.url()).pathname, new URL(hers).pathname);
  // a note, and each figure leads to its rows
  await page.locator("#client-note").fill("Liga antes de vir");
  await press(page.locator("form:has(#client-note) button"));
  await page.locator("[data-happened=note]", { hasText: "Liga antes de vir" }).waitFor();
  await press(page.locator("button.answers__rows").first());
  await page.locator("#client-life:focus").waitFor();
  await page.goto(url(store, "/admin/clients?q=977770101"));
  await page.locator("a.client-row", { hasText: "Zuleica" }).waitFor();
  assert.equal(await page.locator("a.client-row").count(), 1);
}));

test("amora: the owner gives a client a limit of her own", () => person(async (page) => {
  await signIn(page, "owner");
  await page.goto(url(store, "/admin/clients?shown=with_bag"));
  await page.locator("a.client-row").first().waitFor();
  await press(page.locator("a.client-row").first());
  await page.locator("#drawer summary", { hasText: "condições" }).click();
  await page.locator("#client-limit").fill("muito");
  await press(page.locator("form:has(#client-limit) button"));
  await page.locator("form:has(#client-limit) .till__wrong:not(:empty)").waitFor();
  await page.locator("#client-limit").fill("4.321");
  await press(page.locator("form:has(#client-limit) button"));
  await page.locator("#client-reason-error:not(:empty)").waitFor();
  assert.equal(await page.locator("#client-limit").inputValue(), "4.321", "nothing typed is lost");
  await page.locator("#client-reason").fill("Cliente de muitos anos");
  await press(page.locator("form:has(#client-limit) button"));
  await page.locator("#drawer .drawer__why", { hasText: "4.321,00" }).waitFor();
}));

test("amora: a piece goes into care and back to the rail", () => person(async (page) => {
  await signIn(page, "owner");
  await page.goto(url(store, "/admin/pieces?status=in_stock"));
  await page.locator("a.piece-row").first().waitFor();
  await press(page.locator("a.piece-row").first());
  await page.locator("#drawer summary", { hasText: "cuidados" }).click();
  await page.locator("#care-due").fill("2030-01-15");
  await press(page.locator("form:has(#care-due) button"));
  await page.locator("#drawer .drawer__title .state[data-state=in_care]").waitFor();
  await press(page.locator("#drawer button", { hasText: "arara" }));
  await page.locator("#drawer .drawer__title .state[data-state=in_stock]").waitFor();
}));

test("amora: two records become one client, and two again", () => person(async (page) => {
  await signIn(page, "attendant");
  await page.goto(url(store, "/admin/clients/same"));
  await page.locator(".pair").first().waitFor();
  const before = await page.locator(".pair").count();
  await press(page.locator(".pair a.desk-button").first());
  await page.locator("#merge").waitFor();
  await press(page.locator("#merge"));
  await page.locator(".quiet__title").waitFor();
  await press(page.locator(".quiet button"));
  await page.locator(".team__told:not(:empty)").waitFor();
  await page.waitForFunction((count) => document.querySelectorAll(".pair").length === count, before);
  // they are two, and that is remembered
  await page.locator(".pair .measure input").first().fill("irmãs");
  await press(page.locator(".pair .measure button").first());
  await page.waitForFunction((count) => document.querySelectorAll(".pair").length === count, before - 1);
}));

test("amora: a segment is a link", () => person(async (page) => {
  await signIn(page, "owner");
  await page.goto(url(store, "/admin/clients"));
  await page.locator("a.client-row").first().waitFor();
  await page.locator("summary.asking__title").click();
  await page.locator("#clients-class option").nth(1).waitFor({ state: "attached" });
  await page.locator("#clients-size").selectOption("size/52");
  await page.waitForURL((address) => address.searchParams.get("size") === "size/52");
  await page.locator("#clients-born").selectOption("12");
  await page.waitForURL((address) => address.searchParams.get("born") === "12" && address.searchParams.get("size") === "size/52");
  await page.locator(".list__rows[aria-busy=false]").waitFor();
  await page.reload();
  await page.locator(".list__rows[aria-busy=false]").waitFor();
  assert.equal(await page.locator("#clients-born").inputValue(), "12");
}));

test("amora: finance sees clients in figures, and no way to reach one", () => person(async (page) => {
  await signIn(page, "finance");
  await press(page.locator("a[href='/admin/clients']").first());
  await page.locator("a.figures-row").first().waitFor();
  await press(page.locator(".list__filters a[href*='with_bag']"));
  await page.locator(".figures-row__out", { hasText: "R$" }).first().waitFor();
  await page.locator("a.figures-row").first().press("Enter");
  await page.locator("#drawer .answers__one").first().waitFor();
  await page.locator("#drawer .figures-bags__one").first().waitFor();
  const told = await page.locator("#drawer").innerText();
  assert.ok(!/\+55|@|\(\d\d\)/.test(told), told);
}));
