//! What the back office asks the server when a piece is worked on, alone or with others.
use crate::{
    domain::{
        editing::{Edit, Edited, RowRefused, Why},
        id::{PieceId, ProductId},
        product::Tag,
        stock::PieceWish,
        together::{AllOf, Command, Foreseen, Together},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Change one field of a piece from what was seen.
#[server(prefix = "/api", endpoint = "admin/pieces/edit", input = Json)]
pub async fn edit_piece(id: PieceId, edit: Edit, why: Why) -> Result<Edited, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::editing, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !edit.is_bounded() || !why.is_of(&edit.field, &edit.becomes) {
        return Err(AppError::Invalid { field: edit.field.word(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let edited = editing::edit(&mut tx, id, &edit, &why).await?;
    if matches!(edited, Edited::Done) {
        tx.commit().await?;
    }
    Ok(edited)
}

/// The words by which pieces are described; of one kind, or of all.
#[server(prefix = "/api", endpoint = "admin/pieces/words", input = Json)]
pub async fn piece_words(kind: String) -> Result<Vec<Tag>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let mut words = clients::vocabulary(&mut tx).await?;
    tx.commit().await?;
    words.retain(|word| kind.is_empty() || word.kind == kind);
    Ok(words)
}

/// The pictures of a piece in another order.
#[server(prefix = "/api", endpoint = "admin/pieces/order-photos", input = Json)]
pub async fn order_photos(product: ProductId, keys: Vec<String>) -> Result<(), AppError> {
    use crate::{
        domain::{intake::MOST_PHOTOS, role::Role},
        server::{db::editing, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if keys.len() > 4 * MOST_PHOTOS || keys.iter().any(|key| key.len() > 64) {
        return Err(AppError::Invalid { field: "keys".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    editing::order_photos(&mut tx, product, &keys).await?;
    tx.commit().await
}

/// Take a picture down. `Conflict`: last_photo.
#[server(prefix = "/api", endpoint = "admin/pieces/photo-down", input = Json)]
pub async fn photo_down(product: ProductId, key: String) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if key.len() > 64 {
        return Err(AppError::Invalid { field: "key".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    intake::take_down(&mut tx, product, &key).await?;
    tx.commit().await
}

/// The pieces of a list, as many as one command may change, and their true number.
#[server(prefix = "/api", endpoint = "admin/pieces/all", input = Json)]
pub async fn all_pieces(wish: PieceWish) -> Result<AllOf, AppError> {
    use crate::{
        admin::list::MOST_WORDS,
        domain::{editing::MOST_TOGETHER, role::Role, text},
        server::{db::piece_lists, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let all = piece_lists::all_of(&mut tx, &PieceWish { words, ..wish }, i64::try_from(MOST_TOGETHER).unwrap_or(0)).await?;
    tx.commit().await?;
    Ok(all)
}

/// What a change of many would do. It is tried and not kept.
#[server(prefix = "/api", endpoint = "admin/pieces/foresee", input = Json)]
pub async fn foresee_pieces(pieces: Vec<PieceId>, wanted: Together, why: Why) -> Result<Vec<Foreseen>, AppError> {
    use crate::{
        domain::{editing::MOST_TOGETHER, role::Role},
        server::{db::foreseeing, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let becomes = if wanted == Together::Care { "in_care" } else { "" };
    if pieces.len() > MOST_TOGETHER || !wanted.is_bounded() || !why.is_of(&wanted.field(), becomes) {
        return Err(AppError::Invalid { field: "pieces".into(), reason: "not_accepted".into() });
    }
    // dropped, so that nothing of it stays
    let mut tx = context.db.begin(&actor).await?;
    foreseeing::foresee(&mut tx, &pieces, &wanted, &why).await
}

/// Change a field of many pieces: all of them, or none and why for each.
#[server(prefix = "/api", endpoint = "admin/pieces/change", input = Json)]
pub async fn change_pieces(command: Command) -> Result<Result<u32, Vec<RowRefused>>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::editing, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !command.is_bounded() {
        return Err(AppError::Invalid { field: "rows".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let done = editing::edit_all(&mut tx, &command).await?;
    if done.is_ok() {
        tx.commit().await?;
    }
    Ok(done)
}
