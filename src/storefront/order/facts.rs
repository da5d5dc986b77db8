//! What was ordered, what it came to, and where it goes.
use crate::{
    domain::{
        money::Money,
        order::{Address, OrderLine, OrderSheet},
        store::Locale,
    },
    i18n::{amount, words},
    ui::{
        picture::is_day,
        sums::{Sums, Thing, Things},
    },
};
use leptos::prelude::*;

/// Only facts that there are.
pub(super) fn facts(sheet: &OrderSheet, locale: Locale) -> AnyView {
    let say = &words(locale).order.facts;
    let address = sheet.address.as_ref().map(|address| written(address, locale)).unwrap_or_default();
    let facts = [
        (say.way, sheet.delivery_name.clone()),
        (say.address, address),
        (say.name, sheet.full_name.clone()),
        (say.email, sheet.email.clone()),
        (say.phone, sheet.phone.clone()),
        (say.note, sheet.note.clone()),
    ];
    let rows = facts
        .into_iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(word, fact)| view! { <div class="product__fact"><dt>{word}</dt><dd>{fact}</dd></div> })
        .collect_view();
    view! { <dl class="product__facts">{rows}</dl> }.into_any()
}

/// An address in one line, in the order of its country.
fn written(address: &Address, locale: Locale) -> String {
    // a code is one word: it may not break at its hyphen, nor be left alone by its region
    let code = address.postal_code.replace('-', "\u{2011}");
    let place = match locale {
        Locale::PtBr => [address.city.clone(), address.region.clone(), code],
        Locale::En => [address.city.clone(), format!("{}\u{a0}{code}", address.region), String::new()],
    };
    let street = [address.line1.clone(), address.line2.clone(), address.district.clone()];
    street.into_iter().chain(place).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Lines and totals, with the prices of the day.
pub(super) fn goods(sheet: &OrderSheet, locale: Locale) -> AnyView {
    let say = &words(locale).order;
    let delivery = if sheet.delivery.minor == 0 { say.free.to_owned() } else { amount::money(sheet.delivery, locale) };
    let mut lines = vec![(say.goods.to_owned(), amount::money(sheet.subtotal, locale))];
    if sheet.discount.minor > 0 {
        lines.push((say.discount.to_owned(), amount::money(Money::new(-sheet.discount.minor, sheet.discount.currency), locale)));
    }
    lines.push((sheet.delivery_name.clone(), delivery));
    let things = sheet.lines.iter().map(|line| thing(line, locale)).collect::<Vec<_>>();
    view! {
        <aside class="summary" aria-label=say.lines>
            <h2 class="summary__title">{say.lines}</h2>
            <Things things=things/>
            <Sums lines=lines total=(say.total.to_owned(), amount::money(sheet.total, locale))/>
            {money_back(sheet, locale)}
        </aside>
    }
    .into_any()
}

/// Below the total, since it changes nothing of what was bought: each sum with how it stands and since when.
fn money_back(sheet: &OrderSheet, locale: Locale) -> Option<AnyView> {
    let say = &words(locale).order;
    let rows = sheet.refunds.iter().map(|refund| {
        let told = format!("{}, {}", (say.refund)(refund.status), refund.at);
        view! { <div class="summary__sum" data-refund=refund.status.name()><dt>{told}</dt><dd>{amount::money(refund.amount, locale)}</dd></div> }
    });
    let rows = rows.collect_view();
    (!sheet.refunds.is_empty())
        .then(|| view! { <section><h3 class="summary__note">{say.back}</h3><dl class="summary__sums">{rows}</dl></section> }.into_any())
}

fn thing(line: &OrderLine, locale: Locale) -> Thing {
    let units = (line.quantity > 1).then(|| (words(locale).order.units)(line.quantity));
    let note = Some(line.label.clone()).filter(|label| !label.is_empty()).into_iter().chain(units).collect::<Vec<_>>().join(", ");
    let by_day = line.media_key_by_day.as_ref().filter(|_| is_day());
    Thing { picture: by_day.or(line.media_key.as_ref()).cloned(), name: line.name.clone(), note, amount: amount::money(line.total, locale) }
}
