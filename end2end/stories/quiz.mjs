// The quiz in both houses: question by question, back and forth, to a result that lasts; and its desk in the back office.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, password, person, press, url } from "../house.mjs";

const tile = (page, place) => page.locator(".tile").nth(place);

/** Choose a tile, by its place or its word; several answers want a tick and the button. */
const answer = async (page, which = 0) => {
  const before = page.url();
  if (await page.locator(".tile__mark").count()) {
    await page.locator(".tile__mark").nth(which).check();
    await press(page.locator(".quiz__go button").first());
  } else {
    await press(typeof which === "string" ? page.locator(".tile", { hasText: which }) : tile(page, which));
  }
  await page.waitForURL((now) => now.href !== before);
};

/** On to the result, always the same place; answers the headlines of all questions. */
const toTheEnd = async (page, place = 0) => {
  const asked = [];
  while (await page.locator(".quiz").count()) {
    asked.push(await page.locator("h1").innerText());
    assert.ok(asked.length < 20, `no end: ${asked}`);
    await answer(page, Math.min(place, (await page.locator(".tile").count()) - 1));
  }
  return asked;
};

bothWays(test, "orvale: a skin is asked, goes back, and gets a ritual of three that stays", ({ script }) =>
  person(async (page) => {
    await page.goto(url("orvale", "/quiz"));
    await answer(page, 2);
    const second = await page.locator("h1").innerText();
    await answer(page, 1);
    // back keeps the answer, another first answer changes the way
    await page.goBack();
    assert.equal(await page.locator("h1").innerText(), second);
    assert.equal(await page.locator(".tile[data-chosen]").count(), 1, "the answer is kept");
    const here = page.url();
    await press(page.locator(".quiz__count a"));
    await page.waitForURL((now) => now.href !== here);
    assert.equal(await page.locator(".tile[data-chosen]").count(), 1);
    await answer(page, 4);
    assert.notEqual(await page.locator("h1").innerText(), second, "another way");
    await toTheEnd(page);
    assert.equal(await page.locator(".three__row").count(), 3);
    assert.ok((await page.locator(".three__because").first().innerText()).startsWith("Because"));
    assert.equal(await page.locator(".ritual__half").count(), 2);
    const names = await page.locator(".three__name").allInnerTexts();
    const address = page.url();
    await press(page.locator(".three__go button"));
    await page.waitForURL("**/cart*");
    for (const name of names) assert.ok(await page.locator(".cart__lines", { hasText: name }).count(), name);
    assert.equal(await page.locator(".clashes").count(), 0, "they get along");
    await page.goto(address);
    assert.deepEqual(await page.locator(".three__name").allInnerTexts(), names, "the link stays");
  }, { script }));

bothWays(test, "orvale: who may be expecting is not given retinal, and is told why", ({ script }) =>
  person(async (page) => {
    await page.goto(url("orvale", "/quiz"));
    await answer(page, 1);
    await answer(page, 2);
    await answer(page, "Retinal");
    await answer(page, "Yes");
    await toTheEnd(page);
    assert.ok(!(await page.locator(".three__list").innerText()).includes("Minuit"));
    assert.match(await page.locator(".result__told").innerText(), /left out Minuit 0\.3[\s\S]*Because/);
  }, { script }));

bothWays(test, "amora: sizes above and below become a style and a rail that fits", ({ script }) =>
  person(async (page) => {
    await page.goto(url("amora", "/quiz"));
    await toTheEnd(page, 2);
    assert.ok((await page.locator("h1").innerText()).length > 5);
    assert.ok(await page.locator(".product-card").count(), "pieces of her size");
    for (const size of await page.locator(".product-card__mark").allInnerTexts()) assert.equal(size.trim(), "50");
    await press(page.locator(".section__more"));
    await page.waitForURL("**/shop?*size=50*");
    assert.ok(await page.locator(".product-card").count());
  }, { script }));

bothWays(test, "amora: who does not know her size measures it, and a client may keep her answers", ({ script }) =>
  person(async (page) => {
    await page.goto(url("amora", "/sign-in"));
    await page.locator("[name=email]").fill("customer@amora.test");
    await page.locator("[name=password]").fill(password);
    await press(page.locator("form[action='/sign-in'] button").last());
    await page.waitForURL((address) => address.pathname === "/account");
    await page.goto(url("amora", "/quiz"));
    const asked = await toTheEnd(page, 99);
    assert.ok(asked.some((question) => question.includes("busto")) && asked.some((question) => question.includes("quadril")), `${asked}`);
    const keep = () => press(page.locator("[name=keep]"));
    await keep();
    await page.locator("form .notice[data-tone=bad]").waitFor();
    await page.locator("[name=consent]").check();
    await keep();
    await page.locator(".notice[data-tone=good]").waitFor();
    await keep();
    await page.locator("[name=consent]").waitFor();
  }, { script }));

