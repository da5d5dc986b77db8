import { count, fill, goods, handed } from "../../lib/handed.js";
import { shelf } from "../../lib/rows.js";
import { cache } from "react";
import { Card, Icon, Shell } from "../parts.jsx";

const found = cache(shelf);

export async function generateMetadata() {
  const { words, name } = handed();
  const { total, cards } = await found();
  const title = `${words.shop.title} · ${name}`;
  const description = fill(words.shop.described, { title: words.shop.title, goods: goods(total) });
  const images = cards[0]?.media_key ? [`/media/${cards[0].media_key}/960.webp`] : [];
  return { metadataBase: new URL("http://localhost"), title, description, alternates: { canonical: "/shop" }, openGraph: { title, description, url: "/shop", images } };
}

function Field({ id, label, hint }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>{label}</label>
      <input className="field__input" id={id} name={id} type="text" inputMode="numeric" maxLength="7" placeholder={hint} />
    </div>
  );
}

function Fits() {
  const { shop, product } = handed().words;
  const say = shop.fits;
  return (
    <details className="facet" open>
      <summary className="facet__head">{say.title}</summary>
      <form className="fits" method="post" action="/shop/fits-me">
        <p className="fits__words">{say.lead}</p>
        {say.areas.map((area) => (
          <div className="field" key={area}>
            <label className="field__label" htmlFor={area}>{product.area[area]}</label>
            <input className="field__input" id={area} name={area} type="text" inputMode="decimal" maxLength="6" autoComplete="off" />
          </div>
        ))}
        <input type="hidden" name="listing" value="" />
        <div className="fits__ways"><button className="link" type="submit">{say.go}</button><a className="link" rel="nofollow" href="/shop/fits-me">{say.kept}</a></div>
        <p className="fits__words">{say.private}</p>
      </form>
    </details>
  );
}

function Filters({ shop, all }) {
  const { shop: say, house } = handed().words;
  const kinds = say.kinds.filter((kind) => shop.words.some((word) => word.kind === kind));
  return (
    <aside className="filters sheet" id="filters" popover="auto" aria-label={say.filter}>
      <div className="sheet__head">
        <span className="sheet__title">{say.filter}</span>
        <button className="icon-button" type="button" popoverTarget="filters" popoverTargetAction="hide" aria-label={house.close}><Icon path="m5 5 10 10M15 5 5 15" /></button>
      </div>
      {kinds.includes("size") && <Fits />}
      {kinds.map((kind, place) => (
        <details className="facet" key={kind} open={place < 4}>
          <summary className="facet__head">{say.facet[kind]}</summary>
          <ul className={kind === "size" ? "facet__values facet__values--sizes" : "facet__values"}>
            {shop.words.filter((word) => word.kind === kind).map((word) => (
              <li key={word.slug}>
                <a className="facet__value" href={`/shop?${kind}=${word.slug}`} rel="nofollow">
                  <span className="facet__word">{word.name}</span>
                  <span className="facet__count">{word.count}</span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <details className="facet">
        <summary className="facet__head">{say.price}</summary>
        <form className="facet__range" method="get" action="/shop">
          <Field id="from" label={say.from} hint={Math.floor(shop.cheapest / 100)} />
          <Field id="to" label={say.to} hint={Math.ceil(shop.dearest / 100)} />
          <button className="link" type="submit">{say.apply}</button>
        </form>
      </details>
      <button className="button button--wide filters__done" type="button" popoverTarget="filters" popoverTargetAction="hide">{fill(say.show, { goods: all })}</button>
    </aside>
  );
}

function Tools() {
  const { shop: say, house } = handed().words;
  return (
    <div className="listing__tools">
      <form className="search" role="search" method="get" action="/shop">
        <label className="visually-hidden" htmlFor="q">{house.search}</label>
        <input className="search__input" id="q" name="q" type="search" maxLength="80" autoComplete="off" placeholder={say.placeholder} />
        <button className="icon-button search__go" aria-label={house.search}><Icon path="M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM13 13l4 4" /></button>
      </form>
      <button className="listing__filter" type="button" popoverTarget="filters">{say.filterWith}</button>
      <details className="menu">
        <summary className="menu__head"><span className="visually-hidden">{say.sortBy} </span>{say.sorts[0].word}</summary>
        <ul className="menu__list">
          {say.sorts.map(({ name, word }, place) => (
            <li key={name}><a className="menu__item" rel="nofollow" href={place ? `/shop?sort=${name}` : "/shop"} aria-current={place ? undefined : "true"}>{word}</a></li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Pager({ shop }) {
  const say = handed().words.shop;
  if (!shop.next) return null;
  return (
    <nav className="pager" aria-label={say.pages}>
      <a className="pager__prev" aria-disabled="true"><Icon path="M17 10H3m5-5-5 5 5 5" />{say.first}</a>
      <span className="pager__here">{fill(say.shown, { shown: count(shop.cards.length), total: count(shop.total) })}</span>
      <a className="pager__next" rel="next" href={`/shop?after=${shop.next}`}>{say.next}<Icon path="M3 10h14m-5-5 5 5-5 5" /></a>
    </nav>
  );
}

export default async function Shop() {
  const shop = await found();
  const say = handed().words.shop;
  const all = goods(shop.total);
  return (
    <Shell>
      <div className="listing">
        <header className="listing__head">
          <h1 className="listing__title">{say.title}</h1>
          <p className="listing__count" role="status">{all}</p>
        </header>
        <Filters shop={shop} all={all} />
        <Tools />
        <h2 className="visually-hidden">{say.title}: {all}</h2>
        <ul className="grid listing__grid">{shop.cards.map((card, place) => <Card key={card.id} card={card} eager={place < 3} travels />)}</ul>
        <Pager shop={shop} />
      </div>
    </Shell>
  );
}
