// What ours hands over (see benches/rows/handed.rs): the frame of a page and the sentences.
import { readFileSync } from "node:fs";

let known;
export const handed = () => (known ??= JSON.parse(readFileSync(process.env.HANDED, "utf8")));

const grouped = (digits, sign) => digits.replace(/\B(?=(\d{3})+$)/g, sign);
export const count = (n) => grouped(String(n), handed().locale === "pt-BR" ? "." : ",");
export const money = (minor) => {
  const whole = count(Math.trunc(minor / 100));
  const rest = String(minor % 100).padStart(2, "0");
  return handed().locale === "pt-BR" ? `${handed().words.sign}\u00a0${whole},${rest}` : `${handed().words.sign}${whole}.${rest}`;
};
export const centimetres = (mm) => (mm % 10 ? `${Math.trunc(mm / 10)}${handed().locale === "pt-BR" ? "," : "."}${mm % 10}` : String(mm / 10));
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
export const goods = (total) => (total === 1 ? handed().words.shop.goods1 : fill(handed().words.shop.goods, { n: count(total) }));

export const media = (key, width) => `/media/${key}/${width}.webp`;
export const mediaSet = (key) => [320, 640, 960].map((width) => `${media(key, width)} ${width}w`).join(", ");
