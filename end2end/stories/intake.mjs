// A box of clothes comes in: an attendant opens an arrival, takes a piece in with a picture, and a visitor finds it in the shop.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const store = "amora";

test("amora: a piece comes in with its picture, hangs on the rail, and is found in the shop", () => person(async (desk) => {
  await desk.goto(url(store, "/sign-in"));
  await desk.locator("[name=email]").fill(`attendant@${store}.test`);
  await desk.locator("[name=password]").fill(password);
  await press(desk.locator("form[action='/sign-in'] button").last());
  await desk.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  // any photograph will do: one of the shop's own
  await desk.goto(url(store, "/shop"));
  const source = await desk.locator("img[src*='/media/']").first().getAttribute("src");
  const picture = await desk.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], source);
  await desk.goto(url(store, "/admin/arrivals"));
  await press(desk.locator(".begin > .desk-button"));
  await desk.locator("#arrival-new").fill("Caixa de dezembro");
  await press(desk.locator(".begin__sheet .desk-button"));
  await desk.locator("#intake-name").waitFor();
  await desk.locator("#intake-price").fill("muito");
  await press(desk.locator(".intake .desk-button--strong"));
  await desk.locator("#intake-name-error:not(:empty)").waitFor();
  await desk.locator("#intake-price-error:not(:empty)").waitFor();
  assert.equal(await desk.locator("#intake-price").inputValue(), "muito", "nothing typed is lost");
  await desk.locator("#intake-name").fill("Blusa Quitanda de Dezembro");
  await desk.locator("#intake-price").fill("89,90");
  // words are typed: a beginning, or another word for it, and Enter
  for (const [typed, word] of [["52", "size:52"], ["blus", "category:blusas"], ["oncinha", "print:animal"]]) {
    await desk.locator("#intake-words").fill(typed);
    await desk.locator(".words__hit").first().waitFor();
    await desk.locator("#intake-words").press("Enter");
    await desk.locator(`.intake .noted[data-word='${word}']`).waitFor();
  }
  await desk.locator("#intake-words").press("Backspace");
  await desk.locator(".intake .noted[data-word='print:animal']").waitFor({ state: "detached" });
  // without a picture it waits, and says why
  await press(desk.locator(".intake .desk-button--strong"));
  await desk.locator(".line .lacks[data-lacks=photo]").waitFor();
  await desk.locator(".line input[type=file]").setInputFiles({ name: "one.webp", mimeType: "image/webp", buffer: Buffer.from(picture) });
  await desk.locator(".line img").waitFor();
  await press(desk.locator(".line button", { hasText: "arara" }));
  await desk.locator(".line").waitFor({ state: "detached" });
  // the next one like it
  await desk.locator("#intake-words").press("Backspace");
  await desk.locator("#intake-model").press("Enter");
  await desk.locator(".intake .noted[data-word='category:blusas']").waitFor();
  assert.equal(await desk.locator("#intake-price").inputValue(), "89,90");
  await person(async (guest) => {
    await guest.goto(url(store, "/shop?q=quitanda+dezembro"));
    await guest.locator("main", { hasText: "Blusa Quitanda de Dezembro" }).waitFor();
  });
// what still lacks something is not asked about: nothing fails
}));
