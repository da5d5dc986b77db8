//! Joining and forgetting: a letter is asked for, and behind its link a password is chosen. Opening a link changes nothing: mail
//! scanners do. Works without script.
use super::door::{let_in, onward, show_sheet};
use crate::{
    domain::{account::PasswordTrouble, text},
    error::AppError,
    i18n::{
        account::{self, Account, Page},
        identity,
    },
    paths,
    server::{
        accounts::{self, Refused},
        context::Context,
        envelope::Failure,
        network::Network,
        page::Here,
        passwords,
        session::Visit,
    },
    storefront::sheet::{Sheet, Tone, fields},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    full_name: String,
    password: String,
}

/// The two letters that can be asked for without being signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Join,
    Renew,
}

impl Wish {
    fn path(self) -> &'static str {
        if self == Self::Join { paths::SIGN_UP } else { paths::FORGOT }
    }

    fn page(self, say: &'static Account) -> &'static Page {
        if self == Self::Join { &say.sign_up } else { &say.forgot }
    }

    fn purpose(self) -> &'static str {
        if self == Self::Join { "account" } else { "reset" }
    }

    /// The page behind the link, and its address.
    fn behind(self, say: &'static Account, token: &str) -> (&'static Page, String) {
        if self == Self::Join { (&say.choose, paths::sign_up_link(token)) } else { (&say.renew, paths::reset_link(token)) }
    }
}

pub async fn show_sign_up(State(context): State<Context>, here: Here, Query(typed): Query<Typed>) -> Response {
    ask_form(&context, &here, Wish::Join, typed.email, None, None, StatusCode::OK)
}

pub async fn show_forgot(State(context): State<Context>, here: Here, Query(typed): Query<Typed>) -> Response {
    ask_form(&context, &here, Wish::Renew, typed.email, None, None, StatusCode::OK)
}

pub async fn sign_up(
    state: State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    form: Form<Typed>,
) -> Result<Response, Failure> {
    ask(state.0, here, network, headers, form.0, Wish::Join).await
}

pub async fn forgot(
    state: State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    form: Form<Typed>,
) -> Result<Response, Failure> {
    ask(state.0, here, network, headers, form.0, Wish::Renew).await
}

