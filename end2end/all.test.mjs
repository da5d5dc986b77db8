// The stories, in one run: one server, one browser.
import { after, before } from "node:test";
import { close, open } from "./house.mjs";
import { tellAll } from "./lanes.mjs";

// both houses are furnished anew, with pictures: a machine that has other work needs more than five minutes for it
before(open, { timeout: 1_800_000 });
after(close, { timeout: 60_000 });

await import("./stories/buying.mjs");
await import("./stories/paying.mjs");
await import("./stories/sharing-a-piece.mjs");
await import("./stories/moving.mjs");
await import("./stories/bag.mjs");
await import("./stories/waiting.mjs");
await import("./stories/mistakes.mjs");
await import("./stories/doors.mjs");
await import("./stories/accounts.mjs");
await import("./stories/house-rules.mjs");
await import("./stories/her-bag.mjs");
await import("./stories/clients.mjs");
await import("./stories/intake.mjs");
await import("./stories/consignors.mjs");
await import("./stories/words.mjs");
await import("./stories/collections.mjs");
await import("./stories/today.mjs");
await import("./stories/catalogue.mjs");
await import("./stories/privacy.mjs");
await import("./stories/team.mjs");
await import("./stories/limits.mjs");
await import("./stories/shop-floor.mjs");
await import("./stories/identity.mjs");
await import("./stories/pages.mjs");
await import("./stories/quiz.mjs");
await import("./stories/looks.mjs");
await import("./stories/found.mjs");
await import("./stories/inert.mjs");
await import("./stories/live.mjs");

tellAll();
