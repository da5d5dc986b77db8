// Two lanes of stories: what happens at Orvale runs beside what happens at Amora, and everything else goes with Amora's. The houses
// share a server and no row, so a story never meets another one's goods, and within a house the order of the files is kept.
import { describe, test as tell } from "node:test";

const lanes = new Map([["amora", []], ["orvale", []]]);

/** A story, told when all of them are known: `house: who does what`. */
export const test = (name, ...story) => {
  const house = name.slice(0, name.indexOf(":"));
  (lanes.get(house) ?? lanes.get("amora")).push([name, ...story]);
};

export const tellAll = () =>
  describe("the shops", { concurrency: lanes.size }, () => {
    for (const [house, stories] of lanes) {
      describe(house, { concurrency: 1 }, () => {
        for (const story of stories) tell(...story);
      });
    }
  });
