import { centimetres, fill, handed, media, mediaSet, money } from "../../../lib/handed.js";
import { sheet } from "../../../lib/rows.js";
import { notFound } from "next/navigation";
import { preload } from "react-dom";
import { cache } from "react";
import { Card, Photo, Price, Shell } from "../../parts.jsx";

const found = cache(sheet);
const DRAWN = ["shoulder", "bust", "waist", "hip", "length"];
const BODY = [
  "M85 4c1 16 1 26-5 32-13 11-43 11-57 26-9 10-13 28-16 50",
  "M115 4c-1 16-1 26 5 32 13 11 43 11 57 26 9 10 13 28 16 50",
  "M34 102c-4 20-2 36 2 50 4 17 8 28 5 44-4 24-22 42-28 70-8 34-2 68 10 106 10 32 20 62 24 104",
  "M166 102c4 20 2 36-2 50-4 17-8 28-5 44 4 24 22 42 28 70 8 34 2 68-10 106-10 32-20 62-24 104",
  "M100 322c-1 44-4 96-12 154M100 322c1 44 4 96 12 154",
  "M50 150c8 18 38 18 48 2M150 150c-8 18-38 18-48 2",
  "M68 262c14 14 50 14 64 0",
];

export async function generateMetadata({ params }) {
  const { slug } = await params;
  const product = await found(slug);
  if (!product) return {};
  const { words, name } = handed();
  const title = `${product.name} · ${name}`;
  const plain = fill(words.product.described, { name: product.name, price: money(product.price_minor) });
  const description = product.tagline ? `${plain} ${product.tagline}` : plain;
  const images = product.pictures[0] ? [media(product.pictures[0].key, 960)] : [];
  const url = `/p/${slug}`;
  return { metadataBase: new URL("http://localhost"), title, description, alternates: { canonical: url }, openGraph: { title, description, url, images } };
}

const paragraphs = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const leadAndRest = (text) => {
  const all = paragraphs(text);
  if (all.length !== 1) return [all[0] ?? "", all.slice(1)];
  const at = all[0].indexOf(". ");
  return at < 0 ? [all[0], []] : [all[0].slice(0, at + 1), [all[0].slice(at + 2).trim()]];
};

function Chapter({ id, title, lead, children }) {
  return (
    <section className="chapter" aria-labelledby={id}>
      <h2 className="chapter__title" id={id}>{title}</h2>
      <div className="chapter__body">{lead && <p className="chapter__lead">{lead}</p>}{children}</div>
    </section>
  );
}

const Prose = ({ lines }) => <div className="story voice">{lines.map((line) => <p key={line}>{line}</p>)}</div>;

function Folio({ product }) {
  const say = handed().words.product;
  const kind = product.tags.find((tag) => tag.kind === "category");
  const { collection_number: number, collection_title: title } = product;
  return (
    <p className="product__folio">
      {kind && <span><a href={`/shop?category=${kind.slug}`}>{kind.name}</a></span>}
      {number != null && <span>{title.includes(String(number)) ? title : fill(say.collection, { n: number, title })}</span>}
      {product.one_of_a_kind && <span>{say.unique}</span>}
    </p>
  );
}

function Facts({ product }) {
  const { words, name } = handed();
  const say = words.product;
  const named = (kind) => product.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name).join(", ");
  const facts = [
    [say.condition, product.condition_note],
    [say.brand, product.brand === name ? "" : product.brand],
    ...words.shop.kinds.filter((kind) => kind !== "category" && kind !== "size").map((kind) => [say.tag[kind], named(kind)]),
    ...product.measures.filter(({ area }) => !DRAWN.includes(area)).map(({ area, millimetres }) => [say.area[area], `${centimetres(millimetres)}\u00a0cm`]),
  ].filter(([, text]) => text);
  return <dl className="product__facts">{facts.map(([term, text]) => <div className="product__fact" key={term}><dt>{term}</dt><dd>{text}</dd></div>)}</dl>;
}

function Buy({ product }) {
  const say = handed().words.product;
  return (
    <form className="buy" id="buy" method="post" action="/cart">
      <input type="hidden" name="quantity" value="1" />
      <input type="hidden" name="variant" value={product.variants[0]?.id} />
      <div className="buy__row"><button className="button button--wide">{say.add}<span className="button__aside">{money(product.price_minor)}</span></button></div>
      <p className="buy__promise">{say.promise}</p>
    </form>
  );
}

function Measures({ measures }) {
  const say = handed().words.product;
  const drawn = DRAWN.map((area) => measures.find((measure) => measure.area === area)).filter(Boolean);
  if (!drawn.length) return null;
  return (
    <Chapter id="measures" title={say.measures} lead={say.measuresLead}>
      <div className="measures">
        <svg className="measures__body" viewBox="0 0 200 480" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
          {BODY.map((path) => <path key={path} d={path} />)}
          <path className="measures__tape" d="M35 142c28 16 102 16 130 0M42 206c28 14 88 14 116 0M12 284c40 18 136 18 176 0" />
        </svg>
        <dl className="measures__list">
          {drawn.map(({ area, millimetres }) => (
            <div className="measures__line" data-part={area} key={area}>
              <dt className="measures__name">{say.area[area]}</dt>
              <dd className="measures__value">{centimetres(millimetres)}<small>cm</small></dd>
            </div>
          ))}
        </dl>
      </div>
    </Chapter>
  );
}

