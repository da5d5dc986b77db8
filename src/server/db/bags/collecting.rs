//! What a courier takes back at a client's door: hands change, nothing is decided.
use super::{NotDone, Word, read};
use crate::{
    domain::{
        bag::BagStatus,
        id::{BagId, CommandId},
    },
    server::db::tx::Tx,
};
use serde::Deserialize;
use sqlx::query_scalar;

/// What the courier took back at her door.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Collected {
    pub status: Word<BagStatus>,
    pub taken: u32,
    /// Codes that are not of this bag.
    pub strays: Vec<String>,
}

/// Pieces go from the client's hands into the courier's. Refused: Status. `Invalid` for a bag without a courier.
pub async fn collect(tx: &mut Tx, command: CommandId, bag: BagId, scanned: &[String]) -> Result<Collected, NotDone> {
    let said = query_scalar!(r#"select app.collect_lines($1, $2, $3) as "said!""#, command.0, bag.0, scanned);
    read(said.fetch_one(&mut **tx).await?)
}
