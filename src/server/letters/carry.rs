//! The sender's round: lease what is due, carry it, note what became of it. Several processes may do it at once; a letter whose
//! sender died is due again when its lease is over. At least once, therefore, and rarely twice.
use super::post::{NotCarried, Post};
use crate::{
    domain::store::StoreFace,
    error::AppError,
    server::{
        actor::{Actor, Who},
        db::{self, letters::Settled, tx::Db},
    },
};

/// Letters of a store in one round, and for how long they are the sender's.
const AT_ONCE: i64 = 10;
const LEASE_S: i32 = 300;
/// After so many tries, about eleven hours, a letter is dead.
const TRIES: i32 = 10;

/// One round for one store; how many letters were looked at.
pub async fn deliver(db: &Db, post: &Post, face: &StoreFace) -> Result<usize, AppError> {
    let worker = Actor::new(Who::Worker, Some(face.id));
    let mut tx = db.begin(&worker).await?;
    let leased = db::letters::lease(&mut tx, AT_ONCE, LEASE_S).await?;
    tx.commit().await?;
    for letter in &leased {
        let became = settled(post.carry(db, face, letter).await, letter.tries);
        let outcome = match &became {
            Settled::Sent => "sent",
            Settled::Later(..) => "later",
            Settled::Dead(_) => "dead",
        };
        metrics::counter!("vitrine_letters_total", "outcome" => outcome).increment(1);
        if let Settled::Later(_, why) | Settled::Dead(why) = &became {
            tracing::warn!(letter = %letter.id, tries = letter.tries, outcome, why, "a letter was not carried");
        }
        let mut tx = db.begin(&worker).await?;
        db::letters::settle(&mut tx, letter, &became).await?;
        tx.commit().await?;
    }
    Ok(leased.len())
}

/// 30 seconds, doubling up to four hours; or never again.
fn settled(carried: Result<(), NotCarried>, tries: i32) -> Settled {
    match carried {
        Ok(()) => Settled::Sent,
        Err(NotCarried::Ever(why)) => Settled::Dead(why),
        Err(NotCarried::Now(why)) if tries >= TRIES => Settled::Dead(why),
        Err(NotCarried::Now(why)) => {
            let doubled = 2i32.saturating_pow(u32::try_from(tries - 1).unwrap_or(0));
            Settled::Later(doubled.saturating_mul(30).min(4 * 3_600), why)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let later = |tries| match settled(Err(NotCarried::Now("x".into())), tries) {
            Settled::Later(seconds, _) => seconds,
            other => panic!("{other:?}"),
        };
        assert_eq!([later(1), later(2), later(5), later(9)], [30, 60, 480, 7_680]);
        assert_eq!(settled(Err(NotCarried::Now("x".into())), TRIES), Settled::Dead("x".into()));
        assert_eq!(settled(Err(NotCarried::Ever("x".into())), 1), Settled::Dead("x".into()));
        assert_eq!(settled(Ok(()), 3), Settled::Sent);
    }
}