bothWays(test, "orvale: what should not meet in a bag is said, and a drawer opens by its address", ({ script }) =>
  person(async (page) => {
    for (const slug of ["minuit-0-3", "onde-2"]) {
      await page.goto(url("orvale", `/p/${slug}`));
      await press(page.locator("form#buy button:not([disabled])").last());
      await page.waitForURL("**/cart*");
    }
    assert.match(await page.locator(".clashes").innerText(), /Minuit 0\.3 and Onde 2[\s\S]*Alternate evenings/);
    await page.goto(url("orvale", "/p/onde-2#inci-salicylic-acid"));
    // the browser goes to the fragment with the first frame, which may come after everything is loaded
    const drawer = page.locator("details[open]", { has: page.locator("#inci-salicylic-acid") });
    await drawer.getByText("Retinal and exfoliating acids").waitFor();
    await page.goto(url("orvale", "/p/azur-10#inci-zinc-pca"));
    const other = page.locator("details[open] #inci-zinc-pca a", { hasText: "Onde 2" });
    // an address with a fragment moves the focus with the first frame: not before that
    await other.scrollIntoViewIfNeeded();
    await press(other);
    await page.waitForURL("**/p/onde-2#inci-zinc-pca");
  }, { script }));

const office = async (page, store, role) => {
  await page.goto(url(store, "/sign-in?next=/admin/quizzes"));
  await page.locator("[name=email]").fill(`${role}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await page.locator("form[action='/sign-in'] button").last().click();
  await page.locator(".quizzes__row").first().click();
  await page.locator(".questions__row").first().waitFor();
};

test("the owner tries a quiz ten thousand times, is refused an unfair one, and publishes a fair one", () =>
  person(async (page) => {
    await office(page, "orvale", "owner");
    await page.locator(".quizzes__tabs a").nth(2).click();
    await page.locator(".trial__fair").waitFor();
    assert.equal(await page.locator(".trial__row").count(), 11);
    const took = Number((await page.locator(".trial__caption").innerText()).match(/in (\d+) ms/)[1]);
    console.log(`ten thousand ways in ${took} ms`);

    // by keyboard: into the matrix, a number that makes everybody the same
    await page.locator(".quizzes__tabs a").nth(1).click();
    const cells = page.locator("tr", { hasText: "Mostly through a window" }).locator(".matrix__vote");
    await cells.first().waitFor();
    const columns = await page.locator(".matrix__word").allInnerTexts();
    const at = columns.findIndex((word) => word.includes("Azur 10"));
    await cells.nth(at).fill("20");
    await cells.nth(at).press("ArrowDown");
    const below = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.match(below, /On the way there and back: Azur 10/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("20");
    await page.locator(".quizzes__verbs button").first().click();
    await page.locator(".quizzes__told", { hasText: "saved" }).waitFor();
    await page.locator(".quizzes__publish").click();
    await page.locator(".quizzes__told", { hasText: "40% is the limit" }).waitFor();
    await page.locator(".quizzes__tabs a").nth(2).click();
    await page.locator(".trial__row[data-wrong]").first().waitFor();

    // back to what was, and publish it as it is
    await page.locator(".quizzes__tabs a").nth(1).click();
    await cells.nth(at).fill("1");
    await page.locator("tr", { hasText: "On the way there and back" }).locator(".matrix__vote").nth(at).fill("1");
    await page.locator(".quizzes__verbs button").first().click();
    await page.locator(".quizzes__told", { hasText: "saved" }).waitFor();
    await page.locator(".quizzes__publish").click();
    await page.locator(".quizzes__told", { hasText: "is asked from now on" }).waitFor();
  }));

test("an attendant writes a draft, sees a dead end, and does not publish", () =>
  person(async (page) => {
    await office(page, "amora", "attendant");
    assert.equal(await page.locator(".quizzes__publish").count(), 0);
    await page.locator(".branches__usual select").selectOption("");
    await page.locator(".faults__list", { hasText: "caimento" }).waitFor();
    await page.locator(".branches__usual select").selectOption("caimento");
    await page.locator(".faults").waitFor({ state: "detached" });
  }));
