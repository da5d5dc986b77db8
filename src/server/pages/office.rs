//! The doors of the back office and of the courier: a document with one lazy room, for those who may enter.
use crate::{
    app::{self, Head},
    domain::role::Role,
    error::AppError,
    i18n::words,
    paths,
    server::{
        context::Context,
        envelope::Failure,
        page::{Here, Html},
    },
};
use axum::{
    extract::{OriginalUri, State},
    response::{IntoResponse, Redirect, Response},
};

pub async fn admin(State(context): State<Context>, here: Here, OriginalUri(uri): OriginalUri) -> Response {
    let title = words(here.face.locale).desk.title.to_owned();
    enter(&context, &here, uri.path(), title, Role::opens_admin, app::admin)
}

pub async fn courier(State(context): State<Context>, here: Here, OriginalUri(uri): OriginalUri) -> Response {
    let title = words(here.face.locale).courier.title.to_owned();
    enter(&context, &here, uri.path(), title, Role::opens_courier, |face, _, name| app::courier(face, name))
}

/// The app's scope is `/courier/`: without the slash its files would be found elsewhere.
pub async fn courier_slash() -> Redirect {
    Redirect::permanent(paths::COURIER)
}

fn enter(
    context: &Context,
    here: &Here,
    path: &str,
    title: String,
    opens: fn(Role) -> bool,
    room: impl FnOnce(crate::domain::store::StoreFace, Role, String) -> leptos::prelude::AnyView,
) -> Response {
    let Some(person) = here.person.clone() else { return Redirect::to(&paths::sign_in_then(path)).into_response() };
    if !opens(person.role) {
        return Failure(AppError::Forbidden).into_response();
    }
    let face = (*here.face).clone();
    let head = Head { title: format!("{title} · {}", face.name), noindex: true, ..Head::default() };
    Html::room(context, here, head, move || room(face, person.role, person.full_name)).into_response()
}
