// A box that is somebody's: she is added, agrees on her phone without script, her piece comes in under that agreement, she asks for it
// back, and the shop sets it aside. And what runs out is decided with one click.
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

test("amora: a consignor agrees by her link, her piece comes in under it, and she asks for it back", () => person(async (desk) => {
  await signIn(desk, "attendant");
  await desk.goto(url(store, "/admin/consignors"));
  await desk.locator("a.consignor-row").first().waitFor();
  await press(desk.locator(".begin > .desk-button"));
  await desk.locator("#new-consignor-full_name").fill("Ofélia Quintela");
  await desk.locator("#new-consignor-phone").fill("12");
  await press(desk.locator(".begin__sheet .desk-button"));
  await desk.locator("#new-consignor-phone-error:not(:empty)").waitFor();
  await desk.locator("#new-consignor-phone").fill("(11) 97777-0202");
  await press(desk.locator(".begin__sheet .desk-button"));
  await desk.locator("#drawer-title", { hasText: "Ofélia Quintela" }).waitFor();
  // both sides, and an example, while it is typed
  await desk.locator("#drawer summary", { hasText: "Novo acordo" }).click();
  await desk.locator("#terms-share").fill("45");
  await desk.locator("#drawer .drawer__why", { hasText: "loja 45% · fornecedora 55%" }).waitFor();
  await desk.locator("#terms-lasts").fill("muito");
  await press(desk.locator("form:has(#terms-share) button"));
  await desk.locator("#terms-lasts-error:not(:empty)").waitFor();
  assert.equal(await desk.locator("#terms-lasts").inputValue(), "muito", "nothing typed is lost");
  await desk.locator("#terms-lasts").fill("90");
  await press(desk.locator("form:has(#terms-share) button"));
  await desk.locator(".terms__one:not([data-accepted])").waitFor();
  await press(desk.locator("#statement-page"));
  const hers = await desk.locator("#statement-link").inputValue();
  await person(async (her) => {
    await her.goto(hers);
    await press(her.locator("form[action$='/agreement'] button"));
    await her.locator("#name-error").waitFor();
    await her.locator("#name").fill("Ofélia Quintela");
    await press(her.locator("form[action$='/agreement'] button"));
    await her.locator(".notice", { hasText: "Combinado" }).waitFor();
  }, { script: false, quiet: ["Failed to load resource"] });
  // her box: what comes with it is hers
  await desk.goto(url(store, "/admin/arrivals"));
  await press(desk.locator(".begin > .desk-button"));
  await desk.locator("#arrival-new").fill("Caixa da Ofélia");
  await desk.locator("#arrival-of").fill("Quintela");
  await press(desk.locator(".begin__hit", { hasText: "Ofélia" }));
  await desk.locator(".begin__sheet .noted", { hasText: "Ofélia" }).waitFor();
  await press(desk.locator(".begin__sheet .till__verbs .desk-button"));
  await desk.locator("#intake-name").fill("Saia da Ofélia");
  await desk.locator("#intake-price").fill("120,00");
  await desk.locator(".intake .drawer__why", { hasText: "fornecedora 55% (R$ 66,00)" }).waitFor();
  await press(desk.locator(".intake .desk-button--strong"));
  await desk.locator(".line", { hasText: "Saia da Ofélia" }).waitFor();
  await desk.locator(".line .intake__verbs select").last().selectOption("stained");
  await press(desk.locator(".line button", { hasText: "Recusar" }));
  await desk.locator(".line", { hasText: "Saia da Ofélia" }).waitFor({ state: "detached" });
  await person(async (her) => {
    await her.goto(hers);
    await her.locator(".statement__piece", { hasText: "espera você na loja" }).waitFor();
    await press(her.locator(".statement__receipt a"));
    await her.locator(".statement__piece", { hasText: "com mancha" }).waitFor();
  });
// a form that is sent back with its field marked answers 422, and the browser remarks on that
}, { quiet: ["Failed to load resource"] }));

test("amora: what runs out is decided with one click, and a piece tells whose it is", () => person(async (page) => {
  await signIn(page, "owner");
  await page.goto(url(store, "/admin/consignors/waiting?which=soon"));
  await page.locator(".line[data-why=soon]").first().waitFor();
  const before = await page.locator(".line").count();
  const name = await page.locator(".line .line__label > span").first().innerText();
  await press(page.locator(".line").first().locator("button", { hasText: "Renovar" }));
  await page.locator(".team__told", { hasText: "Renovada" }).waitFor();
  await page.waitForFunction((was) => document.querySelectorAll(".line").length === was - 1, before);
  assert.ok(!(await page.locator(".shelf").innerText()).includes(name), "it is decided");
  await press(page.locator(".line .line__name").first());
  await page.locator("#drawer .facts__row", { hasText: "loja" }).waitFor();
  await press(page.locator("#drawer button", { hasText: "Ela quer de volta" }));
  await press(page.locator("#drawer button", { hasText: "Fica, afinal" }));
  await page.locator("#drawer button", { hasText: "Ela quer de volta" }).waitFor();
}));
