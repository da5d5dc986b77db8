// The twin's rows: the statements of benches/peers/sql, handed over, by a plain login and prepared once per connection.
import pg from "pg";
import { handed } from "./handed.js";

pg.types.setTypeParser(20, Number);

let known;
const pool = () => {
  if (known) return known;
  const url = new URL(process.env.DATABASE_URL);
  const host = url.searchParams.get("host") ?? url.hostname;
  const port = Number(url.searchParams.get("port") ?? (url.port || 5432));
  return (known = new pg.Pool({ host, port, user: url.username, database: url.pathname.slice(1), max: 12 }));
};
const ask = async (name, ...values) => (await pool().query({ name, text: handed().sql[name], values })).rows;

export const shelf = async () => {
  const store = handed().store;
  const [cards, facets] = await Promise.all([ask("shop_cards", store), ask("shop_facets", store)]);
  const { count: total, cheapest, dearest } = facets.find((row) => row.kind === "total");
  const shown = cards.slice(0, 24);
  const last = cards.length > 24 ? shown.at(-1) : null;
  const next = last && `${last.place}~${last.id.replaceAll("-", "")}`;
  return { cards: shown, total, cheapest, dearest, words: facets.filter((row) => row.kind !== "total"), next };
};

export const sheet = async (slug) => {
  const store = handed().store;
  const [row] = await ask("product", store, slug);
  if (!row) return null;
  for (const list of ["variants", "pictures", "tags", "measures"]) row[list] = JSON.parse(row[list] ?? "[]");
  row.sisters = await ask("sisters", store, row.id);
  return row;
};
