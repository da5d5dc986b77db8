// One run of Lighthouse over an address, with the Chromium of this machine; one line of JSON is the answer.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const url = process.argv[2];
const chrome = await launch({
  chromePath: process.env.CHROMIUM || undefined,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
});
try {
  const run = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error" });
  const { categories, audits } = run.lhr;
  const told = { found: [] };
  for (const [id, category] of Object.entries(categories)) {
    told[id] = Math.round(category.score * 100);
    for (const { id: audit, weight } of category.auditRefs) {
      const { score, scoreDisplayMode, displayValue } = audits[audit];
      const counts = ["binary", "numeric", "metricSavings"].includes(scoreDisplayMode);
      if (counts && score !== null && score < 1 && (weight > 0 || scoreDisplayMode !== "numeric"))
        told.found.push(displayValue ? `${audit} (${displayValue})` : audit);
    }
  }
  told.cls = audits["cumulative-layout-shift"].numericValue;
  told.tbt_ms = audits["total-blocking-time"].numericValue;
  told.lcp_ms = audits["largest-contentful-paint"].numericValue;
  told.fcp_ms = audits["first-contentful-paint"].numericValue;
  if (process.env.LIGHTHOUSE_REPORT) (await import("node:fs")).writeFileSync(process.env.LIGHTHOUSE_REPORT, run.report);
  console.log(JSON.stringify(told));
} finally {
  chrome.kill();
}
