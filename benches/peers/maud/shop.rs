//! The twin's shop: facets with counts, tools, 24 cards, the way on.
use super::{
    House,
    rows::Shelf,
    whole::{Head, card, document},
};
use maud::{Markup, html};
use vitrine::{
    domain::{
        fit::AREAS,
        listing::{FACETS, Listing, Sort},
    },
    i18n::{amount, words},
    paths,
    storefront::voice,
};

/// Facets that stand open.
const OPEN: usize = 4;

pub fn page(house: &House, shelf: &Shelf) -> Markup {
    let voice = voice::of(house.theme);
    let say = &words(house.locale).shop;
    let goods = (voice.goods)(shelf.total);
    let head = Head {
        title: format!("{} · {}", voice.shop_title, house.name),
        description: (say.described)(voice.shop_title, &goods),
        path: paths::SHOP.into(),
        shared: shelf.cards.first().and_then(|card| card.media_key.as_deref()),
        first: None,
        structured: None,
    };
    let main = html! {
        div.listing {
            header.listing__head {
                h1.listing__title { (voice.shop_title) }
                p.listing__count role="status" { (goods) }
            }
            (filters(house, shelf, &goods))
            (tools(house))
            h2.visually-hidden { (voice.shop_title) ": " (goods) }
            ul class="grid listing__grid" data-columns=[(shelf.cards.len() == 4).then_some("4")] {
                @for (place, product) in shelf.cards.iter().enumerate() { (card(house, product, place < 3, true)) }
            }
            (pager(house, shelf))
        }
    };
    document(house, &head, None, main)
}

fn filters(house: &House, shelf: &Shelf, goods: &str) -> Markup {
    let all = words(house.locale);
    let say = &all.shop;
    let kinds = FACETS.into_iter().filter(|kind| shelf.words.iter().any(|word| word.kind == *kind));
    html! {
        aside.filters.sheet #filters popover="auto" aria-label=(say.filter) {
            div.sheet__head {
                span.sheet__title { (say.filter) }
                button.icon-button type="button" popovertarget="filters" popovertargetaction="hide" aria-label=(all.house.close) { (icon("m5 5 10 10M15 5 5 15")) }
            }
            @if shelf.words.iter().any(|word| word.kind == "size") { (fits(house)) }
            @for (place, kind) in kinds.enumerate() {
                details.facet open[place < OPEN] {
                    summary.facet__head { ((say.facet)(kind)) }
                    ul class=(if kind == "size" { "facet__values facet__values--sizes" } else { "facet__values" }) {
                        @for word in shelf.words.iter().filter(|word| word.kind == kind) {
                            li {
                                a.facet__value href=(paths::shop(&format!("{kind}={}", word.slug))) rel="nofollow" {
                                    span.facet__word { (word.name) }
                                    span.facet__count { (word.count) }
                                }
                            }
                        }
                    }
                }
            }
            details.facet {
                summary.facet__head { (say.price) }
                form.facet__range method="get" action=(paths::SHOP) {
                    (field("from", say.price_from, shelf.cheapest.map(|minor| minor.div_euclid(100))))
                    (field("to", say.price_to, shelf.dearest.map(|minor| minor.saturating_add(99).div_euclid(100))))
                    button.link type="submit" { (say.apply) }
                }
            }
            button class="button button--wide filters__done" type="button" popovertarget="filters" popovertargetaction="hide" { ((say.show)(goods)) }
        }
    }
}

fn fits(house: &House) -> Markup {
    let all = words(house.locale);
    let say = &all.shop.fits;
    html! {
        details.facet open {
            summary.facet__head { (say.title) }
            form.fits method="post" action=(paths::FITS) {
                p.fits__words { (say.lead) }
                @for area in AREAS {
                    div.field {
                        label.field__label for=(area.name()) { ((all.product.area)(area)) }
                        input.field__input id=(area.name()) name=(area.name()) type="text" inputmode="decimal" maxlength="6" autocomplete="off";
                    }
                }
                input type="hidden" name="listing" value="";
                div.fits__ways { button.link type="submit" { (say.go) } a.link rel="nofollow" href=(paths::FITS) { (say.kept) } }
                p.fits__words { (say.private) }
            }
        }
    }
}

fn field(id: &str, label: &str, hint: Option<i64>) -> Markup {
    html! {
        div.field {
            label.field__label for=(id) { (label) }
            input.field__input id=(id) name=(id) type="text" inputmode="numeric" maxlength="7" placeholder=[hint];
        }
    }
}

fn tools(house: &House) -> Markup {
    let all = words(house.locale);
    let say = &all.shop;
    html! {
        div.listing__tools {
            form.search role="search" method="get" action=(paths::SHOP) {
                label.visually-hidden for="q" { (all.house.search) }
                input.search__input #q name="q" type="search" maxlength="80" autocomplete="off" value="" placeholder=(voice::of(house.theme).shop_placeholder);
                button.icon-button.search__go aria-label=(all.house.search) { (icon("M14.5 9a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM13 13l4 4")) }
            }
            button.listing__filter type="button" popovertarget="filters" { ((say.filter_with)(0)) }
            details.menu {
                summary.menu__head { span.visually-hidden { (say.sort_by) " " } ((say.sort)(Sort::default())) }
                ul.menu__list {
                    @for sort in Listing::default().sorts() {
                        li {
                            a.menu__item rel="nofollow" aria-current=[(sort == Sort::default()).then_some("true")]
                                href=(if sort == Sort::default() { paths::SHOP.to_owned() } else { paths::shop(&format!("sort={}", sort.name())) }) { ((say.sort)(sort)) }
                        }
                    }
                }
            }
        }
    }
}

fn pager(house: &House, shelf: &Shelf) -> Markup {
    let say = &words(house.locale).shop;
    let shown = amount::count(u32::try_from(shelf.cards.len()).unwrap_or(u32::MAX), house.locale);
    html! {
        @if let Some(next) = &shelf.next {
            nav.pager aria-label=(say.pages) {
                a.pager__prev aria-disabled="true" { (icon("M17 10H3m5-5-5 5 5 5")) (say.first_page) }
                span.pager__here { ((say.shown)(&shown, &amount::count(shelf.total, house.locale))) }
                a.pager__next rel="next" href=(paths::shop(&format!("after={next}"))) { (say.next_page) (icon("M3 10h14m-5-5 5 5-5 5")) }
            }
        }
    }
}

fn icon(path: &str) -> Markup {
    html! { svg.icon viewBox="0 0 20 20" aria-hidden="true" { path d=(path) {} } }
}
