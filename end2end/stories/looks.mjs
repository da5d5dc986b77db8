// How it holds together: nothing wider than the screen, nothing that axe objects to, on phone, tablet and desk, light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { person, stores, url } from "../house.mjs";
import { choose, putInCart } from "../verbs.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// run by the debugger's own road, since the page's policy admits no foreign script
const judge = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => self.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
};

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1);

for (const store of stores) {
  for (const scheme of ["light", "dark"]) {
    test(`${store}: every page holds at 390, 768 and 1440, ${scheme}`, () =>
      person(async (page, context) => {
        await context.addCookies([{ name: "vitrine_mode", value: scheme, url: url(store) }]);
        await choose(page, store, 3);
        const product = new URL(page.url()).pathname;
        await putInCart(page);
        for (const path of ["/", "/shop", product, "/cart", "/checkout", "/sign-in"]) {
          await page.goto(url(store, path));
          assert.deepEqual(await judge(page), [], `${path} before axe`);
          for (const width of [390, 768, 1440]) {
            await page.setViewportSize({ width, height: 900 });
            assert.ok(await fits(page), `${path} is wider than ${width} px`);
          }
        }
      }, { scheme }));
  }
}
