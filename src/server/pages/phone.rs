//! Guest orders by the phone on them: she asks for a code, and types it in the browser that asked. Works without script.
use super::{
    account::{back, claimed, herself},
    door::show_sheet,
};
use crate::{
    domain::{checkout::country_code, phone_request::typed_code, text},
    error::AppError,
    i18n::{account, phone},
    paths,
    server::{
        accounts::{Refused, phones},
        context::Context,
        envelope::Failure,
        network::Network,
        page::Here,
        session::Visit,
    },
    storefront::sheet::{Sheet, Tone, fields},
};
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    phone: String,
    code: String,
}

/// She says that a number is hers; then the code is asked for, whether or not an order has it.
pub async fn ask(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, paths::ACCOUNT) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let Some(number) = text::phone(&typed.phone, country_code(here.face.locale)).ok().filter(|number| !number.is_empty()) else {
        return Ok(number_form(&context, &here, typed.phone));
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match phones::ask(&context, &visit, &person, &session, &number).await {
        Ok(()) => Ok(code_form(&context, &here, String::new(), None, StatusCode::OK)),
        Err(Refused::Wait) => Ok(back("wait")),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Err(AppError::Fault.into()),
    }
}

/// Where the code is typed, for who comes back when it has come.
pub async fn show(State(context): State<Context>, here: Here, headers: HeaderMap) -> Response {
    match herself(&context, &here, &headers, paths::ACCOUNT_PHONE_CODE) {
        Ok(_) => code_form(&context, &here, String::new(), None, StatusCode::OK),
        Err(door) => door.into_response(),
    }
}

pub async fn prove(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, paths::ACCOUNT_PHONE_CODE) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match phones::prove(&context, &here, &visit, &person, &session, &typed_code(&typed.code)).await {
        Ok(many) => Ok(claimed(many)),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(refused) => {
            let status = if matches!(refused, Refused::Wait) { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
            Ok(code_form(&context, &here, typed.code, Some(&refused), status))
        }
    }
}

/// The number once more, with what is wrong with it.
fn number_form(context: &Context, here: &Here, typed: String) -> Response {
    let (room, say) = (&account::of(here.face.locale).room, phone::of(here.face.locale));
    let sheet = Sheet {
        title: say.title.to_owned(),
        lead: say.lead.to_owned(),
        action: paths::ACCOUNT_PHONE.to_owned(),
        fields: vec![fields::phone(say, typed, Some(say.wrong))],
        verb: say.verb,
        more: vec![(paths::ACCOUNT.to_owned(), room.back)],
        ..Sheet::default()
    };
    show_sheet(context, here, say.title, sheet).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response()
}

fn code_form(context: &Context, here: &Here, typed: String, refused: Option<&Refused>, status: StatusCode) -> Response {
    let (door, say) = (account::of(here.face.locale), phone::of(here.face.locale));
    let waits = matches!(refused, Some(Refused::Wait));
    let sheet = Sheet {
        title: say.code.title.to_owned(),
        lead: say.code.lead.to_owned(),
        notice: waits.then(|| (Tone::Bad, door.wait.to_owned())),
        action: paths::ACCOUNT_PHONE_CODE.to_owned(),
        fields: vec![fields::code(say, typed, refused.filter(|_| !waits).map(|_| say.code_wrong))],
        verb: say.code.verb,
        more: vec![(paths::ACCOUNT.to_owned(), door.room.back)],
        ..Sheet::default()
    };
    show_sheet(context, here, say.code.title, sheet).with_status(status).into_response()
}
