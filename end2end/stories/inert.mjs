// 200 payloads typed into every field of a visitor: no dialog, no script of theirs, no word in the console. The houses share the code of
// their pages and so the payloads: each is typed in one of them. All of them go through every field in tests/house/inert.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "../lanes.mjs";
import { person, stores, url } from "../house.mjs";
import { beginCheckout, choose, putInCart } from "../verbs.mjs";

const { before, then } = JSON.parse(await readFile(new URL("../../tests/payloads.json", import.meta.url), "utf8"));
const payloads = before.flatMap((start) => then.map((end) => start + end));

/** Those of them that this house takes. */
const taken = (store) => payloads.filter((_, place) => place % stores.length === stores.indexOf(store));

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

/** What has to be looked at, shared by a few tabs of one browser. */
const shared = (context, things, look, tabs = 3) =>
  Promise.all(Array.from({ length: tabs }, async (_, tab) => {
    const page = await context.newPage();
    await watched(page, async () => {
      for (const thing of things.filter((_, place) => place % tabs === tab)) await look(page, thing);
    });
  }));

for (const store of stores) {
  test(`${store}: whatever is searched for is only words`, { timeout: 300_000 }, () =>
    person((_, context) =>
      shared(context, taken(store), async (page, payload) => {
        await page.goto(url(store, `/shop?q=${encodeURIComponent(payload)}`), { waitUntil: "load" });
        // a field holds one line: what breaks lines is not typed
        assert.equal(await page.locator("h1").count(), 1, payload);
      })));

  test(`${store}: whatever is typed into a form is only words`, { timeout: 300_000 }, () =>
    person(async (first, context) => {
      await choose(first, store, 5);
      await putInCart(first);
      await beginCheckout(first);
      await shared(context, taken(store).filter((_, place) => place % 5 === 0), async (page, payload) => {
        await page.goto(url(store, "/checkout"));
        const fields = page.locator("form[action='/checkout'] :is(input:not([type=hidden], [type=radio], [type=checkbox]), textarea)");
        for (const field of await fields.all()) if (await field.isVisible()) await field.fill(payload.replaceAll("\u0000", ""));
        await Promise.all([page.waitForEvent("load"), page.locator("form[action='/checkout']").evaluate((form) => { form.noValidate = true; form.requestSubmit(); })]);
        await page.locator("h1").first().waitFor();
      });
      await shared(context, taken(store).filter((_, place) => place % 10 === 0), async (page, payload) => {
        for (const path of [`/sign-in?next=${encodeURIComponent(payload)}`, `/p/${encodeURIComponent(payload)}`, `/cart?notice=${encodeURIComponent(payload)}`]) {
          await page.goto(url(store, path));
          assert.equal(await page.locator("h1").count(), 1, path);
        }
      });
    }, { quiet: ["Failed to load resource"] }));
}
