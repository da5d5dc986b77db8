// 200 payloads typed into every field of a visitor: no dialog, no script of theirs, no word in the console.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { person, stores, url } from "../house.mjs";
import { beginCheckout, choose, putInCart } from "../verbs.mjs";

const { before, then } = JSON.parse(await readFile(new URL("../../tests/payloads.json", import.meta.url), "utf8"));
const payloads = before.flatMap((start) => then.map((end) => start + end));

/** A page on which nothing of theirs may run; the console is watched by everybody's house. */
const watched = async (page, work) => {
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    dialog.dismiss();
  });
  await page.addInitScript(() => {
    self.addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await work();
  assert.deepEqual(dialogs, [], "a dialog opened");
};

for (const store of stores) {
  test(`${store}: whatever is searched for is only words`, { timeout: 300_000 }, () =>
    person(async (page) => {
      await watched(page, async () => {
        for (const payload of payloads) {
          await page.goto(url(store, `/shop?q=${encodeURIComponent(payload)}`), { waitUntil: "load" });
          // a field holds one line: what breaks lines is not typed
          assert.equal(await page.locator("h1").count(), 1, payload);
        }
      });
    }));

  test(`${store}: whatever is typed into a form is only words`, { timeout: 300_000 }, () =>
    person(async (page) => {
      await watched(page, async () => {
        await choose(page, store, 5);
        await putInCart(page);
        await beginCheckout(page);
        for (const payload of payloads.filter((_, place) => place % 5 === 0)) {
          await page.goto(url(store, "/checkout"));
          const fields = page.locator("form[action='/checkout'] :is(input:not([type=hidden], [type=radio], [type=checkbox]), textarea)");
          for (const field of await fields.all()) if (await field.isVisible()) await field.fill(payload.replaceAll("\u0000", ""));
          // the page that is sent is marked, so that its headline is not taken for the answer's
          await page.locator("form[action='/checkout']").evaluate((form) => { document.documentElement.dataset.sent = ""; form.noValidate = true; form.requestSubmit(); });
          await page.locator("html:not([data-sent]) h1").first().waitFor();
          await page.waitForLoadState("load");
        }
        for (const payload of payloads.filter((_, place) => place % 10 === 0)) {
          for (const path of [`/sign-in?next=${encodeURIComponent(payload)}`, `/p/${encodeURIComponent(payload)}`, `/cart?notice=${encodeURIComponent(payload)}`]) {
            await page.goto(url(store, path));
            assert.equal(await page.locator("h1").count(), 1, path);
          }
        }
      });
    }, { quiet: ["Failed to load resource"] }));
}
