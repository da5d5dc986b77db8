// A piece is out, and women wait for it in the order in which they came.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, person, press, url } from "../house.mjs";
import { choose, putInCart } from "../verbs.mjs";

const join = async (page, path, contact) => {
  await page.goto(url("amora", path));
  await page.locator("#wait [name=contact]").fill(contact);
  await page.locator("#wait [name=consent]").focus();
  await page.keyboard.press("Space");
  await press(page.locator("#wait button"));
  await page.waitForURL("**/waits/*");
};

bothWays(test, "amora: Ana holds it, Bia and Carla wait, Bia gets it first, then Carla", ({ script }) =>
  person(async (ana) => {
    await choose(ana, "amora", script ? 7 : 8);
    const path = new URL(ana.url()).pathname;
    await putInCart(ana);
    const release = (page) => press(page.locator(".cart-line button[name=quantity][value='0']").first());
    await person(async (bia) => person(async (carla) => {
      await bia.goto(url("amora", path));
      if (script) assert.match(await bia.locator("[data-until] time").first().innerText(), /^\d+:\d\d$/, "how long it is still held");
      await join(bia, path, "bia@example.test");
      await join(carla, path, "carla@example.test");
      assert.ok((await bia.locator("h1").innerText()).includes("próxima"));
      assert.ok((await carla.locator("h1").innerText()).includes("2ª"));
      await release(ana);
      await ana.locator("[data-undo]").waitFor();
      await bia.reload();
      await bia.locator("article.waiting[data-status=offered]").waitFor();
      await press(bia.locator("form[action$='/take'] button"));
      await bia.waitForURL("**/cart");
      assert.equal(await bia.locator(".cart-line[data-state=ok]").count(), 1);
      await release(bia);
      await bia.locator("[data-undo]").waitFor();
      await carla.reload();
      await carla.locator("article.waiting[data-status=offered]").waitFor();
      await press(carla.locator("form[action$='/leave'] button"));
      await carla.locator("article.waiting[data-status=withdrawn]").waitFor();
    }, { script }), { script });
    await ana.goto(url("amora", path));
    assert.equal(await ana.locator("article.product").getAttribute("data-state"), "available", "nobody waits any more: it is free");
  }, { script }));

bothWays(test, "amora: without her yes nobody is put into a queue, and what she typed stays", ({ script }) =>
  person(async (ana) => {
    await choose(ana, "amora", script ? 5 : 6);
    const path = new URL(ana.url()).pathname;
    await putInCart(ana);
    await person(async (bia) => {
      await bia.goto(url("amora", path));
      await bia.locator("#wait [name=contact]").fill("bia@example.test");
      await press(bia.locator("#wait button"));
      await bia.locator("#consent-error").waitFor();
      assert.equal(await bia.locator("#wait [name=contact]").inputValue(), "bia@example.test");
    }, { script, quiet: ["Failed to load resource"] });
  }, { script }));

test("amora: her own bag holds it: the page says so to her alone", () =>
  person(async (ana) => {
    await choose(ana, "amora", 4);
    const path = new URL(ana.url()).pathname;
    await putInCart(ana);
    await ana.goto(url("amora", path));
    await ana.locator(".notice[data-mine]").waitFor();
    assert.match(await ana.locator(".notice[data-mine] time").innerText(), /^\d+:\d\d$/);
    assert.equal(await ana.locator("#wait").isVisible(), false, "she need not wait for her own");
  }));
