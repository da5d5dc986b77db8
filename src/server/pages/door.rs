//! Signing in and out, and choosing light or dark. Works without script.
use super::cart::add_cookie;
use crate::{
    domain::{account::Farewell, role::Role, text},
    i18n::words,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        network::Network,
        page::{self, Here, Html},
        session::{self, DESK, MODE, NotSignedIn, Opened, Visit, device_cookie, session_cookie, set_cookie},
    },
    storefront::{
        sheet::{self, Sheet},
        sign_in::{self, SignInTrouble},
    },
};
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    next: String,
    /// Why a room of work let her go.
    why: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    password: String,
    next: String,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    if let Some(person) = &here.person {
        return Ok(Redirect::to(&after_sign_in(person.role, &asked.next)).into_response());
    }
    // half-way in already: her next step is the second proof
    if super::second::standing(&context, &here, &Visit::of(&context, here.face.id, network, &headers), &headers).await?.is_some() {
        return Ok(Redirect::to(&paths::second_then(&asked.next)).into_response());
    }
    let why = asked.why.parse::<Farewell>().ok().map(SignInTrouble::Over);
    Ok(form(&context, &here, Typed { next: asked.next, ..Typed::default() }, why).into_response())
}

pub async fn sign_in(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Response {
    let email = text::email(&typed.email);
    let (Ok(email), true) = (email, (1..=256).contains(&typed.password.len())) else {
        return form(&context, &here, typed, Some(SignInTrouble::Missing)).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response();
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match session::sign_in(&context, &visit, &email, &typed.password).await {
        Ok(opened) => {
            // the session that this browser had ends: nobody would find its key again
            if let Some(old) = session::cookie(&headers, session_cookie(context.https))
                && let Err(error) = session::sign_out(&context, here.face.id, &old).await
            {
                return Failure(error).into_response();
            }
            let_in(&context, &opened, Redirect::to(&onward(&opened, &typed.next)).into_response())
        }
        Err(NotSignedIn::NoHat) => {
            form(&context, &here, typed, Some(SignInTrouble::NoHat)).with_status(StatusCode::FORBIDDEN).into_response()
        }
        Err(NotSignedIn::Wrong) => {
            form(&context, &here, typed, Some(SignInTrouble::Wrong)).with_status(StatusCode::UNAUTHORIZED).into_response()
        }
        Err(NotSignedIn::Wait) => {
            form(&context, &here, typed, Some(SignInTrouble::Wait)).with_status(StatusCode::TOO_MANY_REQUESTS).into_response()
        }
        Err(NotSignedIn::Trouble) => Failure(crate::error::AppError::Unavailable).into_response(),
    }
}

/// Give a browser the cookies of a new session: the key, the name by which the door knows it again, and for who writes pages the word of it.
pub(super) fn let_in(context: &Context, opened: &Opened, mut answer: Response) -> Response {
    add_cookie(&mut answer, &set_cookie(session_cookie(context.https), &opened.token, 30, context.https, false));
    add_cookie(&mut answer, &set_cookie(device_cookie(context.https), &opened.device, 365, context.https, false));
    if !opened.is_half && matches!(opened.person.role, Role::Attendant | Role::Owner) {
        add_cookie(&mut answer, &set_cookie(DESK, "1", 30, context.https, true));
    }
    answer
}

pub async fn sign_out(State(context): State<Context>, here: Here, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = session::cookie(&headers, session_cookie(context.https)) {
        session::sign_out(&context, here.face.id, &token).await?;
    }
    // what she typed at the checkout is hers, and the next at this browser may be somebody else
    if here.person.as_ref().is_some_and(|person| person.role == Role::Customer) {
        let mut tx = context.db.begin(&here.shopper()).await?;
        db::drafts::forget(&mut tx).await?;
        tx.commit().await?;
    }
    let mut answer = Redirect::to(paths::HOME).into_response();
    add_cookie(&mut answer, &set_cookie(session_cookie(context.https), "", 0, context.https, false));
    add_cookie(&mut answer, &set_cookie(DESK, "", 0, context.https, true));
    Ok(answer)
}

/// Where somebody goes who has just come in: first to her second proof, where one is due.
pub(super) fn onward(opened: &Opened, next: &str) -> String {
    if opened.is_half { paths::second_then(next) } else { after_sign_in(opened.person.role, next) }
}

/// Each hat has its own room; a wish for another of our pages comes first, if that hat may open it.
pub(super) fn after_sign_in(role: Role, next: &str) -> String {
    let may = match next {
        next if next.starts_with(paths::ADMIN) => role.opens_admin(),
        next if next.starts_with(paths::COURIER_BASE) => role.opens_courier(),
        _ => true,
    };
    if !next.is_empty() && paths::is_local(next) && may {
        return next.to_owned();
    }
    match role {
        role if role.opens_admin() => paths::ADMIN,
        Role::Courier => paths::COURIER,
        _ => paths::ACCOUNT,
    }
    .to_owned()
}

fn form(context: &Context, here: &Here, typed: Typed, trouble: Option<SignInTrouble>) -> Html {
    let next = if paths::is_local(&typed.next) { typed.next } else { String::new() };
    let sheet = sign_in::sheet(here.face.locale, typed.email, next, trouble, context.google.is_some());
    let title = words(here.face.locale).door.title;
    show_sheet(context, here, title, sheet)
}

/// A sheet of the doors as a page; `title` is for the window.
pub(super) fn show_sheet(context: &Context, here: &Here, title: &str, sheet: Sheet) -> Html {
    let face = (*here.face).clone();
    let head = sheet::head(&face, title, paths::SIGN_IN);
    Html::page(context, here, head, move || page::any(view! { <sheet::SheetPage face=face sheet=sheet/> }))
}

#[derive(Debug, Deserialize)]
pub struct Chosen {
    mode: String,
    #[serde(default)]
    back: String,
}

pub async fn choose_mode(State(context): State<Context>, Form(chosen): Form<Chosen>) -> Response {
    let target = if paths::is_local(&chosen.back) { chosen.back } else { paths::HOME.to_owned() };
    let mut answer = Redirect::to(&target).into_response();
    if matches!(chosen.mode.as_str(), "light" | "dark") {
        add_cookie(&mut answer, &set_cookie(MODE, &chosen.mode, 365, context.https, false));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_leads_to_a_room_that_the_hat_opens() {
        assert_eq!(after_sign_in(Role::Owner, ""), "/admin");
        assert_eq!(after_sign_in(Role::Courier, "/admin/orders"), "/courier/");
        assert_eq!(after_sign_in(Role::Attendant, "/admin/orders"), "/admin/orders");
        assert_eq!(after_sign_in(Role::Customer, "//evil.example"), "/account");
        assert_eq!(after_sign_in(Role::Customer, "/p/vestido"), "/p/vestido");
    }
}
