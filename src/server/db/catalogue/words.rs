//! What a visitor typed, understood: folded, without idle words, a misspelt word mended by the shop's own vocabulary.
use crate::{
    domain::{listing::Understood, spelling},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

/// Near words that are asked for their goods.
const NEAR: usize = 6;
/// A word that finds so little, and that nobody here writes so, may have been meant otherwise.
const LITTLE: i64 = 2;
/// What may have been meant must find so much more.
const MORE: i64 = 5;

/// Words to look for, and what to say about them.
#[derive(Debug, Default)]
pub(super) struct Sought {
    /// Folded; `None` when nothing was typed.
    pub words: Option<Vec<String>>,
    pub understood: Understood,
}

/// A word as it is looked for and as it is shown.
#[derive(Debug, Clone)]
struct Word {
    folded: String,
    spelled: String,
}

pub(super) async fn understand(tx: &mut Tx, typed: &str) -> Result<Sought, AppError> {
    if typed.is_empty() {
        return Ok(Sought::default());
    }
    let typed = split(tx, typed).await?;
    let (mut words, mut perhaps) = (typed.clone(), typed.clone());
    let (mut is_mended, mut is_doubtful) = (false, false);
    for (place, hits) in hits(tx, &typed).await?.into_iter().enumerate() {
        if hits > LITTLE || (hits > 0 && is_known(tx, &typed[place].folded).await?) {
            continue;
        }
        let Some((near, found)) = mend(tx, &typed[place].folded).await? else { continue };
        if hits == 0 {
            words[place] = near.clone();
            perhaps[place] = near;
            is_mended = true;
        } else if found >= hits * MORE {
            perhaps[place] = near;
            is_doubtful = true;
        }
    }
    let understood =
        Understood { instead: is_mended.then(|| phrase(&words)), perhaps: is_doubtful.then(|| phrase(&perhaps)), partly: false };
    Ok(Sought { words: Some(words.into_iter().map(|word| word.folded).collect()), understood })
}

fn phrase(words: &[Word]) -> String {
    words.iter().map(|word| word.spelled.as_str()).collect::<Vec<_>>().join(" ")
}

/// The words that are looked for. What holds no letter at all is looked for as it is, and found nowhere.
async fn split(tx: &mut Tx, typed: &str) -> Result<Vec<Word>, AppError> {
    let mut parts: Vec<String> =
        typed.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    if parts.is_empty() {
        parts.push(typed.to_owned());
    }
    let rows = query!(r#"select app.fold(t.part) as "folded!", t.part as "spelled!" from unnest($1::text[]) with ordinality as t (part, place) order by t.place"#, &parts)
        .fetch_all(&mut **tx)
        .await?;
    let folded: Vec<String> = rows.iter().map(|row| row.folded.clone()).collect();
    let kept = spelling::telling(&folded);
    let mut words: Vec<Word> = Vec::new();
    for row in rows {
        if kept.contains(&row.folded) && !words.iter().any(|word| word.folded == row.folded) {
            words.push(Word { folded: row.folded, spelled: row.spelled });
        }
    }
    Ok(words)
}

/// How many goods on show have each word.
async fn hits(tx: &mut Tx, words: &[Word]) -> Result<Vec<i64>, AppError> {
    let folded: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let rows = query!(
        r#"select (select count(*) from app.shop_window(array[t.word], true, null, null, null, null, null)) as "hits!"
           from unnest($1::text[]) with ordinality as t (word, place) order by t.place"#,
        &folded
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.hits).collect())
}

async fn is_known(tx: &mut Tx, word: &str) -> Result<bool, AppError> {
    let row = query!(
        r#"select exists (select 1 from app.search_words s where s.store_id = (select app.store_id()) and s.word = $1) as "known!""#,
        word
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.known)
}

/// The near word that most goods have, and how many; of several, one with fewer slips wins.
async fn mend(tx: &mut Tx, word: &str) -> Result<Option<(Word, i64)>, AppError> {
    let length = i32::try_from(word.chars().count()).unwrap_or(i32::MAX);
    let rows = query!(
        r#"select s.word, s.spelled from app.search_words s
           where s.store_id = (select app.store_id()) and char_length(s.word) between $1 - 3 and $1 + 3"#,
        length
    )
    .fetch_all(&mut **tx)
    .await?;
    let near = spelling::nearest(word, rows.iter().map(|row| row.word.as_str()), NEAR);
    let known: Vec<Word> = near
        .iter()
        .filter_map(|(_, near)| rows.iter().find(|row| row.word == *near))
        .map(|row| Word { folded: row.word.clone(), spelled: row.spelled.clone() })
        .collect();
    let hits = hits(tx, &known).await?;
    let found = near.iter().map(|(slips, _)| *slips).zip(known).zip(hits).filter(|(_, hits)| *hits > 0);
    Ok(found.min_by_key(|((slips, _), hits)| (*slips, -*hits)).map(|((_, word), hits)| (word, hits)))
}
