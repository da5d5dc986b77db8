//! The map of the site for those who index it: an index, one file of the house's own pages, and files of goods with their pictures.
//! A sold piece keeps its page and is not named here any more. Also which ways are not worth going.
use super::xml;
use crate::{
    domain::editorial::PageKind,
    error::AppError,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db::{self, tx::Tx},
        envelope::Failure,
        page::{Here, Origin},
    },
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};

const INDEX: &str = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
const SET: &str =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n";

/// Rooms of people, and listings of which there are as many as there are combinations; each of their goods is in the map.
pub async fn robots(here: Here) -> Response {
    let shut = [
        paths::ADMIN,
        paths::COURIER_BASE,
        paths::CART,
        paths::CHECKOUT,
        paths::ACCOUNT,
        paths::SIGN_IN,
        paths::JOIN,
        paths::ORDERS,
        paths::BAGS,
        paths::CONSIGNORS,
        paths::PREVIEWS,
        paths::WAITS,
        paths::FITS,
        paths::SERVER_FUNCTIONS,
    ];
    let mut text = "User-agent: *\n".to_owned();
    for path in shut {
        text.push_str(&format!("Disallow: {path}\n"));
    }
    text.push_str(&format!("Disallow: {}?\n\nSitemap: {}{}\n", paths::SHOP, here.origin, paths::SITEMAP));
    text.into_response()
}

async fn begin(context: &Context, here: &Here) -> Result<Tx, AppError> {
    context.db.begin(&Actor::guest(here.face.id)).await
}

pub async fn index(State(context): State<Context>, here: Here) -> Result<Response, Failure> {
    let mut tx = begin(&context, &here).await?;
    let (pages, parts) = (db::catalogue::last_change(&mut tx).await?, db::catalogue::parts(&mut tx).await?);
    tx.commit().await?;
    let mut text = format!("{}{INDEX}", xml::HEAD);
    let mut add = |path: &str, changed: Option<&str>| {
        text.push_str(&format!("<sitemap><loc>{}{path}</loc>{}</sitemap>\n", here.origin, stamp(changed)));
    };
    add(paths::SITEMAP_PAGES, pages.as_deref());
    for (number, changed) in (1_u32..).zip(&parts) {
        add(&paths::sitemap_part(number), Some(changed));
    }
    text.push_str("</sitemapindex>\n");
    Ok(xml::answer(text))
}

pub async fn part(State(context): State<Context>, here: Here, Path(file): Path<String>) -> Result<Response, Failure> {
    let mut tx = begin(&context, &here).await?;
    let text = match paths::sitemap_part_of(&file) {
        Some(number) => goods(&mut tx, &here.origin, number).await?,
        None if file == paths::SITEMAP_PAGES_FILE => pages(&mut tx, &here.origin).await?,
        None => return Err(AppError::NotFound.into()),
    };
    tx.commit().await?;
    Ok(xml::answer(text))
}

async fn pages(tx: &mut Tx, origin: &Origin) -> Result<String, AppError> {
    let changed = db::catalogue::last_change(tx).await?;
    let mut text = format!("{}{SET}", xml::HEAD);
    for path in [paths::HOME, paths::SHOP, paths::COLLECTIONS] {
        text.push_str(&format!("<url><loc>{origin}{path}</loc>{}</url>\n", stamp(changed.as_deref())));
    }
    for (key, day) in db::pages::published(tx).await?.into_iter().filter(|(key, _)| key.kind != PageKind::Home) {
        text.push_str(&format!("<url><loc>{origin}{}</loc>{}</url>\n", paths::page(&key), stamp(Some(&day))));
    }
    text.push_str("</urlset>\n");
    Ok(text)
}

async fn goods(tx: &mut Tx, origin: &Origin, number: u32) -> Result<String, AppError> {
    let entries = db::catalogue::entries(tx, number).await?;
    if entries.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut text = format!("{}{SET}", xml::HEAD);
    for entry in entries {
        text.push_str(&format!("<url><loc>{origin}{}</loc>{}", paths::product(&entry.slug), stamp(Some(&entry.changed))));
        for (key, width) in &entry.pictures {
            text.push_str(&format!("<image:image><image:loc>{origin}{}</image:loc></image:image>", paths::media_largest_of(key, *width)));
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    Ok(text)
}

fn stamp(changed: Option<&str>) -> String {
    changed.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default()
}
