// One server and one Chromium for all stories. The server runs the release build with its own PostgreSQL in a folder that is
// thrown away. A page that says anything in its console fails the story it belongs to.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { get } from "node:http";
import { createServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { closePost, openPost } from "./post.mjs";
import { closeProvider, openProvider } from "./provider.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const password = process.env.VITRINE_DEMO_PASSWORD || "end2end-password";
export const stores = ["amora", "orvale"];

const house = {};

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

// The server says so itself, after it has seeded both stores.
const opened = (child) => new Promise((done, fail) => {
  let heard = "";
  child.stdout.on("data", (words) => {
    heard += words;
    if (heard.includes("Vitrine is open.")) done();
  });
  child.once("exit", () => fail(new Error(`the server ended before it opened: ${heard}`)));
});

export const open = async () => {
  // VITRINE_URL_PORT: a server that runs already, for whoever writes a story
  if (process.env.VITRINE_URL_PORT) {
    house.port = Number(process.env.VITRINE_URL_PORT);
  } else {
    house.folder = await mkdtemp(join(tmpdir(), "vitrine-end2end-"));
    house.port = await freePort();
    const { DATABASE_URL: ignored, ...others } = process.env;
    house.child = spawn(process.env.VITRINE_BIN, ["serve", "--demo", "--addr", `127.0.0.1:${house.port}`], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...others, ...(await openProvider()), VITRINE_SMTP_URL: await openPost(), VITRINE_DATA: house.folder, VITRINE_DEMO_PASSWORD: password, VITRINE_LOG: "warn" },
    });
    await opened(house.child);
  }
  house.browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
};

export const close = async () => {
  await house.browser?.close();
  await closePost();
  await closeProvider();
  if (!house.child) return;
  const ended = new Promise((done) => house.child.once("exit", done));
  house.child.kill("SIGINT");
  assert.equal(await ended, 0, "Ctrl-C must end the server in good order");
  await rm(house.folder, { recursive: true, force: true });
};

export const url = (store, path = "/") => `http://${store ? `${store}.` : ""}localhost:${house.port}${path}`;

/** What a program without browser and cookies is answered. Not every resolver knows names under localhost, so it asks the address. */
export const statusOf = (address) => new Promise((done, fail) => {
  const { host, pathname, search } = new URL(address);
  get({ host: "127.0.0.1", port: house.port, path: pathname + search, headers: { host } }, (answer) => done(answer.resume().statusCode)).once("error", fail);
});

// The browser's own remark about a page transition that it skipped, for instance because the page was there at once.
const REMARKS = ["Transition was aborted", "Transition was skipped"];

// The chunk of a room breaks off when its person leaves while it comes, and says so in these lines. One that is really missing keeps the
// story waiting for the room, so that nothing is hidden by leaving them out.
const BROKEN_OFF = "load callback should succeed";
const WITH_IT = [BROKEN_OFF, "RuntimeError: unreachable", "TypeError: Failed to fetch", "WebAssembly compilation aborted"];

const byKeyboard = new WeakSet();

/** Press a link or button: with the pointer, and in a browser without script by keyboard alone. */
export const press = async (target) => {
  const page = target.page();
  if (!byKeyboard.has(page)) return target.click();
  await target.focus();
  await page.keyboard.press("Enter");
};

/** A person with a browser of her own. `script: false` is a browser without JavaScript. */
export const person = async (work, { script = true, width = 1440, height = 900, scheme = "light", motion = "reduce", quiet = [] } = {}) => {
  const context = await house.browser.newContext({ javaScriptEnabled: script, viewport: { width, height }, colorScheme: scheme, reducedMotion: motion });
  const page = await context.newPage();
  if (!script) byKeyboard.add(page);
  const said = [];
  const listen = (tab) => {
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && said.push(message.text()));
    tab.on("pageerror", (error) => said.push(String(error)));
  };
  listen(page);
  context.on("page", listen);
  try {
    await work(page, context);
  } finally {
    await context.close();
  }
  const brokenOff = said.some((line) => line.includes(BROKEN_OFF)) ? WITH_IT : [];
  const loud = said.filter((line) => ![...REMARKS, ...quiet, ...brokenOff].some((known) => line.includes(known)));
  assert.deepEqual(loud, [], "the console must stay silent");
};

/** The same story twice: without and with JavaScript. */
export const bothWays = (test, name, story) => {
  for (const script of [false, true]) {
    test(`${name} (${script ? "with" : "without"} script)`, () => story({ script }));
  }
};
