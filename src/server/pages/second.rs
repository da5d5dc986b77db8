//! The half-open door: after the password, before the second proof. Whoever stands here is nobody to every other page.
use super::{
    cart::add_cookie,
    door::{after_sign_in, let_in},
};
use crate::{
    domain::{account::device_name, text},
    error::AppError,
    i18n::{account, identity},
    paths,
    server::{
        accounts::{Refused, passkeys},
        context::Context,
        db::passkeys::Half,
        envelope::Failure,
        network::Network,
        page::{self, Here, Html},
        session::{self, Opened, Visit, session_cookie, set_cookie},
    },
    storefront::second::{CodesPage, Second, SecondPage, head},
};
use axum::{
    Form, Json,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

/// Longer is no answer of a passkey.
const MOST_ANSWER: usize = 16 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    next: String,
    name: String,
    code: String,
    credential: String,
}

/// Who stands between her two proofs in this browser, and the key of her session.
pub(super) async fn standing(
    context: &Context,
    here: &Here,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<(String, Half)>, AppError> {
    let Some(token) = session::cookie(headers, session_cookie(context.https)).filter(|_| here.person.is_none()) else { return Ok(None) };
    Ok(passkeys::half(context, visit, &token).await?.map(|half| (token, half)))
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    if let Some(person) = &here.person {
        return Ok(Redirect::to(&after_sign_in(person.role, &typed.next)).into_response());
    }
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some((_, half)) = standing(&context, &here, &visit, &headers).await? else { return Ok(over(&context, &typed.next)) };
    Ok(page(&context, &here, Second { is_new: !half.has_passkey, next: typed.next, ..Second::default() }, StatusCode::OK))
}

/// Too late, or somebody else: the password again.
fn over(context: &Context, next: &str) -> Response {
    let target = if next.is_empty() { paths::SIGN_IN.to_owned() } else { paths::sign_in_then(next) };
    let mut answer = Redirect::to(&target).into_response();
    add_cookie(&mut answer, &set_cookie(session_cookie(context.https), "", 0, context.https, false));
    answer
}

fn page(context: &Context, here: &Here, second: Second, status: StatusCode) -> Response {
    let say = identity::of(here.face.locale);
    let next = if paths::is_local(&second.next) { second.next } else { String::new() };
    let second = Second { script: context.assets.passkey.clone(), next, ..second };
    let face = (*here.face).clone();
    let head = head(&face, if second.is_new { say.enrol.title } else { say.second.title });
    Html::page(context, here, head, move || page::any(view! { <SecondPage face=face second=second/> })).with_status(status).into_response()
}

/// What a script is to ask a passkey, or a sentence.
pub(super) fn asked(here: &Here, begun: Result<String, Refused>) -> Result<Response, Failure> {
    let (say, more) = (identity::of(here.face.locale), account::of(here.face.locale));
    let (status, sentence) = match begun {
        Ok(options) => {
            return Ok(([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], options).into_response());
        }
        Err(Refused::Password(trouble)) => (StatusCode::UNPROCESSABLE_ENTITY, (more.password_trouble)(trouble)),
        Err(Refused::Wait) => (StatusCode::TOO_MANY_REQUESTS, more.wait),
        Err(Refused::Link) => (StatusCode::CONFLICT, say.not_given),
        Err(Refused::Trouble(error)) => return Err(error.into()),
    };
    Ok(said(status, sentence))
}

/// A sentence for a script.
pub(super) fn said(status: StatusCode, sentence: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(serde_json::json!({ "say": sentence }))).into_response()
}

pub async fn begin(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let (session, half) = standing(&context, &here, &visit, &headers).await?.ok_or(AppError::Unauthorized)?;
    asked(&here, passkeys::begin_to_show(&context, &here, &visit, (&session, &half)).await)
}

