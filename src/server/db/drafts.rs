//! What a visitor typed at the checkout, kept under her cart so that she finds it again.
use super::tx::Tx;
use crate::{domain::checkout::CheckoutForm, error::AppError};
use sqlx::query;

/// Keep these fields; an empty one is forgotten. Names that the form does not keep are left out.
pub async fn save(tx: &mut Tx, fields: &[(String, String)]) -> Result<(), AppError> {
    let known = CheckoutForm::default().kept().map(|(name, _)| name);
    // a name that comes twice means the last
    let last = |name: &str| fields.iter().rfind(|(typed, _)| typed == name).map(|(_, text)| text.replace('\0', "").trim().to_owned());
    let (names, contents): (Vec<String>, Vec<String>) = known.iter().filter_map(|name| Some(((*name).to_owned(), last(name)?))).unzip();
    query!("select app.save_draft($1, $2)", &names, &contents).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Forget all of it.
pub async fn forget(tx: &mut Tx) -> Result<(), AppError> {
    query!("select app.forget_draft()").fetch_one(&mut **tx).await?;
    Ok(())
}

/// The form as it was left, if anything was.
pub async fn find(tx: &mut Tx) -> Result<Option<CheckoutForm>, AppError> {
    let rows =
        query!("select field, content from app.checkout_drafts where store_id = (select app.store_id())").fetch_all(&mut **tx).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut form = CheckoutForm::default();
    for (name, field) in form.kept() {
        if let Some(row) = rows.iter().find(|row| row.field == name) {
            field.clone_from(&row.content);
        }
    }
    Ok(Some(form))
}
