// A client looks at the bag that she has at home: from the shop's link, with and without script, and the shop sees what she said.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";
import { minor } from "../verbs.mjs";

const store = "amora";

const signIn = async (page) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`attendant@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
};

/** The link of a bag that is out, as the shop gives it; `nth` of the list. */
const linkOf = async (page, nth) => {
  await page.goto(url(store, "/admin/bags?which=out"));
  await page.locator("a.bag-row").nth(nth).waitFor();
  await press(page.locator("a.bag-row").nth(nth));
  await press(page.locator("#her-page"));
  return page.locator("#her-link").inputValue();
};

for (const script of [true, false]) {
  test(`amora: a client says what stays and when it may be collected (${script ? "with" : "without"} script)`, () =>
    person(async (desk) => {
      await signIn(desk);
      const link = await linkOf(desk, script ? 0 : 1);
      await person(async (anna) => {
        await anna.goto(link);
        const line = anna.locator(".her-bag__line:has(.choice__options)");
        await line.first().waitFor();
        const many = await line.count();
        await line.first().locator("input[value=keep]").check();
        // she may have said before what else she keeps
        const keeps = () => anna.locator(".her-bag__line:has(input[value=keep]:checked)");
        if (script) await anna.locator(".her-bag__sum", { hasText: `${await keeps().count()} de` }).waitFor();
        if (many > 1) {
          await line.nth(1).locator("input[value=return]").check();
          await line.nth(1).locator("select").selectOption("too_big");
        }
        await press(anna.locator(".her-bag__foot button"));
        await anna.waitForURL((address) => address.searchParams.get("notice") === "saved");
        const prices = (await keeps().locator(".her-bag__price").allInnerTexts()).map(minor);
        const whole = prices.reduce((sum, price) => sum + price, 0);
        const sum = minor(await anna.locator(".her-bag__sum strong").innerText());
        // less only where the whole bag is kept, and a share of it comes off
        assert.ok(prices.length && (sum === whole || prices.length === many && sum < whole), `${sum} of ${prices}`);
        await anna.locator("#on").selectOption({ index: 2 });
        await anna.locator("#part-afternoon").check();
        await press(anna.locator(".her-bag__collection button"));
        await anna.waitForURL((address) => address.searchParams.get("notice") === "collection");
        await anna.locator(".her-bag__asked").waitFor();
      }, { script });
      await desk.reload();
      await desk.locator("#drawer .line__said").first().waitFor();
      await desk.locator("#drawer .facts__row", { hasText: "à tarde" }).waitFor();
    }));
}
