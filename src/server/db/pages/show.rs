//! A page as visitors are shown it: its blocks, each with the goods, pictures and counts that it refers to, in few queries.
use super::{Arrival, arrival, goods, look};
use crate::{
    domain::{
        editorial::{Block, Grid, PageKey, PageKind, PictureRef, ShownBlock, ShownPage, Source},
        id::ProductId,
        listing::{Listing, Shelf},
        product::{Picture, ProductCard},
        store::StoreFace,
    },
    error::AppError,
    i18n::composed,
    server::db::{catalogue, stores, tx::Tx},
};
use sqlx::{query, types::Json};

/// What a page says, before anything is looked up.
struct Told {
    key: PageKey,
    title: String,
    description: String,
    blocks: Vec<Block>,
}

/// The published page of this name. Home and collections that nobody wrote are composed; a look must be written.
pub async fn of_key(tx: &mut Tx, face: &StoreFace, key: PageKey) -> Result<ShownPage, AppError> {
    let row = query!(
        r#"select r.title, r.description, r.blocks as "blocks: Json<Vec<Block>>" from app.pages p
           join app.page_revisions r on r.store_id = p.store_id and r.page_id = p.id and r.number = p.live_number
           where p.store_id = (select app.store_id()) and p.kind = $1 and p.slug = $2"#,
        key.kind.name(),
        key.slug
    )
    .fetch_optional(&mut **tx)
    .await?;
    let told = match row {
        Some(row) => Told { key, title: row.title, description: row.description, blocks: row.blocks.0 },
        None => composed_for(tx, face, key).await?,
    };
    looked_up(tx, face, told).await
}

