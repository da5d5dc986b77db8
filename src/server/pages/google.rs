//! To the provider and back, and the page on which a person says that two accounts are hers. Works without script.
//!
//! The way out is a link, not a form: `form-action 'self'` holds for the redirects after a form too, and it stays closed. The link has
//! no effect but a cookie of ten minutes; nothing is written, and whoever opens it for her gains nothing.
use super::{
    account::herself,
    cart::add_cookie,
    door::{let_in, onward, show_sheet},
    security::{self, typed_password},
};
use crate::{
    error::AppError,
    i18n::{
        account,
        identity::{self, Google},
    },
    paths,
    server::{
        accounts::{
            Refused,
            google::{self, Came, MINUTES, NotIn, Waiting},
        },
        context::Context,
        envelope::Failure,
        network::Network,
        page::Here,
        session::{self, Visit, google_cookie, link_cookie, set_brief_cookie},
    },
    storefront::sheet::{Sheet, Tone, fields},
};
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    next: String,
    link: String,
}

pub async fn begin(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    // nobody is sent to the provider before she has pressed the link
    if here.is_prefetch {
        return Err(AppError::Unavailable.into());
    }
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let next = if paths::is_local(&asked.next) && asked.next.len() <= 512 { asked.next } else { String::new() };
    match google::begin(&context, &here, &visit, next, !asked.link.is_empty()).await {
        Ok((held, way)) => {
            let mut answer = Redirect::to(&way).into_response();
            add_cookie(&mut answer, &set_brief_cookie(google_cookie(context.https), &held, MINUTES * 60, context.https));
            Ok(answer)
        }
        Err(trouble) => not_in(&context, &here, trouble),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Returned {
    state: String,
    code: String,
    error: String,
}

pub async fn back(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Query(returned): Query<Returned>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let held = session::cookie(&headers, google_cookie(context.https)).unwrap_or_default();
    let mut answer = if returned.error.is_empty() {
        match google::come_back(&context, &here, &visit, &held, &returned.state, returned.code).await {
            Ok(came) => came_in(&context, &here, came),
            Err(trouble) => not_in(&context, &here, trouble)?,
        }
    } else {
        // somebody else could have sent her here: what she holds stays good
        return Ok(sentence(&context, &here, |say| say.declined, StatusCode::OK));
    };
    add_cookie(&mut answer, &set_brief_cookie(google_cookie(context.https), "", 0, context.https));
    Ok(answer)
}

fn came_in(context: &Context, here: &Here, came: Came) -> Response {
    match came {
        Came::In(opened, next) => let_in(context, &opened, Redirect::to(&onward(&opened, &next)).into_response()),
        Came::ToLink(waiting) => holding(context, here, &waiting, Redirect::to(paths::ACCOUNT_GOOGLE).into_response()),
        Came::SignInFirst(waiting) => {
            let page = sentence(context, here, |say| say.sign_in_first, StatusCode::OK);
            match waiting {
                Some(waiting) => holding(context, here, &waiting, page),
                None => page,
            }
        }
    }
}

fn holding(context: &Context, here: &Here, waiting: &Waiting, mut answer: Response) -> Response {
    let held = google::hold(context, here, waiting);
    add_cookie(&mut answer, &set_brief_cookie(link_cookie(context.https), &held, MINUTES * 60, context.https));
    answer
}

fn not_in(context: &Context, here: &Here, trouble: NotIn) -> Result<Response, Failure> {
    Ok(match trouble {
        NotIn::Broken => sentence(context, here, |say| say.broken, StatusCode::GONE),
        NotIn::Away => sentence(context, here, |say| say.away, StatusCode::SERVICE_UNAVAILABLE),
        NotIn::Wait => sentence(context, here, |say| (say.broken.0, account::of(here.face.locale).wait), StatusCode::TOO_MANY_REQUESTS),
        NotIn::Trouble(error) => return Err(error.into()),
    })
}

/// What became of the way, and the other ways on.
fn sentence(
    context: &Context,
    here: &Here,
    what: impl Fn(&'static Google) -> (&'static str, &'static str),
    status: StatusCode,
) -> Response {
    let (say, more) = (&identity::of(here.face.locale).google, account::of(here.face.locale));
    let (title, lead) = what(say);
    let is_first = (title, lead) == say.sign_in_first;
    let then = if is_first { paths::ACCOUNT_GOOGLE } else { "" };
    let sheet = Sheet {
        title: title.to_owned(),
        lead: lead.to_owned(),
        instead: (!is_first).then(|| (paths::google_then(""), say.try_again)),
        more: vec![(paths::sign_in_then(then), say.with_password), (paths::SIGN_UP.to_owned(), more.no_account)],
        ..Sheet::default()
    };
    show_sheet(context, here, title, sheet).with_status(status).into_response()
}

/// Her own, waiting to be linked: nothing happens yet.
pub async fn show_link(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_GOOGLE) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let Some(waiting) = held(&context, &here, &headers) else { return Ok(Redirect::to(paths::ACCOUNT_SECURITY).into_response()) };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let asks = google::has_password(&context, &visit, &person).await?;
    Ok(confirm(&context, &here, &waiting, Question { password: asks, ..Question::default() }, StatusCode::OK))
}

/// What the form asks for, and what the last try came to.
#[derive(Default)]
struct Question {
    password: bool,
    /// Beside the field.
    wrong: Option<&'static str>,
    /// Above the form.
    notice: Option<&'static str>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    current: String,
}

fn held(context: &Context, here: &Here, headers: &HeaderMap) -> Option<Waiting> {
    google::waiting(context, here, &session::cookie(headers, link_cookie(context.https))?)
}

fn confirm(context: &Context, here: &Here, waiting: &Waiting, asked: Question, status: StatusCode) -> Response {
    let (say, more) = (&identity::of(here.face.locale).google, account::of(here.face.locale));
    let (input, mut current) = fields::current(more, asked.wrong);
    current.hint = say.confirm_current;
    let sheet = Sheet {
        title: say.confirm.title.to_owned(),
        lead: (say.confirm_lead)(&waiting.email),
        notice: asked.notice.map(|sentence| (Tone::Bad, sentence.to_owned())),
        fields: if asked.password { vec![(input, current)] } else { Vec::new() },
        action: paths::ACCOUNT_GOOGLE.to_owned(),
        verb: say.confirm.verb,
        more: vec![(paths::ACCOUNT_SECURITY.to_owned(), more.room.back)],
        ..Sheet::default()
    };
    show_sheet(context, here, say.confirm.title, sheet).with_status(status).into_response()
}

pub async fn link(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_GOOGLE) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let Some(waiting) = held(&context, &here, &headers) else {
        return Ok(sentence(&context, &here, |say| say.broken, StatusCode::GONE));
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let (more, asks) = (account::of(here.face.locale), google::has_password(&context, &visit, &person).await?);
    let (asked, status) = match google::link(&context, &here, &visit, &person, (&waiting, typed_password(&typed.current))).await {
        Ok(()) => (None, StatusCode::SEE_OTHER),
        Err(Refused::Password(trouble)) => (
            Some(Question { password: asks, wrong: Some((more.password_trouble)(trouble)), notice: None }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        Err(Refused::Wait) => (Some(Question { password: asks, wrong: None, notice: Some(more.wait) }), StatusCode::TOO_MANY_REQUESTS),
        Err(Refused::Link) => {
            let notice = Some(identity::of(here.face.locale).google.linked_already);
            (Some(Question { password: asks, wrong: None, notice }), StatusCode::CONFLICT)
        }
        Err(Refused::Trouble(error)) => return Err(error.into()),
    };
    if let Some(asked) = asked {
        return Ok(confirm(&context, &here, &waiting, asked, status));
    }
    let mut answer = security::back("google-linked");
    add_cookie(&mut answer, &set_brief_cookie(link_cookie(context.https), "", 0, context.https));
    Ok(answer)
}

pub async fn unlink(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_SECURITY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match google::unlink(&context, &visit, &person).await {
        Ok(()) => Ok(security::back("google-unlinked")),
        Err(AppError::Conflict { .. }) => Ok(security::back("google-last")),
        Err(error) => Err(error.into()),
    }
}
