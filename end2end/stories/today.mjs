// The owner at eight in the morning: what the house says, what she does about it, and whom she writes to. An attendant who asks
// for the same is shown her own share and sets no goal.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { password, person, press, url } from "../house.mjs";

const signIn = async (page, store, who) => {
  await page.goto(url(store, "/sign-in"));
  await page.locator("[name=email]").fill(`${who}@${store}.test`);
  await page.locator("[name=password]").fill(password);
  await press(page.locator("form[action='/sign-in'] button").last());
  await page.waitForURL((address) => address.pathname.startsWith("/admin"));
};

test("amora: the day begins with a goal that is wrong and then right, and a card that is put off", () => person(async (owner) => {
  await signIn(owner, "amora", "owner");
  await owner.goto(url("amora", "/admin/today"));
  await owner.locator(".today__sentence").waitFor();
  assert.match(await owner.locator("svg[role=img]").first().getAttribute("aria-label"), /R\$/, "the chart says what it shows");
  await owner.locator("#goal-target").evaluate((field) => { field.closest("details").open = true; });
  const goal = owner.locator("#goal-target");
  await goal.fill("muito");
  await press(owner.locator(".goal-form .desk-button--strong"));
  await owner.locator(".goal-form [aria-invalid=true]").first().waitFor();
  assert.equal(await goal.inputValue(), "muito");
  await goal.fill("61.500,00");
  await press(owner.locator(".goal-form .desk-button--strong"));
  await owner.locator(".today__part", { hasText: /61\.500/ }).first().waitFor();
  const card = owner.locator("li.card").first();
  const rule = await card.getAttribute("data-rule");
  const said = await card.locator(".card__said").textContent();
  await card.locator("details").nth(1).locator("summary").click();
  await press(card.locator("details").nth(1).locator("button").first());
  await owner.locator(".card__said", { hasText: said }).waitFor({ state: "detached" });
  await owner.reload();
  await owner.locator("#today-cards").waitFor();
  await owner.locator(".today__sentence").waitFor();
  assert.equal(await owner.locator(`li.card[data-rule='${rule}'] .card__said`, { hasText: said }).count(), 0, "what was put off stays away");
  const figure = owner.locator("a.figure").first();
  const leads = await figure.getAttribute("href");
  await figure.click();
  await owner.waitForURL((address) => address.pathname === new URL(leads, address).pathname);
}));

test("amora: an attendant sees her own share of the month, and neither the whole nor a form for it", () => person(async (attendant) => {
  await signIn(attendant, "amora", "attendant");
  await attendant.goto(url("amora", "/admin/today"));
  await attendant.locator(".today__part", { hasText: "Dalva Nogueira" }).waitFor();
  await attendant.locator("li.card").first().waitFor();
  assert.equal(await attendant.locator(".goal-form, .today__sentence, .chart__field").count(), 0);
}));

test("amora: a collection is matched, a contact is noted and taken back, and it is weighed otherwise", () => person(async (owner) => {
  await signIn(owner, "amora", "owner");
  await owner.goto(url("amora", "/admin/match"));
  await owner.locator(".match__rows a.line__name").first().waitFor();
  const ways = await owner.locator(".match__rows a.line__name").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const rows = owner.locator(".match__answer .match__row");
  // a collection that another story began holds nothing yet
  for (const way of ways) {
    await owner.goto(url("amora", way));
    await rows.first().or(owner.locator(".match__answer .quiet")).first().waitFor();
    if (await rows.count() > 0) break;
  }
  const order = () => owner.locator(".match__answer a.line__name").evaluateAll((links) => links.map((link) => link.textContent));
  const asTheHouse = await order();
  // each one says why, and the sum of what it says is its score
  for (const row of await rows.all()) assert.ok(await row.locator(".match__why").count() > 0, "a row without a reason");
  const first = rows.first();
  const verbs = first.locator(".match__verbs button:not(.desk-button--strong)");
  await press(verbs.first());
  await first.locator(".state").waitFor();
  await press(first.locator(".match__verbs button"));
  await first.locator(".state").waitFor({ state: "detached" });
  // whom an answer leaves out since something was noted of her stays in sight, and what was noted may be taken back
  await press(verbs.first());
  await first.locator(".state").waitFor();
  const weight = owner.locator(".match__slide").first();
  for (let step = 0; step < 12; step += 1) await weight.press("ArrowLeft");
  assert.equal(await weight.inputValue(), await weight.getAttribute("min"));
  await owner.locator(".match__done .state").waitFor();
  await press(owner.locator(".match__done button"));
  await owner.locator(".match__done .state").waitFor({ state: "detached" });
  await press(owner.locator(".match__beside button:not([disabled])").first());
  await owner.waitForFunction((was) => JSON.stringify([...document.querySelectorAll(".match__answer a.line__name")].map((link) => link.textContent)) === was, JSON.stringify(asTheHouse));
}));
