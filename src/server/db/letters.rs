//! Letters that wait to be sent. Posted in the transaction of what they tell, leased by the sender, settled when it knows more.
use super::tx::Tx;
use crate::error::AppError;
use sqlx::query;
use uuid::Uuid;

/// A letter as it is posted. The same `dedupe_key` is posted once.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub dedupe_key: String,
    pub kind: &'static str,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// A letter in the hands of a sender, until its lease is over. `tries` counts this one.
#[derive(Debug, Clone)]
pub struct Leased {
    pub id: Uuid,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub tries: i32,
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    Sent,
    /// Again after so many seconds.
    Later(i32, String),
    Dead(String),
}

pub async fn post(tx: &mut Tx, letter: &NewLetter) -> Result<(), AppError> {
    query!(
        "insert into job.letters (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html)
         values ((select app.store_id()), $1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        Uuid::now_v7(),
        letter.dedupe_key,
        letter.kind,
        letter.to,
        letter.subject,
        letter.text,
        letter.html
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Take up to `most` letters that are due, for `seconds`.
pub async fn lease(tx: &mut Tx, most: i64, seconds: i32) -> Result<Vec<Leased>, AppError> {
    let rows = query!(
        "update job.letters l set due_at = clock_timestamp() + make_interval(secs => $2), tries = l.tries + 1
         from (select d.id from job.letters d where d.store_id = (select app.store_id()) and d.sent_at is null and d.dead_at is null and d.due_at <= clock_timestamp()
               order by d.due_at limit $1 for update skip locked) due
         where l.store_id = (select app.store_id()) and l.id = due.id
         returning l.id, l.to_address, l.subject, l.body_text, l.body_html, l.tries",
        most,
        f64::from(seconds)
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| Leased { id: r.id, to: r.to_address, subject: r.subject, text: r.body_text, html: r.body_html, tries: r.tries })
        .collect())
}

/// Note what became of a letter; a sender whose lease was over and went to another notes nothing. A sent letter loses its body.
pub async fn settle(tx: &mut Tx, letter: &Leased, what: &Settled) -> Result<(), AppError> {
    let (sent, dead, pause, error) = match what {
        Settled::Sent => (true, false, 0, ""),
        Settled::Later(seconds, error) => (false, false, *seconds, error.as_str()),
        Settled::Dead(error) => (false, true, 0, error.as_str()),
    };
    query!(
        "update job.letters l set
             sent_at = case when $3 then clock_timestamp() end,
             dead_at = case when $4 then clock_timestamp() end,
             due_at = clock_timestamp() + make_interval(secs => $5),
             last_error = left($6, 500),
             body_text = case when $3 then '' else l.body_text end,
             body_html = case when $3 then '' else l.body_html end
         where l.store_id = (select app.store_id()) and l.id = $1 and l.tries = $2 and l.sent_at is null and l.dead_at is null",
        letter.id,
        letter.tries,
        sent,
        dead,
        f64::from(pause),
        error
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A letter in the demo's mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub id: Uuid,
    pub to: String,
    pub subject: String,
    pub text: String,
    /// Hour and minute.
    pub at: String,
}

/// Put a letter into the demo's mailbox; twice is once.
pub async fn receive(tx: &mut Tx, letter: &Leased) -> Result<(), AppError> {
    query!(
        "insert into job.sandbox_letters (store_id, id, to_address, subject, body_text) values ((select app.store_id()), $1, $2, $3, $4) on conflict do nothing",
        letter.id,
        letter.to,
        letter.subject,
        letter.text
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The newest letters of the demo's mailbox.
pub async fn mailbox(tx: &mut Tx, time_zone: &str, most: i64) -> Result<Vec<Received>, AppError> {
    let rows = query!(
        r#"select id, to_address, subject, body_text, to_char(received_at at time zone $1, 'HH24:MI') as "at!"
           from job.sandbox_letters where store_id = (select app.store_id()) order by received_at desc limit $2"#,
        time_zone,
        most
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|r| Received { id: r.id, to: r.to_address, subject: r.subject, text: r.body_text, at: r.at }).collect())
}
