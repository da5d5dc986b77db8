//! The addresses that a customer saves. Works without script.
use super::account::herself;
use crate::{
    domain::{
        checkout::{CheckoutForm, FieldErrors},
        id::AddressId,
        role::Role,
    },
    error::AppError,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
    },
    storefront::account::addresses::{AddressNotice, AddressesPage, Book, head},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
}

pub async fn show(State(context): State<Context>, here: Here, headers: HeaderMap, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    if let Some(door) = door(&context, &here, &headers)? {
        return Ok(door);
    }
    let notice = match asked.notice.as_str() {
        "saved" => Some(AddressNotice::Saved),
        "removed" => Some(AddressNotice::Removed),
        "too-many" => Some(AddressNotice::TooMany),
        _ => None,
    };
    render(&context, &here, None, CheckoutForm::default(), Vec::new(), notice).await
}

/// One of hers in the form, to be changed.
pub async fn open(State(context): State<Context>, here: Here, headers: HeaderMap, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: AddressId = id.parse().map_err(|_| AppError::NotFound)?;
    if let Some(door) = door(&context, &here, &headers)? {
        return Ok(door);
    }
    let mut form = CheckoutForm::default();
    let mut tx = context.db.begin(&here.actor()).await?;
    let saved = db::addresses::hers(&mut tx).await?;
    tx.commit().await?;
    form.write_address(&saved.into_iter().find(|one| one.id == id).ok_or(AppError::NotFound)?.address);
    render(&context, &here, Some(id), form, Vec::new(), None).await
}

pub async fn add(
    State(context): State<Context>,
    here: Here,
    headers: HeaderMap,
    Form(form): Form<CheckoutForm>,
) -> Result<Response, Failure> {
    if let Some(door) = door(&context, &here, &headers)? {
        return Ok(door);
    }
    let address = match form.check_address(here.face.locale) {
        Ok(address) => address,
        Err(errors) => return render(&context, &here, None, form, errors, None).await,
    };
    let mut tx = context.db.begin(&here.actor()).await?;
    match db::addresses::add(&mut tx, &address).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict { .. }) => return Ok(back("too-many")),
        Err(error) => return Err(error.into()),
    }
    Ok(back("saved"))
}

pub async fn change(
    State(context): State<Context>,
    here: Here,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<CheckoutForm>,
) -> Result<Response, Failure> {
    let id: AddressId = id.parse().map_err(|_| AppError::NotFound)?;
    if let Some(door) = door(&context, &here, &headers)? {
        return Ok(door);
    }
    let address = match form.check_address(here.face.locale) {
        Ok(address) => address,
        Err(errors) => return render(&context, &here, Some(id), form, errors, None).await,
    };
    let mut tx = context.db.begin(&here.actor()).await?;
    match db::addresses::change(&mut tx, id, &address).await {
        Ok(()) => tx.commit().await?,
        // she has the same already: this one is not needed
        Err(AppError::Conflict { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(back("saved"))
}

pub async fn remove(State(context): State<Context>, here: Here, headers: HeaderMap, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: AddressId = id.parse().map_err(|_| AppError::NotFound)?;
    if let Some(door) = door(&context, &here, &headers)? {
        return Ok(door);
    }
    let mut tx = context.db.begin(&here.actor()).await?;
    db::addresses::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(back("removed"))
}

/// Where somebody is sent who is not signed in; the team has no addresses here.
fn door(context: &Context, here: &Here, headers: &HeaderMap) -> Result<Option<Response>, AppError> {
    match herself(context, here, headers, paths::ACCOUNT_ADDRESSES) {
        Ok((person, _)) if person.role == Role::Customer => Ok(None),
        Ok(_) => Err(AppError::Forbidden),
        Err(door) => Ok(Some(door.into_response())),
    }
}

fn back(notice: &str) -> Response {
    Redirect::to(&format!("{}?notice={notice}", paths::ACCOUNT_ADDRESSES)).into_response()
}

async fn render(
    context: &Context,
    here: &Here,
    open: Option<AddressId>,
    form: CheckoutForm,
    errors: FieldErrors,
    notice: Option<AddressNotice>,
) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&here.actor()).await?;
    let saved = db::addresses::hers(&mut tx).await?;
    let mut from_orders = db::order_sheets::her_addresses(&mut tx).await?;
    tx.commit().await?;
    from_orders.retain(|address| saved.iter().all(|one| one.address != *address));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let book = Book { saved, from_orders, open, form, errors };
    let face = (*here.face).clone();
    let head = head(&face);
    let view = move || page::any(view! { <AddressesPage face=face book=book notice=notice/> });
    Ok(Html::page(context, here, head, view).with_status(status).into_response())
}
