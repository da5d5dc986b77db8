//! The fields of the form: which ones a country asks for and in which order, how a phone helps to fill them, what was wrong.
use crate::{
    domain::{
        checkout::{CheckoutForm, Field, FieldErrors},
        store::Locale,
    },
    i18n::{checkout::regions, words},
    ui::field::{Input, Said, Select, TextArea, TextField},
};
use leptos::prelude::*;

/// The address as it is written in the store's country. In Brazil the postal code comes first: it knows the street.
pub fn address(locale: Locale) -> &'static [Field] {
    match locale {
        Locale::PtBr => &[Field::PostalCode, Field::Line1, Field::Line2, Field::District, Field::City, Field::Region],
        Locale::En => &[Field::Line1, Field::Line2, Field::City, Field::Region, Field::PostalCode],
    }
}

/// Place of a field on the page, for the list of errors.
pub(super) fn place(field: Field, locale: Locale) -> usize {
    let address = address(locale);
    match field {
        Field::FullName => 0,
        Field::Email => 1,
        Field::Phone => 2,
        Field::Delivery => 3,
        Field::Note => 5 + address.len(),
        other => 4 + address.iter().position(|known| *known == other).unwrap_or(address.len()),
    }
}

/// `name` and id of the input.
pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::FullName => "full_name",
        Field::Email => "email",
        Field::Phone => "phone",
        Field::Delivery => "delivery",
        Field::Line1 => "line1",
        Field::Line2 => "line2",
        Field::District => "district",
        Field::City => "city",
        Field::Region => "region",
        Field::PostalCode => "postal_code",
        Field::Note => "note",
    }
}

/// One field with what was typed and what was wrong.
pub fn field(field: Field, form: &CheckoutForm, errors: &FieldErrors, locale: Locale) -> AnyView {
    let say = &words(locale).checkout.fields;
    let said = Said {
        label: (say.label)(field),
        optional: (say.optional)(field),
        hint: (say.hint)(field),
        error: error(field, errors, locale),
        value: typed(field, form).to_owned(),
    };
    let input = input(field, locale);
    match field {
        Field::Region => view! { <Select input=input said=said options=regions::of(locale) nothing=say.choose/> }.into_any(),
        Field::Note => view! { <TextArea input=input said=said/> }.into_any(),
        _ => view! { <TextField input=input said=said/> }.into_any(),
    }
}

/// The sentence for what was wrong with a field.
pub(super) fn error(field: Field, errors: &FieldErrors, locale: Locale) -> Option<&'static str> {
    errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, why)| (words(locale).checkout.fields.error)(field, *why))
}

fn typed(field: Field, form: &CheckoutForm) -> &str {
    match field {
        Field::FullName => &form.full_name,
        Field::Email => &form.email,
        Field::Phone => &form.phone,
        Field::Delivery => &form.delivery,
        Field::Line1 => &form.line1,
        Field::Line2 => &form.line2,
        Field::District => &form.district,
        Field::City => &form.city,
        Field::Region => &form.region,
        Field::PostalCode => &form.postal_code,
        Field::Note => &form.note,
    }
}

fn input(field: Field, locale: Locale) -> Input {
    let brazil = locale == Locale::PtBr;
    let (kind, autocomplete, inputmode, span) = match field {
        Field::FullName => ("text", "name", None, 6),
        Field::Email => ("email", "email", Some("email"), 3),
        Field::Phone => ("tel", "tel", Some("tel"), 3),
        Field::Line1 => ("text", "address-line1", None, if brazil { 4 } else { 6 }),
        Field::Line2 => ("text", "address-line2", None, if brazil { 3 } else { 2 }),
        Field::District => ("text", "address-level3", None, 3),
        Field::City => ("text", "address-level2", None, if brazil { 3 } else { 4 }),
        Field::Region => ("text", "address-level1", None, 3),
        Field::PostalCode => ("text", "postal-code", Some("numeric"), if brazil { 2 } else { 3 }),
        Field::Delivery | Field::Note => ("text", "off", None, 6),
    };
    // no limit here: an address that a browser cut would be delivered to nobody
    Input { name: name(field), kind, autocomplete, inputmode, most: None, span }
}
