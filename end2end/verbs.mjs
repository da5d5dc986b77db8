// What people do in the storefront, step by step, as they would: by what they see, not by addresses.
import { url, press } from "./house.mjs";

/** From the home page through the shop to a product that may be bought, the last one where others took many; answers its name. */
export const choose = async (page, store, place = 0) => {
  await page.goto(url(store));
  await press(page.locator("main a[href='/shop']").first());
  await page.waitForURL("**/shop");
  const cards = page.locator(".product-card[data-state=available]");
  const card = cards.nth(Math.min(place, (await cards.count()) - 1));
  await press(card.locator("a").first());
  await page.waitForURL("**/p/*");
  return page.locator("h1").innerText();
};

export const putInCart = async (page) => {
  await press(page.locator("form#buy button:not([disabled])").last());
  await page.waitForURL("**/cart*");
};

/** Take the first thing out again, on the page of the bag, and wait for the answer: it comes to the address where she is already. */
export const putBack = async (page) => {
  await press(page.locator("form[action='/cart/quantity'] button.link[value='0']").first());
  await page.waitForURL("**/cart?gone=*");
};

export const beginCheckout = async (page) => {
  await press(page.locator("form[action='/checkout/begin'] button"));
  await page.waitForURL("**/checkout");
};

const BRAZIL = { postal_code: "01310-100", line1: "Avenida Paulista, 900", district: "Bela Vista", city: "São Paulo", region: "SP" };
const STATES = { line1: "12 Hudson Street", city: "New York", region: "NY", postal_code: "10013" };

export const fillCheckout = async (page, store, { pickup = false, email = "marina@example.test" } = {}) => {
  await page.locator("[name=full_name]").fill("Marina Duarte");
  await page.locator("[name=email]").fill(email);
  if (pickup) {
    await page.locator("input[name=delivery][data-pickup]").first().check({ force: true });
    return;
  }
  await page.locator("input[name=delivery]:not([data-pickup])").first().check({ force: true });
  for (const [name, value] of Object.entries(store === "amora" ? BRAZIL : STATES)) {
    const field = page.locator(`[name=${name}]`);
    if (!(await field.count())) continue;
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
};

export const placeOrder = async (page) => {
  await press(page.locator("form[action='/checkout'] button[type=submit], form[action='/checkout'] button:not([type])").last());
  await page.waitForURL("**/sandbox-bank/pay/*");
};

/** At the bank: approve, decline, late or twice. */
export const atTheBank = async (page, decision) => {
  await press(page.locator(`button[name=decision][value=${decision}]`));
  await page.waitForURL("**/orders/*");
};

/** An amount as it is written, in minor units. */
export const minor = (text) => Number(text.replace(/\D/g, ""));

/** The whole way to the bank's door; answers the product's name. */
export const buy = async (page, store, options = {}) => {
  const name = await choose(page, store, options.place);
  await putInCart(page);
  await beginCheckout(page);
  await fillCheckout(page, store, options);
  await placeOrder(page);
  return name;
};

export const mustStand = (page, expected) => page.locator(`article.order[data-status=${expected}]`).waitFor();
