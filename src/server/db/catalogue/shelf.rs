//! A page of the shop: search, facets, price, sort and where to go on, all from the listing that the URL holds.
use super::{
    cards::{cards_of, newest},
    facets,
    ways::{tell_room, ways_on},
    words::{Sought, understand},
};
use crate::{
    domain::{
        listing::{Listing, Shelf, Sort},
        money::{Currency, Money},
    },
    error::AppError,
    server::db::{tags, tx::Tx},
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

const PAGE: usize = 24;
/// Goods that are shown where a listing finds none.
const INSTEAD: i64 = 4;

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

/// The shelf that `listing` asks for. Where nothing has all of its words, it holds what has some of them; where nothing is left,
/// it says what could be. A choice that is called otherwise by now is read as it is called now, and the shelf's listing says so.
pub async fn shelf(tx: &mut Tx, mut listing: Listing, currency: Currency) -> Result<Shelf, AppError> {
    let Sought { words, mut understood } = understand(tx, &listing.words).await?;
    let mut filter = Filter::of(&listing, words);
    let mut counted = facets::count(tx, &filter, &listing).await?;
    // a choice that the facets show is called so: only others are looked for
    let is_unknown = |choice: &str| {
        !counted.facets.iter().any(|facet| facet.words.iter().any(|word| word.chosen && format!("{}:{}", facet.kind, word.slug) == choice))
    };
    if listing.choices.iter().any(|choice| is_unknown(choice)) {
        let now = tags::canonical(tx, &listing.choices).await?;
        if !now.is_empty() {
            say_anew(&mut listing, &now);
            filter.choices.clone_from(&listing.choices);
            counted = facets::count(tx, &filter, &listing).await?;
        }
    }
    if counted.total == 0 && filter.words.as_ref().is_some_and(|words| words.len() > 1) {
        filter.every = false;
        counted = facets::count(tx, &filter, &listing).await?;
        understood.partly = counted.total > 0;
    }
    let place = listing.after.as_deref().and_then(Place::parse);
    let found = page(tx, &filter, listing.sort, place).await?;
    let more = found.len() > PAGE;
    let shown = found.get(..PAGE.min(found.len())).unwrap_or_default();
    let next = shown.last().filter(|_| more).map(Place::write);
    let ids: Vec<Uuid> = shown.iter().map(|place| place.id).collect();
    let mut cards = cards_of(tx, &ids, currency).await?;
    if listing.body.is_known() {
        tell_room(tx, &mut cards, &listing).await?;
    }
    let is_bare = counted.total == 0;
    Ok(Shelf {
        cards,
        total: counted.total,
        facets: counted.facets,
        next,
        cheapest: counted.cheapest.map(|minor| Money::new(minor, currency)),
        dearest: counted.dearest.map(|minor| Money::new(minor, currency)),
        understood,
        ways_on: if is_bare { ways_on(tx, &filter, &listing).await? } else { Vec::new() },
        instead: if is_bare { newest(tx, INSTEAD, currency).await? } else { Vec::new() },
        listing,
    })
}

/// The same choices as they are called now.
fn say_anew(listing: &mut Listing, now: &HashMap<String, String>) {
    for choice in &mut listing.choices {
        if let Some(other) = now.get(choice) {
            choice.clone_from(other);
        }
    }
    listing.choices.sort();
    listing.choices.dedup();
}

/// A listing in the words of the database.
#[derive(Clone)]
pub(super) struct Filter {
    /// Folded and understood.
    pub words: Option<Vec<String>>,
    /// Whether goods must have each of the words.
    pub every: bool,
    pub from_minor: Option<i64>,
    pub to_minor: Option<i64>,
    /// `kind:slug`.
    pub choices: Vec<String>,
    /// Where a body was measured, and the millimetres there.
    pub areas: Option<Vec<String>>,
    pub around: Option<Vec<i32>>,
}

impl Filter {
    pub(super) fn of(listing: &Listing, words: Option<Vec<String>>) -> Self {
        let minor = |units: Option<u32>| units.map(|n| i64::from(n) * 100);
        let body: Vec<(String, i32)> = listing.body.known().map(|(area, cm)| (area.name().to_owned(), i32::from(cm) * 10)).collect();
        let (areas, around): (Vec<_>, Vec<_>) = body.into_iter().unzip();
        Self {
            words: words.filter(|_| !listing.words.is_empty()),
            every: true,
            from_minor: minor(listing.price_from),
            to_minor: minor(listing.price_to),
            choices: listing.choices.clone(),
            around: (!areas.is_empty()).then_some(around),
            areas: Some(areas).filter(|areas| !areas.is_empty()),
        }
    }
}

/// Up to one more than a page, in order. The sort value is a whole number in every order, so that one keyset serves all of them.
async fn page(tx: &mut Tx, filter: &Filter, sort: Sort, after: Option<Place>) -> Result<Vec<Place>, AppError> {
    let (after_value, after_id) = after.map_or((None, None), |place| (Some(place.value), Some(place.id)));
    let rows = query!(
        r#"with base as (
               select w.id, case $8 when 'newest' then -(extract(epoch from w.published_at) * 1000000)::bigint
                                    when 'best' then -(w.nearness * 10000000000 + extract(epoch from w.published_at)::bigint)
                                    when 'price-up' then w.price else -w.price end as place
               from app.shop_window($1, $2, $3, $4, nullif($5::text[], '{}'), $6, $7) w
           )
           select id as "id!", place as "place!" from base where $9::bigint is null or (place, id) > ($9, $10::uuid) order by place, id limit $11"#,
        filter.words.as_deref(),
        filter.every,
        filter.from_minor,
        filter.to_minor,
        &filter.choices,
        filter.areas.as_deref(),
        filter.around.as_deref(),
        sort.name(),
        after_value,
        after_id,
        i64::try_from(PAGE + 1).unwrap_or(25)
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| Place { value: row.place, id: row.id }).collect())
}
