//! "Fits me": three measures, asked once. The form keeps them in a cookie of this browser and leads to the listing that says them
//! in its address, so that the page itself is the same for everybody who has the address.
use crate::{
    domain::{
        fit::{AREAS, Body},
        listing::{Listing, Shelf},
        store::StoreFace,
    },
    i18n::words,
    paths,
};
use leptos::prelude::*;

/// Where goods are worn; a shop without sizes asks nobody for measures.
pub fn fits(face: &StoreFace, shelf: &Shelf) -> Option<AnyView> {
    let listing = &shelf.listing;
    let is_worn = shelf.facets.iter().any(|facet| facet.kind == "size");
    if !is_worn && !listing.body.is_known() {
        return None;
    }
    let all = words(face.locale);
    let say = &all.shop.fits;
    let rest = Listing { body: Body::default(), after: None, mistyped: Vec::new(), ..listing.clone() }.query();
    let fields = AREAS.into_iter().zip(listing.body.0).map(|(area, cm)| {
        let wrong = listing.mistyped.iter().find(|(name, _)| name == area.name()).map(|(_, typed)| typed.clone());
        let error = format!("{}-error", area.name());
        let told = wrong.as_ref().map(|_| view! { <p class="field__error" id=error.clone()>{say.wrong}</p> });
        let described = wrong.as_ref().map(|_| error.clone());
        let invalid = wrong.as_ref().map(|_| "true");
        let value = wrong.or_else(|| cm.map(|cm| cm.to_string()));
        view! {
            <div class="field">
                <label class="field__label" for=area.name()>{(all.product.area)(area)}</label>
                <input class="field__input" id=area.name() name=area.name() type="text" inputmode="decimal" maxlength="12" autocomplete="off" value=value aria-invalid=invalid aria-describedby=described/>
                {told}
            </div>
        }
    });
    let forget = listing.body.is_known().then(|| view! { <button class="link" name="forget" value="1">{say.forget}</button> });
    let kept = (!listing.body.is_known()).then(|| view! { <a class="link" rel="nofollow" href=paths::fits(&rest)>{say.kept}</a> });
    let view = view! {
        <details class="facet" open=true>
            <summary class="facet__head">{say.title}</summary>
            <form class="fits" method="post" action=paths::FITS>
                <p class="fits__words">{say.lead}</p>
                {fields.collect_view()}
                <input type="hidden" name="listing" value=rest.clone()/>
                <div class="fits__ways"><button class="link" type="submit">{say.go}</button>{forget}{kept}</div>
                <p class="fits__words">{say.private}</p>
            </form>
        </details>
    };
    Some(view.into_any())
}