async fn ask(context: Context, here: Here, network: Network, headers: HeaderMap, typed: Typed, wish: Wish) -> Result<Response, Failure> {
    let say = account::of(here.face.locale);
    let Ok(email) = text::email(&typed.email) else {
        return Ok(ask_form(&context, &here, wish, typed.email, Some(say.email_wrong), None, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let asked = match wish {
        Wish::Join => accounts::ask_account(&context, &here, &visit, &email).await,
        Wish::Renew => accounts::ask_reset(&context, &here, &visit, &email).await,
    };
    match asked {
        Ok(()) => {
            let sheet = Sheet {
                title: say.sent_title.to_owned(),
                lead: (say.sent)(&email),
                more: vec![(paths::SIGN_IN.to_owned(), say.have_account)],
                ..Sheet::default()
            };
            Ok(show_sheet(&context, &here, say.sent_title, sheet).into_response())
        }
        Err(Refused::Wait) => Ok(ask_form(&context, &here, wish, email, None, Some(say.wait), StatusCode::TOO_MANY_REQUESTS)),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(Refused::Link | Refused::Password(_)) => Err(AppError::Fault.into()),
    }
}

fn ask_form(
    context: &Context,
    here: &Here,
    wish: Wish,
    email: String,
    error: Option<&'static str>,
    notice: Option<&'static str>,
    status: StatusCode,
) -> Response {
    let say = account::of(here.face.locale);
    let page = wish.page(say);
    let sheet = Sheet {
        title: page.title.to_owned(),
        lead: page.lead.to_owned(),
        notice: notice.map(|sentence| (Tone::Bad, sentence.to_owned())),
        action: wish.path().to_owned(),
        fields: vec![fields::email(say.email, email, error)],
        verb: page.verb,
        instead: (wish == Wish::Join && context.google.is_some())
            .then(|| (paths::google_then(""), identity::of(here.face.locale).google.verb)),
        more: vec![(paths::SIGN_IN.to_owned(), say.have_account)],
        ..Sheet::default()
    };
    show_sheet(context, here, page.title, sheet).with_status(status).into_response()
}

pub async fn show_choose(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    behind(&context, &here, &visit, Wish::Join, &token).await
}

pub async fn show_renew(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    behind(&context, &here, &visit, Wish::Renew, &token).await
}

/// The page behind a link: a form, or the news that the link is over.
async fn behind(context: &Context, here: &Here, visit: &Visit, wish: Wish, token: &str) -> Result<Response, Failure> {
    Ok(match accounts::proven_address(context, visit, token, wish.purpose()).await? {
        Some(_) => choose_form(context, here, wish, token, String::new(), (None, None), StatusCode::OK),
        None => over(context, here, wish.path()),
    })
}

/// The link is over, and where another can be asked for.
pub(super) fn over(context: &Context, here: &Here, again: &str) -> Response {
    let say = account::of(here.face.locale);
    let sheet = Sheet {
        title: say.over_title.to_owned(),
        lead: say.over.to_owned(),
        more: vec![(again.to_owned(), say.again)],
        ..Sheet::default()
    };
    show_sheet(context, here, say.over_title, sheet).with_status(StatusCode::GONE).into_response()
}

/// `errors`: of the name and of the password.
fn choose_form(
    context: &Context,
    here: &Here,
    wish: Wish,
    token: &str,
    name: String,
    errors: (Option<&'static str>, Option<&'static str>),
    status: StatusCode,
) -> Response {
    let say = account::of(here.face.locale);
    let (page, action) = wish.behind(say, token);
    let name = (wish == Wish::Join).then(|| fields::name(say, name, errors.0));
    let sheet = Sheet {
        title: page.title.to_owned(),
        lead: page.lead.to_owned(),
        action,
        fields: name.into_iter().chain([fields::new_password(say, errors.1)]).collect(),
        verb: page.verb,
        ..Sheet::default()
    };
    show_sheet(context, here, page.title, sheet).with_status(status).into_response()
}

pub async fn choose(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let say = account::of(here.face.locale);
    let Ok(name) = text::line(&typed.full_name, 120) else {
        let Some(email) = accounts::proven_address(&context, &visit, &token, Wish::Join.purpose()).await? else {
            return Ok(over(&context, &here, paths::SIGN_UP));
        };
        let password = passwords::check(&typed.password, &email, &here.face.name).err().map(say.password_trouble);
        let errors = (Some(say.name_missing), password);
        return Ok(choose_form(&context, &here, Wish::Join, &token, typed.full_name, errors, StatusCode::UNPROCESSABLE_ENTITY));
    };
    match accounts::create(&context, &here, &visit, &token, &name, &typed.password).await {
        Ok(opened) => Ok(let_in(&context, &opened, Redirect::to(&format!("{}?notice=welcome", paths::ACCOUNT)).into_response())),
        Err(refused) => not_entered(&context, &here, Wish::Join, &token, name, refused),
    }
}

pub async fn renew(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match accounts::reset(&context, &here, &visit, &token, &typed.password).await {
        Ok(opened) => Ok(let_in(&context, &opened, Redirect::to(&onward(&opened, "")).into_response())),
        Err(refused) => not_entered(&context, &here, Wish::Renew, &token, String::new(), refused),
    }
}

fn not_entered(context: &Context, here: &Here, wish: Wish, token: &str, name: String, refused: Refused) -> Result<Response, Failure> {
    let say = account::of(here.face.locale);
    let sentence = |trouble: PasswordTrouble| (say.password_trouble)(trouble);
    Ok(match refused {
        Refused::Password(trouble) => {
            choose_form(context, here, wish, token, name, (None, Some(sentence(trouble))), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Refused::Wait => choose_form(context, here, wish, token, name, (None, Some(say.wait)), StatusCode::TOO_MANY_REQUESTS),
        Refused::Link => over(context, here, wish.path()),
        Refused::Trouble(error) => return Err(error.into()),
    })
}
