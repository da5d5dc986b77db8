//! What an index of clients reads (server::matches): a question together with who changed since the index looked last, clients one after the
//! other, and some of them as they are now. Under the rights of whoever asks; the shop floor sees every client of its store.
use super::about;
use crate::{
    domain::{
        id::{PersonId, StoreId},
        matching::{
            SHOWN, Subject, Weights,
            index::{Ask, Bits, Client, Moment, Standing},
        },
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use uuid::Uuid;

/// Clients of one page.
const PAGE: i64 = 20_000;

/// Up to where an index has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    snapshot: String,
    /// When the database was started: what was seen in another life of it says nothing.
    pub born: Moment,
}

pub struct Question {
    /// Whose question it is: the store of the transaction.
    pub store: StoreId,
    /// Whether this transaction wrote something. What it sees then is not for others.
    pub wrote: bool,
    /// Up to where one has looked once everything is read again that follows.
    pub seen: Seen,
    /// Who is otherwise than when it was last looked.
    pub changed: Vec<PersonId>,
    /// None where nothing is in stock.
    pub ask: Option<Ask>,
}

/// One statement, so one moment: what is asked, and who changed up to then. `seen`: up to where it was looked; nobody changed without it.
pub async fn question(tx: &mut Tx, subject: Subject, weights: &Weights, seen: Option<&Seen>) -> Result<Question, AppError> {
    let (collection, piece) = about(subject);
    let row = query!(
        r#"select app.store_id() as "store!", pg_current_xact_id_if_assigned() is not null as "wrote!", pg_current_snapshot()::text as "snapshot!",
               pg_postmaster_start_time() as "born!: Moment", array(select c from app.match_changed($6) c) as "changed!: Vec<Uuid>",
               q.pieces is not null as "has_stock!", q.taste as "taste?: Bits", q.sizes as "sizes?: Bits", q.said_no as "said_no?: Vec<Uuid>", q.returned as "returned?: Vec<Uuid>",
               now() as "now!: Moment", now() - make_interval(days => $3) as "recently!: Moment", now() - make_interval(days => $4) as "lately!: Moment", now() - make_interval(days => $5) as "quiet!: Moment"
           from (select 1) always left join app.match_question($1, $2) q on true"#,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        weights.recent_days,
        weights.lately_days,
        weights.quiet_days,
        seen.map(|seen| seen.snapshot.as_str()) as Option<&str>
    )
    .fetch_one(&mut **tx)
    .await?;
    let people = |ids: Option<Vec<Uuid>>| ids.unwrap_or_default().into_iter().map(PersonId).collect();
    let ask = Ask {
        taste: row.taste.unwrap_or_default(),
        sizes: row.sizes.unwrap_or_default(),
        weights: *weights,
        now: row.now,
        recently: row.recently,
        lately: row.lately,
        quiet: row.quiet,
        said_no: people(row.said_no),
        returned: people(row.returned),
        most: usize::try_from(SHOWN).unwrap_or_default(),
    };
    Ok(Question {
        store: StoreId(row.store),
        wrote: row.wrote,
        seen: Seen { snapshot: row.snapshot, born: row.born },
        changed: row.changed.into_iter().map(PersonId).collect(),
        ask: row.has_stock.then_some(ask),
    })
}

struct Row {
    person_id: Uuid,
    taste: Bits,
    sizes: Bits,
    bought: Moment,
    contacted: Option<Moment>,
    due: Option<Moment>,
    opted_out: bool,
    blocked: bool,
}

impl From<Row> for Client {
    fn from(row: Row) -> Self {
        let Row { person_id, taste, sizes, bought, contacted, due, opted_out, blocked } = row;
        Self { id: PersonId(person_id), taste, sizes, standing: Standing { bought, contacted, due, opted_out, blocked } }
    }
}

/// Clients from this id on, and the id from which the next ones are to be asked for.
pub async fn clients_from(tx: &mut Tx, first: Uuid) -> Result<(Vec<Client>, Option<Uuid>), AppError> {
    let rows = query_as!(
        Row,
        r#"select m.person_id, m.taste as "taste!: Bits", m.sizes as "sizes!: Bits", m.bought_at as "bought!: Moment", m.contacted_at as "contacted?: Moment", m.due_at as "due?: Moment",
               m.opted_out, m.blocked
           from app.match_profiles m where m.store_id = (select app.store_id()) and m.person_id >= $1 order by m.person_id limit $2"#,
        first,
        PAGE
    )
    .fetch_all(&mut **tx)
    .await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|many| many >= PAGE);
    let next = rows.last().filter(|_| is_full).and_then(|row| row.person_id.as_u128().checked_add(1)).map(Uuid::from_u128);
    Ok((rows.into_iter().map(Client::from).collect(), next))
}

/// These as they are now; nothing of who is no client any more.
pub async fn as_they_are(tx: &mut Tx, people: &[PersonId]) -> Result<Vec<Client>, AppError> {
    let people: Vec<Uuid> = people.iter().map(|person| person.0).collect();
    // one by one: a plan for all clients would read them all
    let rows = query_as!(
        Row,
        r#"select m.person_id as "person_id!", m.taste as "taste!: Bits", m.sizes as "sizes!: Bits", m.bought_at as "bought!: Moment", m.contacted_at as "contacted?: Moment",
               m.due_at as "due?: Moment", m.opted_out as "opted_out!", m.blocked as "blocked!"
           from unnest($1::uuid[]) as whom (person_id)
           cross join lateral (select * from app.match_profiles x where x.store_id = (select app.store_id()) and x.person_id = whom.person_id limit 1) m"#,
        &people
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(Client::from).collect())
}