function structured(product) {
  const { name, currency, words } = handed();
  const condition = "https://schema.org/UsedCondition";
  const url = `/p/${product.slug}`;
  const there = product.availability === "available";
  const offers = product.variants.map((variant) => ({
    "@type": "Offer", name: variant.label, sku: variant.sku, price: (variant.price / 100).toFixed(2), priceCurrency: currency,
    availability: there && variant.free > 0 ? "https://schema.org/InStock" : "https://schema.org/OutOfStock", itemCondition: condition, url, seller: { "@type": "Organization", name },
  }));
  const crumbs = [[name, "/"], [words.shop.title, "/shop"], [product.name, url]].map(([word, item], at) => ({ "@type": "ListItem", position: at + 1, name: word, item }));
  const graph = [
    { "@type": "Product", name: product.name, description: product.description, url, image: product.pictures.map((shot) => media(shot.key, 960)), brand: { "@type": "Brand", name: product.brand || name }, itemCondition: condition, offers },
    { "@type": "BreadcrumbList", itemListElement: crumbs },
  ];
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
}

export default async function Product({ params }) {
  const { slug } = await params;
  const product = await found(slug);
  if (!product) notFound();
  const say = handed().words.product;
  const [first] = product.pictures;
  if (first) preload(media(first.key, 640), { as: "image", imageSrcSet: mediaSet(first.key), imageSizes: "(min-width: 60rem) 50vw, 100vw", fetchPriority: "high" });
  const [lead, story] = leadAndRest(product.description);
  const available = product.availability === "available";
  const was = product.variants[0]?.was;
  return (
    <Shell hue={product.hue}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structured(product) }} />
      <div className="product-page" data-tint="" style={{ "--hue": product.hue }}>
        <article className="product" data-state={product.availability} style={{ "--vt": `p-${slug}` }}>
          <div className="product__pictures">
            <div className="product__gallery" data-count={product.pictures.length} tabIndex="0" role="group" aria-label={say.gallery}>
              {product.pictures.map((shot, place) => (
                <figure className="product__shot" key={shot.key}>
                  <Photo shot={shot} sizes="(min-width: 60rem) 50vw, 100vw" className={place ? undefined : "product__picture"} eager={!place} />
                  <button className="product__zoom" type="button" popoverTarget="zoom" data-shot={place} aria-label={shot.alt} />
                </figure>
              ))}
            </div>
            {product.pictures.length > 1 && <div className="product__progress" aria-hidden="true" />}
          </div>
          <div className="product__info">
            <Folio product={product} />
            <h1 className="product__title">{product.name}</h1>
            <p className="product__lead voice">{lead}</p>
            <div className="product__money">
              {product.one_of_a_kind && <p className="product__size"><span className="product__size-word">{say.size}</span> {product.variants[0]?.label}</p>}
              <Price minor={product.price_minor} was={was} large />
            </div>
            <div className="live-part" data-live-part="buy">{available && <Buy product={product} />}</div>
            <p className="visually-hidden" role="status" data-live-voice="" />
            <Facts product={product} />
          </div>
        </article>
        <Measures measures={product.measures} />
        {story.length > 0 && <Chapter id="story" title={say.story}><Prose lines={story} /></Chapter>}
        {product.usage && <Chapter id="usage" title={say.care}><Prose lines={paragraphs(product.usage)} /></Chapter>}
        {product.sisters.length > 0 && (
          <div id="sisters">
            <section className="section shelf" aria-label={say.sisters}>
              <header className="section__head">
                <h2 className="section__title">{say.sisters}</h2>
                <a className="link link--strong section__more" href="/shop">{say.all}</a>
              </header>
              <ul className="grid" data-columns={product.sisters.length === 4 ? "4" : undefined}>{product.sisters.map((card) => <Card key={card.id} card={card} />)}</ul>
            </section>
          </div>
        )}
        <div className="live-part" data-live-part="bar">
          {available && (
            <div className="buy-bar">
              <span className="buy-bar__title">{product.name}</span>
              <span className="buy-bar__choices">
                <span className="buy-bar__choice" data-one=""><Price minor={product.price_minor} was={was} /><span className="buy-bar__label">{product.variants[0]?.label}</span></span>
              </span>
              <button className="button button--small" form="buy">{say.add}</button>
            </div>
          )}
        </div>
        <div className="zoom" id="zoom" popover="auto" role="dialog" aria-label={say.gallery}>
          <button className="icon-button zoom__close" type="button" popoverTarget="zoom" popoverTargetAction="hide" aria-label={handed().words.house.close} autoFocus />
          <ul className="zoom__shots" tabIndex="0" aria-label={say.gallery}>
            {product.pictures.map((shot) => <li className="zoom__shot" key={shot.key}><Photo shot={shot} sizes="100vw" className="zoom__picture" /></li>)}
          </ul>
        </div>
      </div>
    </Shell>
  );
}
