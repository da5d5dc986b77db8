// A real SMTP server for the letters of the stories, and everybody's mailbox behind it. A server that runs already has the demo's
// own mailbox instead, and letters are read there.
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { url } from "./house.mjs";

const letters = [];
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
        heard();
      });
    },
  });
  server.once("error", fail);
  server.listen(0, "127.0.0.1", () => done(`smtp://127.0.0.1:${server.server.address().port}`));
});

export const closePost = () => new Promise((done) => (server ? server.close(done) : done()));

const inTheMailbox = async (page, store, email) => {
  await page.goto(url(store, "/sandbox-mail"));
  const letter = page.locator(".mailbox__letter", { hasText: email }).first();
  return (await letter.count()) ? letter.innerText() : undefined;
};

/** Text of the newest letter to an address that says `words`; it may take the sender a moment. `page` is somebody else's browser. */
export const letterTo = async (page, store, email, words) => {
  for (let round = 0; round < 100; round += 1) {
    const text = server
      ? letters.filter((letter) => letter.to.some(({ address }) => address === email)).at(-1)?.text
      : await inTheMailbox(page, store, email);
    if (text?.includes(words)) return text;
    await page.waitForTimeout(200);
  }
  throw new Error(`nothing with "${words}" was written to ${email}`);
};

export const linkIn = (letter) => letter.match(/https?:\/\/\S+/)[0];
