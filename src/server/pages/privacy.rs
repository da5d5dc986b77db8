//! What the store holds about a person: shown in words, given to her as a file, forgotten when she wishes it. Works without script.
use super::{account::herself, door::show_sheet, joining::over};
use crate::{
    domain::{account::PasswordTrouble, id::PersonId, role::Role},
    error::AppError,
    i18n::privacy as say,
    paths,
    server::{
        accounts::{self, NotForgotten, Refused},
        context::Context,
        db,
        envelope::Failure,
        network::Network,
        page::{self, Here, Html},
        session::{Visit, session_cookie, set_cookie},
    },
    storefront::{
        account::privacy::{Known, PrivacyNotice, PrivacyPage, head},
        sheet::Sheet,
    },
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    current: String,
    current_for_erasure: String,
    sure: String,
}

pub async fn show(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    render(&context, &here, network, &headers, None, StatusCode::OK).await
}

async fn render(
    context: &Context,
    here: &Here,
    network: Network,
    headers: &HeaderMap,
    notice: Option<PrivacyNotice>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let (person, _) = match herself(context, here, headers, paths::ACCOUNT_PRIVACY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(context, here.face.id, network, headers);
    let mut tx = context.db.begin(&visit.door()).await?;
    let hindrance = db::erasures::hindrance(&mut tx, person.id).await?;
    tx.commit().await?;
    let is_customer = person.role == Role::Customer;
    let mut tx = context.db.begin(&here.actor()).await?;
    let known = Known {
        held: db::privacy::held(&mut tx).await?,
        wish: if is_customer { db::erasures::wish(&mut tx, &here.face).await? } else { None },
        hindrance,
        erasure_days: if is_customer { db::erasures::erasure_days(&mut tx).await? } else { 0 },
        history: if is_customer { Some(db::consents::history(&mut tx, &here.face).await?) } else { None },
    };
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = head(&face);
    let view = move || page::any(view! { <PrivacyPage face=face known=known notice=notice/> });
    Ok(Html::page(context, here, head, view).with_status(status).into_response())
}

/// What is too long to be a password of ours is not even looked at.
fn typed_password(typed: &str) -> Result<&str, Refused> {
    if (1..=256).contains(&typed.len()) { Ok(typed) } else { Err(Refused::Password(PasswordTrouble::Wrong)) }
}

/// Her file, after her password.
pub async fn export(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_PRIVACY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let done = match typed_password(&typed.current) {
        Ok(current) => accounts::export(&context, &here, &visit, &person, current).await,
        Err(refused) => Err(refused),
    };
    let (notice, status) = match done {
        Ok(file) => return Ok(download(&here, file)),
        Err(Refused::Password(trouble)) => (PrivacyNotice::Export(trouble), StatusCode::UNPROCESSABLE_ENTITY),
        Err(Refused::Wait) => (PrivacyNotice::Wait, StatusCode::TOO_MANY_REQUESTS),
        Err(Refused::Trouble(error)) => return Err(error.into()),
        // a file that no person has
        Err(Refused::Link) => return Err(AppError::Unavailable.into()),
    };
    render(&context, &here, network, &headers, Some(notice), status).await
}

/// A client's file, for an owner who gives it to her.
pub async fn export_for(State(context): State<Context>, here: Here, Path(id): Path<String>) -> Result<Response, Failure> {
    here.actor().require(&[Role::Owner])?;
    let client: PersonId = id.parse().map_err(|_| AppError::NotFound)?;
    Ok(download(&here, accounts::export_for(&context, &here, client).await?))
}

fn download(here: &Here, file: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        // a slug is letters, digits and hyphens: nothing to quote
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.json\"", here.face.slug)),
    ];
    (headers, file).into_response()
}

/// She wants to be forgotten: a letter goes to her.
pub async fn ask(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_PRIVACY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let done = match typed_password(&typed.current_for_erasure) {
        _ if typed.sure.is_empty() => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&context, &here, network, &headers, Some(PrivacyNotice::NotSure), status).await;
        }
        Ok(current) => accounts::ask_erasure(&context, &here, &visit, &person, current).await,
        Err(refused) => Err(refused.into()),
    };
    let (notice, status) = match done {
        // the page says itself what became of the wish, and what hinders it
        Ok(()) => return Ok(axum::response::Redirect::to(paths::ACCOUNT_PRIVACY).into_response()),
        Err(NotForgotten::Hindered(_)) => (None, StatusCode::CONFLICT),
        Err(NotForgotten::Refused(Refused::Password(trouble))) => (Some(PrivacyNotice::Erase(trouble)), StatusCode::UNPROCESSABLE_ENTITY),
        Err(NotForgotten::Refused(Refused::Wait)) => (Some(PrivacyNotice::Wait), StatusCode::TOO_MANY_REQUESTS),
        Err(NotForgotten::Refused(Refused::Trouble(error))) => return Err(error.into()),
        Err(NotForgotten::Refused(Refused::Link)) => return Err(AppError::Fault.into()),
    };
    render(&context, &here, network, &headers, notice, status).await
}

/// The link was opened: nothing happens yet.
pub async fn show_erase(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, &paths::erase_link(&token)) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    if !accounts::is_asked(&context, &visit, &person, &token).await? {
        return Ok(over(&context, &here, paths::ACCOUNT_PRIVACY));
    }
    let page = &say::of(here.face.locale).confirm;
    let sheet = Sheet {
        title: page.title.to_owned(),
        lead: page.lead.to_owned(),
        action: paths::erase_link(&token),
        verb: page.verb,
        more: vec![(paths::ACCOUNT.to_owned(), say::of(here.face.locale).back)],
        ..Sheet::default()
    };
    Ok(show_sheet(&context, &here, page.title, sheet).into_response())
}

/// The link is used: she is signed out, and told until when she can come back.
pub async fn erase(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, &paths::erase_link(&token)) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    match accounts::confirm_erasure(&context, &here, &visit, &person, &token).await {
        Ok(due) => {
            let words = say::of(here.face.locale);
            let sheet = Sheet { title: words.set_title.to_owned(), lead: (words.set)(&due), ..Sheet::default() };
            let mut answer = show_sheet(&context, &here, words.set_title, sheet).into_response();
            super::cart::add_cookie(&mut answer, &set_cookie(session_cookie(context.https), "", 0, context.https, false));
            Ok(answer)
        }
        Err(NotForgotten::Refused(Refused::Trouble(error))) => Err(error.into()),
        Err(NotForgotten::Refused(_)) => Ok(over(&context, &here, paths::ACCOUNT_PRIVACY)),
        Err(NotForgotten::Hindered(_)) => render(&context, &here, network, &headers, None, StatusCode::CONFLICT).await,
    }
}