/// Her passkey has answered.
pub async fn prove(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some((session, half)) = standing(&context, &here, &visit, &headers).await? else { return Ok(over(&context, &typed.next)) };
    let sent = answer_of(&typed);
    match passkeys::show(&context, &here, &visit, (&session, &half), sent).await {
        Ok(opened) => Ok(whole(&context, &opened, &typed.next)),
        Err(refused) => {
            let say = identity::of(here.face.locale);
            let (status, trouble) = trouble(&here, refused, say.not_given)?;
            Ok(page(&context, &here, Second { next: typed.next, trouble: Some(trouble), ..Second::default() }, status))
        }
    }
}

/// A code in its place. Works without script.
pub async fn recover(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some((session, half)) = standing(&context, &here, &visit, &headers).await? else { return Ok(over(&context, &typed.next)) };
    match passkeys::recover(&context, &here, &visit, (&session, &half), &typed.code).await {
        Ok(opened) => Ok(whole(&context, &opened, &typed.next)),
        Err(refused) => {
            let (status, trouble) = trouble(&here, refused, identity::of(here.face.locale).code_wrong)?;
            let second = Second { is_new: !half.has_passkey, next: typed.next, code_trouble: Some(trouble), ..Second::default() };
            Ok(page(&context, &here, second, status))
        }
    }
}

fn trouble(here: &Here, refused: Refused, wrong: &'static str) -> Result<(StatusCode, &'static str), Failure> {
    match refused {
        Refused::Wait => Ok((StatusCode::TOO_MANY_REQUESTS, account::of(here.face.locale).wait)),
        Refused::Trouble(error) => Err(error.into()),
        Refused::Link | Refused::Password(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, wrong)),
    }
}

fn whole(context: &Context, opened: &Opened, next: &str) -> Response {
    let_in(context, opened, Redirect::to(&after_sign_in(opened.person.role, next)).into_response())
}

fn answer_of(typed: &Typed) -> &str {
    if typed.credential.len() <= MOST_ANSWER { &typed.credential } else { "" }
}

/// The store asks for a passkey, and she has none: the only one that a half-open door lets her make.
pub async fn begin_to_make(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let (session, half) = standing(&context, &here, &visit, &headers).await?.ok_or(AppError::Unauthorized)?;
    if half.has_passkey {
        return Err(AppError::Forbidden.into());
    }
    asked(&here, passkeys::begin_to_make(&context, &here, &visit, (&session, &half.person), None).await)
}

pub async fn make(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some((session, half)) = standing(&context, &here, &visit, &headers).await? else { return Ok(over(&context, &typed.next)) };
    if half.has_passkey {
        return Err(AppError::Forbidden.into());
    }
    let name = name_of(&typed.name, &visit, &here);
    let made = passkeys::make(&context, &here, &visit, (&session, &half.person), (&name, answer_of(&typed)), true).await;
    match made {
        Ok((codes, Some(opened))) => {
            let next = after_sign_in(opened.person.role, &typed.next);
            Ok(let_in(&context, &opened, codes_page(&context, &here, codes, next)))
        }
        Ok((_, None)) => Err(AppError::Fault.into()),
        Err(refused) => {
            let (status, trouble) = trouble(&here, refused, identity::of(here.face.locale).not_given)?;
            // another half-open session may have made the first one meanwhile: then that one is asked for
            let is_new = !standing(&context, &here, &visit, &headers).await?.is_some_and(|(_, half)| half.has_passkey);
            Ok(page(&context, &here, Second { is_new, next: typed.next, trouble: Some(trouble), ..Second::default() }, status))
        }
    }
}

/// What she called it, or the browser that made it.
pub(super) fn name_of(typed: &str, visit: &Visit, here: &Here) -> String {
    let of_device = || text::line(&device_name(&visit.agent), 60);
    text::line(typed, 60).or_else(|_| of_device()).unwrap_or_else(|_| identity::of(here.face.locale).passkeys.title.to_owned())
}

/// The codes, once; never kept by anything on the way.
pub(super) fn codes_page(context: &Context, here: &Here, codes: Vec<String>, next: String) -> Response {
    let face = (*here.face).clone();
    let head = head(&face, identity::of(here.face.locale).passkeys.codes_title);
    Html::page(context, here, head, move || page::any(view! { <CodesPage face=face codes=codes next=next/> })).into_response()
}
