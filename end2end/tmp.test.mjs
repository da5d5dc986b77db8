import { after, before } from "node:test";
import { close, open } from "./house.mjs";
before(open, { timeout: 300_000 });
after(close, { timeout: 60_000 });
await import("./stories/limits.mjs");
