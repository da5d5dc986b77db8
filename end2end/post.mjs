// A real SMTP server for the letters of the stories, and everybody's mailbox behind it. A server that runs already has the demo's
// own mailbox instead, and letters are read there.
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { url } from "./house.mjs";

const letters = [];
const waiting = new Set();
let server;

/** Listen on a port of its own; answers the address for VITRINE_SMTP_URL. */
export const openPost = () => new Promise((done, fail) => {
  server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, heard) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", async () => {
        letters.push(await PostalMime.parse(Buffer.concat(chunks)));
        for (const look of waiting) look();
        heard();
      });
    },
  });
  server.once("error", fail);
  server.listen(0, "127.0.0.1", () => done(`smtp://127.0.0.1:${server.server.address().port}`));
});

export const closePost = () => new Promise((done) => (server ? server.close(done) : done()));

/** Seconds for a letter: the sender looks each second, and a machine may be busy with other things. */
const PATIENCE = 60_000;

const inTheMailbox = async (page, store, email, words) => {
  await page.goto(url(store, "/sandbox-mail"));
  const letter = page.locator(".mailbox__letter", { hasText: email }).filter({ hasText: words }).first();
  return (await letter.count()) ? letter.innerText() : undefined;
};

// letters that were posted together come in any order, so the newest is not always the one that is meant
const delivered = (email, words) => letters.findLast((letter) => letter.text?.includes(words) && letter.to.some(({ address }) => address === email))?.text;

const deliveredSoon = (email, words) => new Promise((done, fail) => {
  const end = (settle) => {
    clearTimeout(late);
    waiting.delete(look);
    settle();
  };
  const late = setTimeout(() => end(() => fail(new Error(`nothing with "${words}" was written to ${email}`))), PATIENCE);
  const look = () => {
    const text = delivered(email, words);
    if (text) end(() => done(text));
  };
  waiting.add(look);
  look();
});

/** Text of the newest letter to an address that says `words`; it may take the sender a moment. `page` is somebody else's browser. */
export const letterTo = async (page, store, email, words) => {
  if (server) return deliveredSoon(email, words);
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const text = await inTheMailbox(page, store, email, words);
    if (text) return text;
  }
  throw new Error(`nothing with "${words}" was written to ${email}`);
};

export const linkIn = (letter) => letter.match(/https?:\/\/\S+/)[0];
