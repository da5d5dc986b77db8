// Other proofs: a customer comes in with her account at a provider, the team shows a passkey after the password.
import assert from "node:assert/strict";
import { test } from "../lanes.mjs";
import { bothWays, password, person, press, stores, url } from "../house.mjs";
import { letterTo, linkIn } from "../post.mjs";
import { hasProvider, sitsThere } from "../provider.mjs";

const PASSWORD = "a coat against the rain";

const signIn = async (page, store, email, secret) => {
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(secret);
  await press(page.locator("form[action='/sign-in'] button").last());
};

/** In the courier's room, with all that it loads: who leaves earlier breaks that off. */
const inTheRoom = (page) => page.locator("html[data-awake] .courier").waitFor();

/** The page itself: the door's own address ends with the address behind it. */
const at = (page, path) => page.waitForURL((address) => address.pathname === path);

const byGoogle = async (page, store) => {
  await page.goto(url(store, "/sign-in"));
  await press(page.locator("a[href^='/sign-in/google']"));
};

for (const store of stores) {
  bothWays(test, `${store}: she comes in with Google, without a password, and again`, ({ script }) =>
    person(async (page) => {
      if (!hasProvider()) return;
      const way = script ? "with" : "without";
      sitsThere(`google-${store}-${way}`, `Google.${store}.${way}@example.test`);
      await byGoogle(page, store);
      await page.waitForURL("**/account?notice=welcome");
      await page.goto(url(store, "/account/security"));
      await page.getByText(`google.${store}.${way}@example.test`).first().waitFor();
      // the only way in stays
      await press(page.locator("form[action='/account/google/unlink'] button"));
      await page.waitForURL("**/account/security?notice=google-last");
      await page.locator(".notice[data-tone=bad]").waitFor();
      await press(page.locator("form[action='/account/sessions'] button[value=all]"));
      await page.waitForURL("**/sign-in");
      await byGoogle(page, store);
      await at(page, "/account");
    }, { script }));
}

bothWays(test, "amora: an account with a password is linked by herself, and only by herself", ({ script }) =>
  person(async (page, context) => {
    if (!hasProvider()) return;
    const email = `linked.${script ? "with" : "without"}@example.test`;
    await page.goto(url("amora", "/sign-up"));
    await page.locator("[name=email]").fill(email);
    await press(page.locator("form.sign-in__form button"));
    await page.getByText(email).waitFor();
    await page.goto(linkIn(await letterTo(await context.newPage(), "amora", email, "/sign-up/")));
    await page.locator("[name=full_name]").fill("Berta Lima");
    await page.locator("[name=password]").fill(PASSWORD);
    await press(page.locator("form.sign-in__form button"));
    await page.waitForURL("**/account?notice=welcome");
    await context.clearCookies();
    sitsThere(`linked-${script}`, email.toUpperCase());
    await byGoogle(page, "amora");
    // no session: she is asked to prove her account first
    await page.waitForURL("**/sign-in/google/back?**");
    await press(page.locator("a[href='/sign-in?next=/account/google']"));
    await signIn(page, "amora", email, PASSWORD);
    await at(page, "/account/google");
    // a wrong password is said beside the field, and nothing is linked
    await page.locator("[name=current]").fill("a guess of mine");
    await press(page.locator("form[action='/account/google'] button"));
    await page.locator("#current-error").waitFor();
    await page.locator("[name=current]").fill(PASSWORD);
    await press(page.locator("form[action='/account/google'] button"));
    await page.waitForURL("**/account/security?notice=google-linked");
    await context.clearCookies();
    await byGoogle(page, "amora");
    await at(page, "/account");
    await page.getByText("Berta").first().waitFor();
  }, { script, quiet: ["Failed to load resource"] }));

/** A phone that always agrees; answers how to take it away. */
const phone = async (context, page) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", { options });
  return () => devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
};

for (const store of stores) {
  test(`${store}: one of the team adds a passkey, and is asked for it; a code stands for it once`, () =>
    person(async (page, context) => {
      const takeAway = await phone(context, page);
      const email = `courier2@${store}.test`;
      await page.goto(url(store, "/sign-in"));
      await signIn(page, store, email, password);
      await inTheRoom(page);
      await page.goto(url(store, "/account/security"));
      // a wrong password is said beside the form, and nothing typed is lost
      const form = page.locator("form[data-passkey=make]");
      await form.locator("[name=name]").fill("the story's phone");
      await form.locator("[name=current_for_passkey]").fill("wrong");
      await form.locator("button").click();
      await form.locator("[data-trouble]:not(:empty)").waitFor();
      assert.equal(await form.locator("[name=name]").inputValue(), "the story's phone");
      await form.locator("[name=current_for_passkey]").fill(password);
      await form.locator("button").click();
      const codes = page.locator("[data-codes] li");
      await codes.first().waitFor();
      assert.equal(await codes.count(), 10);
      const code = await codes.first().innerText();
      await page.locator("a.button").click();
      await page.waitForURL("**/account/security?notice=passkey");
      await page.getByText("the story's phone").waitFor();
      // an open room that has lost its key goes to the door by itself: not while the next page is asked for
      await page.goto("about:blank");
      await context.clearCookies();

      // after the password the passkey, and nothing opens before it
      await page.goto(url(store, "/sign-in?next=/account/security"));
      await signIn(page, store, email, password);
      await page.waitForURL("**/sign-in/passkey?**");
      await page.goto(url(store, "/account/security"));
      await page.waitForURL("**/sign-in/passkey?**");
      await page.locator("form[data-passkey=show] button").click();
      await at(page, "/account/security");
      // an open room that has lost its key goes to the door by itself: not while the next page is asked for
      await page.goto("about:blank");
      await context.clearCookies();

      // without the phone: its window is closed with an error, and a code opens
      await takeAway();
      await page.goto(url(store, "/sign-in"));
      await signIn(page, store, email, password);
      await page.waitForURL("**/sign-in/passkey");
      await page.locator("[name=code]").fill(code.toLowerCase());
      await press(page.locator("form[action='/sign-in/recovery'] button"));
      await inTheRoom(page);

      // she tidies up, so that other stories find her as she was
      await page.goto(url(store, "/account/security"));
      await page.locator("[name=current_for_keys]").fill(password);
      await page.locator("button[name=passkey]").click();
      await page.waitForURL("**/account/security?notice=passkey-removed");
    }, { quiet: ["Failed to load resource"] }));

  test(`${store}: the rail leads to what opens her account`, () =>
    person(async (page) => {
      await page.goto(url(store, "/sign-in"));
      await signIn(page, store, `attendant@${store}.test`, password);
      await page.waitForURL("**/admin/orders");
      await page.locator("input[type=search], [role=searchbox]").first().waitFor();
      await page.locator(".rail__person").click();
      await at(page, "/account/security");
      await page.locator("form[data-passkey=make]").waitFor();
    }));
}
