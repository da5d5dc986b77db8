//! The list of words with what leans on each, and one of them.
use crate::{
    domain::{
        id::{TagId, TagMergeId},
        listing::FACETS,
        product::Tag,
        store::StoreFace,
        tag::{Alias, Merged, Shown, TagRow, TagSheet, TagWish},
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use uuid::Uuid;

struct Line {
    id: Uuid,
    kind: String,
    slug: String,
    name: String,
    name_also: String,
    retired: bool,
    goods: i64,
    here: i64,
    clients: i64,
    aliases: i64,
}

impl Line {
    fn row(self) -> TagRow {
        let count = |number: i64| u32::try_from(number).unwrap_or(0);
        TagRow {
            id: TagId(self.id),
            tag: Tag { kind: self.kind, slug: self.slug, name: self.name },
            also: self.name_also,
            retired: self.retired,
            goods: count(self.goods),
            here: count(self.here),
            clients: count(self.clients),
            aliases: count(self.aliases),
        }
    }
}

/// Up to `count` words by kind, place and name, from after `after`.
pub async fn list(tx: &mut Tx, wish: &TagWish, after: Option<TagId>, count: i64) -> Result<Vec<TagRow>, AppError> {
    Ok(lines(tx, wish, after, None, count).await?.into_iter().map(Line::row).collect())
}

/// Words that go by this, for the finder.
pub async fn found(tx: &mut Tx, words: &str, count: i64) -> Result<Vec<TagRow>, AppError> {
    list(tx, &TagWish { shown: Shown::All, kind: None, words: words.to_owned() }, None, count).await
}

async fn lines(tx: &mut Tx, wish: &TagWish, after: Option<TagId>, only: Option<TagId>, count: i64) -> Result<Vec<Line>, AppError> {
    let kinds: Vec<String> = FACETS.map(str::to_owned).to_vec();
    let lines = query_as!(
        Line,
        r#"with listed as materialized (
               select t.*, array_position($1::text[], t.kind) as place from app.tags t
               where t.store_id = (select app.store_id()) and ($2::uuid is null and t.merged_into is null or t.id = $2) and ($3::text is null or t.kind = $3)
                 and ($2::uuid is not null or $4 = 'all' or t.retired = ($4 = 'retired'))
                 and ($5 = '' or strpos(app.fold(t.name || ' ' || t.spoken), app.fold($5)) > 0)
           ), worn as (
               select d.tag_id, count(*) as goods, count(*) filter (where g.availability = 'available') as here
               from app.product_tags d join app.products g on g.store_id = d.store_id and g.id = d.product_id
               where d.store_id = (select app.store_id()) and d.tag_id in (select l.id from listed l) group by d.tag_id
           ), noted as (
               select c.tag_id, count(distinct c.person_id) as clients from app.client_tags c where c.store_id = (select app.store_id()) group by c.tag_id
           )
           select l.id as "id!", l.kind as "kind!", l.slug as "slug!", l.name as "name!", l.name_also as "name_also!", l.retired as "retired!",
               coalesce(w.goods, 0) as "goods!", coalesce(w.here, 0) as "here!", coalesce(n.clients, 0) as "clients!",
               (select count(*) from app.tag_aliases a where a.store_id = l.store_id and a.tag_id = l.id) as "aliases!"
           from listed l left join worn w on w.tag_id = l.id left join noted n on n.tag_id = l.id
           where $6::uuid is null or (l.place, l.sort, l.name, l.id) > (select array_position($1::text[], a.kind), a.sort, a.name, a.id from app.tags a
               where a.store_id = (select app.store_id()) and a.id = $6)
           order by l.place, l.sort, l.name, l.id limit $7"#,
        &kinds,
        only.map(|id| id.0) as Option<Uuid>,
        wish.kind.as_deref(),
        wish.shown.name(),
        wish.words,
        after.map(|id| id.0) as Option<Uuid>,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines)
}

/// One word, also one that went on in another. `NotFound`.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: TagId) -> Result<TagSheet, AppError> {
    let row = lines(tx, &TagWish::default(), None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)?.row();
    let into = query!(
        "select o.id, o.name from app.tags t join app.tags o on o.store_id = t.store_id and o.id = t.merged_into where t.store_id = (select app.store_id()) and t.id = $1",
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let aliases = query_as!(
        Alias,
        "select slug, word, formerly from app.tag_aliases where store_id = (select app.store_id()) and tag_id = $1 order by formerly, word limit 100",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let others = query!(
        "select id, name from app.tags where store_id = (select app.store_id()) and kind = $1 and id <> $2 and merged_into is null order by sort, name limit 500",
        row.tag.kind,
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(TagSheet {
        row,
        into: into.map(|other| (TagId(other.id), other.name)),
        aliases,
        merged: merged(tx, face, id).await?,
        others: others.into_iter().map(|other| (TagId(other.id), other.name)).collect(),
        next: TagMergeId(Uuid::now_v7()),
    })
}

async fn merged(tx: &mut Tx, face: &StoreFace, id: TagId) -> Result<Vec<Merged>, AppError> {
    let rows = query!(
        r#"select m.id, t.name, to_char(m.merged_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!",
               (select count(*) from app.tag_merge_products p where p.store_id = m.store_id and p.merge_id = m.id) as "goods!"
           from app.tag_merges m join app.tags t on t.store_id = m.store_id and t.id = m.from_id
           where m.store_id = (select app.store_id()) and m.into_id = $1 and m.undone_at is null order by m.merged_at desc limit 50"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let one = |row: Row| Merged {
        id: TagMergeId(row.0),
        name: row.1,
        at: clock::written(&row.2, face.locale),
        goods: u32::try_from(row.3).unwrap_or(0),
    };
    Ok(rows.into_iter().map(|row| one((row.id, row.name, row.at, row.goods))).collect())
}

type Row = (Uuid, String, String, i64);
