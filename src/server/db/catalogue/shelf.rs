//! A page of the shop: search, facets, price, sort and where to go on, all from the listing that the URL holds.
use super::{cards::cards_of, facets};
use crate::{
    domain::{
        listing::{Listing, Shelf, Sort},
        money::{Currency, Money},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

const PAGE: usize = 24;

/// Where a page ended: the sort value of its last product and its id.
struct Place {
    value: i64,
    id: Uuid,
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let (value, id) = text.split_once('~')?;
        Some(Self { value: value.parse().ok()?, id: id.parse().ok()? })
    }

    fn write(&self) -> String {
        format!("{}~{}", self.value, self.id.simple())
    }
}

/// The shelf that `listing` asks for.
pub async fn shelf(tx: &mut Tx, listing: Listing, currency: Currency) -> Result<Shelf, AppError> {
    let filter = Filter::of(&listing);
    let place = listing.after.as_deref().and_then(Place::parse);
    let found = page(tx, &filter, listing.sort, place).await?;
    let more = found.len() > PAGE;
    let shown = found.get(..PAGE.min(found.len())).unwrap_or_default();
    let next = shown.last().filter(|_| more).map(Place::write);
    let ids: Vec<Uuid> = shown.iter().map(|place| place.id).collect();
    let cards = cards_of(tx, &ids, currency).await?;
    let counted = facets::count(tx, &filter, &listing).await?;
    Ok(Shelf {
        cards,
        total: counted.total,
        facets: counted.facets,
        next,
        cheapest: counted.cheapest.map(|minor| Money::new(minor, currency)),
        dearest: counted.dearest.map(|minor| Money::new(minor, currency)),
        listing,
    })
}

/// A listing in the words of the database.
pub(super) struct Filter {
    pub words: Option<String>,
    pub from_minor: Option<i64>,
    pub to_minor: Option<i64>,
    /// `kind:slug`.
    pub choices: Vec<String>,
}

impl Filter {
    fn of(listing: &Listing) -> Self {
        let minor = |units: Option<u32>| units.map(|n| i64::from(n) * 100);
        Self {
            words: Some(listing.words.clone()).filter(|w| !w.is_empty()),
            from_minor: minor(listing.price_from),
            to_minor: minor(listing.price_to),
            choices: listing.choices.clone(),
        }
    }
}

/// Up to one more than a page, in order. The sort value is a whole number in every order, so that one keyset serves all three.
async fn page(tx: &mut Tx, filter: &Filter, sort: Sort, after: Option<Place>) -> Result<Vec<Place>, AppError> {
    let (after_value, after_id) = after.map_or((None, None), |place| (Some(place.value), Some(place.id)));
    let rows = query!(
        r#"with base as (
               select p.id, case $7 when 'newest' then -(extract(epoch from p.published_at) * 1000000)::bigint
                                    when 'price-up' then p.listed_price_minor else -p.listed_price_minor end as place
               from app.products p
               where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability in ('available', 'held')
                 and ($1::text is null or app.is_found(p.search_text, $1))
                 and ($2::bigint is null or p.listed_price_minor >= $2) and ($3::bigint is null or p.listed_price_minor <= $3)
                 and not exists (select 1 from (select distinct split_part(c, ':', 1) as kind from unnest($4::text[]) c) asked
                     where not exists (select 1 from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                         where pt.store_id = p.store_id and pt.product_id = p.id and t.kind = asked.kind and t.kind || ':' || t.slug = any($4::text[])))
           )
           select id as "id!", place as "place!" from base where $5::bigint is null or (place, id) > ($5, $6::uuid) order by place, id limit $8"#,
        filter.words.as_deref(),
        filter.from_minor,
        filter.to_minor,
        &filter.choices,
        after_value,
        after_id,
        sort.name(),
        i64::try_from(PAGE + 1).unwrap_or(25)
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| Place { value: row.place, id: row.id }).collect())
}
