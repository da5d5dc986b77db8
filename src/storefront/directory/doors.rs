//! Two lists: three doors per store, and the people who may walk through them.
use super::DirectoryStore;
use crate::{
    domain::{role::Role, store::Locale},
    i18n::words,
    paths,
};
use leptos::prelude::*;

/// Demo people with a login of their own.
const PEOPLE: [Role; 5] = [Role::Owner, Role::Attendant, Role::Finance, Role::Courier, Role::Customer];

/// Where each role goes in.
fn door(role: Role) -> &'static str {
    match role {
        Role::Owner | Role::Attendant | Role::Finance => paths::ADMIN,
        Role::Courier => paths::COURIER,
        Role::Customer | Role::Consignor => paths::ACCOUNT,
    }
}

/// An origin without its scheme.
pub(super) fn host(origin: &str) -> String {
    origin.split_once("://").map_or(origin, |(_, host)| host).to_owned()
}

/// Storefront, back office and courier of every store.
pub(super) fn doors(stores: &[DirectoryStore], locale: Locale) -> AnyView {
    let say = &words(locale).directory;
    let doors = [(say.storefront, paths::HOME), (say.back_office, paths::ADMIN), (say.courier, paths::COURIER)];
    let rows = doors
        .into_iter()
        .map(|((word, behind), path)| {
            let cells = stores.iter().map(|store| {
                let address = format!("{}{path}", store.origin);
                let shown = host(&address).trim_end_matches('/').to_owned();
                view! { <td><a class="link" href=address>{shown}</a></td> }
            });
            view! { <tr><th scope="row">{word}</th><td class="doors__what">{behind}</td>{cells.collect_view()}</tr> }
        })
        .collect_view();
    table([say.door, say.behind], stores, rows.into_any())
}

/// Who may walk in, with the address to sign in by.
pub(super) fn logins(stores: &[DirectoryStore], locale: Locale) -> AnyView {
    let say = &words(locale).directory;
    let rows = PEOPLE
        .into_iter()
        .map(|role| {
            let (word, what) = (say.role)(role);
            let cells = stores.iter().map(|store| {
                let href = format!("{}{}", store.origin, paths::sign_in_then(door(role)));
                view! { <td><a class="link" href=href><code>{role.name()}"@"<wbr/>{format!("{}.test", store.face.slug)}</code></a></td> }
            });
            view! { <tr><th scope="row">{word}</th><td class="doors__what">{what}</td>{cells.collect_view()}</tr> }
        })
        .collect_view();
    table([say.who, say.what_for], stores, rows.into_any())
}

/// The password of the demo people, or where it was said.
pub(super) fn secret(password: Option<String>, locale: Locale) -> AnyView {
    let say = &words(locale).directory;
    match password {
        Some(password) => view! { <p class="doors__secret">{say.password}" "<code>{password}</code></p> }.into_any(),
        None => view! { <p class="doors__secret">{say.password_printed}</p> }.into_any(),
    }
}

fn table(heads: [&'static str; 2], stores: &[DirectoryStore], rows: AnyView) -> AnyView {
    let heads = heads.into_iter().map(str::to_owned).chain(stores.iter().map(|store| store.face.name.clone()));
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! { <table class="doors__table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
}
