// What both pages share: the shell, a card, a photo, a price.
import { handed, media, mediaSet, money } from "../lib/handed.js";

const asIs = (html) => ({ dangerouslySetInnerHTML: { __html: html }, style: { display: "contents" } });

export function Shell({ hue, children }) {
  const { before, after } = handed();
  return (
    <div className="shell" data-tint={hue === undefined ? undefined : ""} style={hue === undefined ? undefined : { "--hue": hue }}>
      <div {...asIs(before)} />
      <main className="shell__main page" id="content">{children}</main>
      <div {...asIs(after)} />
    </div>
  );
}

export function Photo({ shot, sizes, className, eager }) {
  return (
    <img className={className} src={media(shot.key, 640)} srcSet={mediaSet(shot.key)} sizes={sizes} width={shot.width} height={shot.height}
      alt={shot.alt} fetchPriority={eager ? "high" : undefined} loading={eager ? undefined : "lazy"} decoding="async" />
  );
}

export function Price({ minor, was, large }) {
  return (
    <span className={large ? "price price--large" : "price"}>
      <span>{money(minor)}</span>
      {was != null && <s className="price__was"><span className="visually-hidden">{handed().words.house.before} </span>{money(was)}</s>}
    </span>
  );
}

export function Card({ card, eager, travels }) {
  const say = handed().words.product;
  const word = { held: say.held, away: say.away, out: say.out, sold: say.sold }[card.availability];
  const [mark, meta] = card.one_of_a_kind ? [card.sizes, card.tagline] : [card.tagline, card.sizes];
  const style = { "--hue": card.hue, ...(travels && { "--vt": `p-${card.slug}` }) };
  return (
    <li className="grid__cell">
      <article className="product-card" data-state={card.availability} data-tint="" style={style}>
        <div className="product-card__body">
          <span className="product-card__mark">{mark}</span>
          <h3 className="product-card__title"><a className="product-card__link" href={`/p/${card.slug}`}>{card.name}</a></h3>
          <span className="product-card__price"><Price minor={card.price_minor} was={card.was_minor} /></span>
          <span className="product-card__meta">{meta}</span>
          {word && <span className="product-card__state badge" data-tone={card.availability === "held" || card.availability === "away" ? "warn" : "bad"}>{word}</span>}
        </div>
        <div className="product-card__frame">
          {card.media_key && (
            <Photo shot={{ key: card.media_key, width: card.width, height: card.height, alt: card.alt }} sizes="(min-width: 48rem) 33vw, 50vw" className="product-card__picture" eager={eager} />
          )}
        </div>
      </article>
    </li>
  );
}

export const Icon = ({ path }) => <svg className="icon" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>;