/// The page behind the link of this transaction, as it is being written.
pub async fn previewed(tx: &mut Tx, face: &StoreFace) -> Result<ShownPage, AppError> {
    let row = query!(
        r#"select kind as "kind!", slug as "slug!", title as "title!", description as "description!", blocks as "blocks!: Json<Vec<Block>>"
           from app.previewed_page()"#
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let kind = row.kind.parse().map_err(|_| AppError::Fault)?;
    let key = PageKey::new(kind, &row.slug).ok_or(AppError::Fault)?;
    looked_up(tx, face, Told { key, title: row.title, description: row.description, blocks: row.blocks.0 }).await
}

async fn composed_for(tx: &mut Tx, face: &StoreFace, key: PageKey) -> Result<Told, AppError> {
    match key.kind {
        PageKind::Home => Ok(Told { key, title: String::new(), description: String::new(), blocks: composed::home(face) }),
        PageKind::Look => Err(AppError::NotFound),
        PageKind::Collection => {
            let Arrival { slug, number, title, story } = arrival(tx, &key.slug).await?;
            let blocks = composed::collection(face, number, &title, &story, &slug);
            Ok(Told { key, title, description: story, blocks })
        }
    }
}

/// What all blocks of a page share.
struct Shop {
    newest: Vec<ProductCard>,
    /// The whole shop, where a block counts it.
    whole: Option<Shelf>,
    picked: Vec<ProductCard>,
}

impl Shop {
    async fn open(tx: &mut Tx, face: &StoreFace, blocks: &[Block]) -> Result<Self, AppError> {
        let wanted = blocks.iter().map(newest_wanted).max().unwrap_or(0);
        let newest = if wanted > 0 { catalogue::newest(tx, wanted, face.currency).await? } else { Vec::new() };
        let whole =
            if blocks.iter().any(counts_shop) { Some(catalogue::shelf(tx, Listing::default(), face.currency).await?) } else { None };
        let mut ids: Vec<_> = blocks.iter().filter_map(Block::picture).filter_map(product_of).map(|id| id.0).collect();
        ids.extend(blocks.iter().filter(|block| matches!(block, Block::Grid(_))).flat_map(Block::products).map(|id| id.0));
        let picked = if ids.is_empty() { Vec::new() } else { catalogue::cards_of(tx, &ids, face.currency).await? };
        Ok(Self { newest, whole, picked })
    }

    fn card(&self, id: ProductId) -> Option<ProductCard> {
        self.picked.iter().find(|card| card.id == id).cloned()
    }

    /// The so-manieth newest, or the last one that there is.
    fn nth(&self, place: u8) -> Option<ProductCard> {
        self.newest.get(usize::from(place.max(1)) - 1).or(self.newest.last()).cloned()
    }

    fn total(&self) -> u32 {
        self.whole.as_ref().map_or(0, |shelf| shelf.total)
    }
}

fn product_of(picture: &PictureRef) -> Option<ProductId> {
    if let PictureRef::Product { product, .. } = picture { Some(*product) } else { None }
}

/// How many of the newest a block needs to know.
fn newest_wanted(block: &Block) -> i64 {
    let pictured = match block.picture() {
        Some(PictureRef::Newest { place }) => i64::from(*place),
        _ => 0,
    };
    let shown = match block {
        Block::Hero(hero) if hero.newest => 1,
        Block::Grid(Grid { source: Source::Listing { query }, shows, .. }) if query.is_empty() => i64::from(*shows),
        _ => 0,
    };
    pictured.max(shown)
}

fn counts_shop(block: &Block) -> bool {
    match block {
        Block::Index(_) => true,
        Block::Hero(hero) => hero.folio.iter().any(|words| words.contains("{goods}")),
        Block::Grid(Grid { source: Source::Listing { query }, .. }) => query.is_empty(),
        _ => false,
    }
}

async fn looked_up(tx: &mut Tx, face: &StoreFace, mut told: Told) -> Result<ShownPage, AppError> {
    // a look that stands on its own page belongs to it
    if told.key.kind == PageKind::Look {
        for block in &mut told.blocks {
            if let Block::Look(look) = block {
                look.page.clone_from(&told.key.slug);
            }
        }
    }
    let shop = Shop::open(tx, face, &told.blocks).await?;
    let mut blocks = Vec::with_capacity(told.blocks.len());
    for block in told.blocks {
        blocks.push(one(tx, face, &shop, block).await?);
    }
    // the cover of a collection is the piece that the team chose for it, else what hangs first in it; unless the page has its own picture
    if told.key.kind == PageKind::Collection {
        let chosen = cover(tx, face, &told.key.slug).await?;
        let first = blocks.iter().find_map(|block| match block {
            ShownBlock::Grid { cards, .. } => cards.first().and_then(|card| card.picture.clone()),
            _ => None,
        });
        if let Some(ShownBlock::Hero { picture, .. }) = blocks.first_mut() {
            *picture = picture.take().or(chosen).or(first);
        }
    }
    Ok(ShownPage { key: told.key, title: told.title, description: told.description, blocks, total: shop.total() })
}

/// The picture of the piece that the team chose as the cover of a collection.
async fn cover(tx: &mut Tx, face: &StoreFace, slug: &str) -> Result<Option<Picture>, AppError> {
    let row = query!("select cover_product as product from app.collections where store_id = (select app.store_id()) and slug = $1 and cover_product is not null", slug)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(product) = row.and_then(|row| row.product) else { return Ok(None) };
    Ok(catalogue::cards_of(tx, &[product], face.currency).await?.pop().and_then(|card| card.picture))
}

async fn one(tx: &mut Tx, face: &StoreFace, shop: &Shop, block: Block) -> Result<ShownBlock, AppError> {
    Ok(match block {
        Block::Hero(hero) => {
            let (picture, _) = picture(tx, shop, hero.picture.as_ref()).await?;
            let newest = hero.newest.then(|| shop.nth(1)).flatten();
            ShownBlock::Hero { hero, picture, newest }
        }
        Block::Story(story) => {
            let (picture, product) = picture(tx, shop, story.picture.as_ref()).await?;
            ShownBlock::Story { story, picture, product }
        }
        Block::Look(look) => {
            let lines = look::healed(tx, &look.products, face.currency).await?;
            ShownBlock::Look { look, lines }
        }
        Block::Grid(grid) => shelf(tx, face, shop, grid).await?,
        Block::Quote(quote) => ShownBlock::Quote(quote),
        Block::Index(index) => {
            let facet = shop.whole.as_ref().and_then(|shelf| shelf.facets.iter().find(|facet| facet.kind == index.facet).cloned());
            ShownBlock::Index { index, facet }
        }
        Block::Steps(steps) => ShownBlock::Steps(steps),
    })
}

/// A picture, and the product that it shows.
async fn picture(tx: &mut Tx, shop: &Shop, wanted: Option<&PictureRef>) -> Result<(Option<Picture>, Option<ProductCard>), AppError> {
    Ok(match wanted {
        None => (None, None),
        Some(PictureRef::House { place }) => (stores::picture(tx, place).await?, None),
        Some(PictureRef::Product { product, position }) => {
            let card = shop.card(*product);
            // the first is with the card, in both lights
            let taken = if card.is_some() && *position > 1 { goods::picture(tx, *product, *position).await? } else { None };
            (taken.or_else(|| card.as_ref().and_then(|card| card.picture.clone())), card)
        }
        Some(PictureRef::Newest { place }) => {
            let card = shop.nth(*place);
            let taken = card.as_ref().and_then(|card| card.second_picture.clone().or_else(|| card.picture.clone()));
            (taken, card)
        }
    })
}

async fn shelf(tx: &mut Tx, face: &StoreFace, shop: &Shop, grid: Grid) -> Result<ShownBlock, AppError> {
    let shows = usize::from(grid.shows);
    let (mut cards, found, gone) = match &grid.source {
        Source::Listing { query } if query.is_empty() => (shop.newest.clone(), shop.total(), 0),
        Source::Listing { query } => {
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
            let listing = Listing::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let shelf = catalogue::shelf(tx, listing, face.currency).await?;
            (shelf.cards, shelf.total, 0)
        }
        Source::Hand { products } => {
            let cards: Vec<_> = products.iter().filter_map(|id| shop.card(*id)).filter(|card| card.availability.is_there()).collect();
            let found = u32::try_from(cards.len()).unwrap_or(0);
            (cards, found, 0)
        }
        Source::Collection { slug } => goods::of_collection(tx, slug, i64::from(grid.shows), face.currency).await?,
    };
    cards.truncate(shows);
    Ok(ShownBlock::Grid { grid, cards, found, gone })
}
