//! Behind the link of an invitation to the team: who is new chooses a name and a password, who has an account proves that it is hers.
//! Opening the link changes nothing: mail scanners do. Works without script.
use super::door::{after_sign_in, let_in, show_sheet};
use crate::{
    domain::{account::PasswordTrouble, text},
    i18n::{account, invited},
    paths,
    server::{
        accounts::{self, Refused},
        actor::Person,
        context::Context,
        db::team::Asked,
        envelope::Failure,
        network::Network,
        page::Here,
        session::{self, Visit, session_cookie},
    },
    storefront::sheet::{Sheet, fields},
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    full_name: String,
    password: String,
    current: String,
}

/// How she takes the invitation up.
enum Way {
    /// The address has no account.
    Anew,
    /// It has one, and it is signed in here; with the key of the session.
    Herself(Person, String),
    /// It has one: with its password.
    Password,
}

fn way(context: &Context, here: &Here, headers: &HeaderMap, asked: &Asked) -> Way {
    let session = session::cookie(headers, session_cookie(context.https));
    match (asked.person, here.person.clone(), session) {
        (None, ..) => Way::Anew,
        (Some(invited), Some(person), Some(session)) if person.id == invited => Way::Herself(person, session),
        (Some(_), ..) => Way::Password,
    }
}

/// What was wrong with the name, and with a password.
type Errors = (Option<&'static str>, Option<&'static str>);

pub async fn show(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    Ok(match accounts::invitation(&context, &visit, &token).await? {
        Some(asked) => {
            let way = way(&context, &here, &headers, &asked);
            form(&context, &here, &asked, &way, &token, String::new(), (None, None), StatusCode::OK)
        }
        None => over(&context, &here),
    })
}

pub async fn join(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some(asked) = accounts::invitation(&context, &visit, &token).await? else { return Ok(over(&context, &here)) };
    let way = way(&context, &here, &headers, &asked);
    let say = account::of(here.face.locale);
    let again = |name: String, errors: Errors, status| form(&context, &here, &asked, &way, &token, name, errors, status);
    let joined = match &way {
        Way::Anew => {
            let Ok(name) = text::line(&typed.full_name, 120) else {
                return Ok(again(typed.full_name.clone(), (Some(say.name_missing), None), StatusCode::UNPROCESSABLE_ENTITY));
            };
            accounts::join(&context, &here, &visit, &token, &name, &typed.password).await
        }
        Way::Herself(person, session) => accounts::join_as_herself(&context, &visit, &token, person, session).await,
        Way::Password if (1..=256).contains(&typed.current.len()) => {
            accounts::join_with_password(&context, &visit, &token, &typed.current).await
        }
        Way::Password => Err(Refused::Password(PasswordTrouble::Wrong)),
    };
    Ok(match joined {
        Ok(opened) => {
            let room = after_sign_in(opened.person.role, "");
            let_in(&context, &opened, Redirect::to(&room).into_response())
        }
        Err(Refused::Password(trouble)) => {
            again(typed.full_name, (None, Some((say.password_trouble)(trouble))), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Refused::Wait) => again(typed.full_name, (None, Some(say.wait)), StatusCode::TOO_MANY_REQUESTS),
        Err(Refused::Link) => over(&context, &here),
        Err(Refused::Trouble(error)) => return Err(error.into()),
    })
}

#[expect(clippy::too_many_arguments, reason = "one sheet in all its shapes; a struct for it would be made once")]
fn form(
    context: &Context,
    here: &Here,
    asked: &Asked,
    way: &Way,
    token: &str,
    name: String,
    (no_name, no_password): Errors,
    status: StatusCode,
) -> Response {
    let (say, words) = (account::of(here.face.locale), invited::of(here.face.locale));
    let hats = asked.hats.iter().map(|hat| (words.hat)(*hat)).collect::<Vec<_>>().join(", ");
    let (lead, fields, verb) = match way {
        Way::Anew => {
            let fields = vec![fields::name(say, name, no_name), fields::new_password(say, no_password)];
            ((words.lead_anew)(&asked.email), fields, words.verb)
        }
        Way::Herself(..) => (words.lead_herself.to_owned(), Vec::new(), words.verb_herself),
        Way::Password => ((words.lead_password)(&asked.email), vec![fields::current(say, no_password)], words.verb),
    };
    let sheet = Sheet {
        title: (words.title)(&here.face.name),
        lead: format!("{} {lead}", (words.asked)(&asked.inviter, &hats)),
        action: paths::join_link(token),
        fields,
        verb,
        ..Sheet::default()
    };
    show_sheet(context, here, words.window, sheet).with_status(status).into_response()
}

/// The link is over: whoever invited her can send another.
fn over(context: &Context, here: &Here) -> Response {
    let words = invited::of(here.face.locale);
    let sheet = Sheet {
        title: words.over_title.to_owned(),
        lead: words.over.to_owned(),
        more: vec![(paths::SIGN_IN.to_owned(), words.to_door)],
        ..Sheet::default()
    };
    show_sheet(context, here, words.over_title, sheet).with_status(StatusCode::GONE).into_response()
}
