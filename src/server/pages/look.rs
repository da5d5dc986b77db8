//! A look's page, and the wish to have all of it: each piece is claimed for itself, so that one that is gone takes nobody else's away.
use super::{
    cart::{add_cookie, with_count},
    editorial,
    product::word_of_put,
};
use crate::{
    domain::{
        cart::Put,
        editorial::{PageKey, PageKind},
        id::VariantId,
    },
    error::AppError,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{Here, Html},
        secrets::fresh_token,
        session::{cart_cookie, set_cookie},
    },
    storefront::editorial::Missed,
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

const CART_DAYS: u32 = 30;
/// Pieces of one wish: as many as a look may have.
const MOST_PIECES: usize = 8;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    got: String,
    missed: String,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Failure> {
    let key = PageKey::new(PageKind::Look, &slug).ok_or(AppError::NotFound)?;
    let slugs: Vec<String> = asked.missed.split(',').filter(|slug| !slug.is_empty()).take(MOST_PIECES).map(str::to_owned).collect();
    let missed = (!slugs.is_empty()).then_some(Missed { got: asked.got.parse().unwrap_or(0), slugs });
    editorial::published(&context, &here, key, missed).await
}

/// The fields of the form: `variant` comes once for each piece.
struct Wish {
    look: Option<PageKey>,
    variants: Vec<VariantId>,
}

impl Wish {
    fn read(body: &str) -> Result<Self, AppError> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(body).map_err(|_| AppError::NotFound)?;
        let mut wish = Self { look: None, variants: Vec::new() };
        for (name, value) in pairs {
            match name.as_str() {
                "look" => wish.look = PageKey::new(PageKind::Look, &value),
                "variant" => wish.variants.push(value.parse().map_err(|_| AppError::NotFound)?),
                _ => {}
            }
        }
        wish.variants.dedup();
        if wish.variants.is_empty() || wish.variants.len() > MOST_PIECES { Err(AppError::NotFound) } else { Ok(wish) }
    }
}

/// Put all of it into the cart. What could not be had is told on the look's own page.
pub async fn put(State(context): State<Context>, mut here: Here, body: String) -> Result<Response, Failure> {
    let wish = Wish::read(&body)?;
    let fresh = here.visitor.is_none().then(fresh_token);
    here.visitor = here.visitor.or_else(|| fresh.clone());
    let (mut got, mut missed, mut count, mut why) = (0_usize, Vec::new(), 0, Put::Added);
    for variant in wish.variants {
        let mut tx = context.db.begin(&here.shopper()).await?;
        let put = db::carts::put(&mut tx, variant, 1).await?;
        let slug = db::catalogue::slug_of_variant(&mut tx, variant).await?;
        count = db::carts::count(&mut tx).await?;
        tx.commit().await?;
        match (put, slug) {
            (Put::Added, _) => got += 1,
            (put, Some(slug)) => {
                missed.push(slug);
                why = put;
            }
            (_, None) => {}
        }
    }
    let target = match &wish.look {
        _ if missed.is_empty() && got == 0 => return Err(AppError::NotFound.into()),
        Some(look) if !missed.is_empty() => paths::look_missed(&look.slug, got, &missed),
        // a look without a page of its own: the last one that could not be had says so on its own
        None if !missed.is_empty() => format!("{}?put={}", paths::product(&missed.pop().unwrap_or_default()), word_of_put(why)),
        _ => paths::CART.to_owned(),
    };
    let mut answer = Redirect::to(&target).into_response();
    if let Some(key) = fresh {
        add_cookie(&mut answer, &set_cookie(cart_cookie(context.https), &key, CART_DAYS, context.https, false));
    }
    Ok(with_count(&context, &here, count, answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_read_or_refused_whole() {
        let id = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
        let wish = Wish::read(&format!("look=tarde&variant={id}&variant={id}")).unwrap();
        assert_eq!((wish.variants.len(), wish.look.unwrap().slug.as_str()), (1, "tarde"));
        assert!(Wish::read("").is_err());
        assert!(Wish::read("variant=x").is_err());
        assert!(Wish::read(&format!("variant={id}&").repeat(3).replace(id, &uuid::Uuid::new_v4().to_string())).is_ok());
        let many: String = (0..9).map(|n| format!("variant={}&", uuid::Uuid::from_u128(n))).collect();
        assert!(Wish::read(&many).is_err());
    }
}
