//! The checkout form: what is typed, what is wrong with it, and what an order needs to be placed.
//!
//! Everything typed comes back with the errors, so that nothing is lost.
use super::{
    account::Consent,
    cart::DeliveryOption,
    id::DeliveryId,
    order::Address,
    postal,
    store::Locale,
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};

/// The form as it was typed; also what is shown again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckoutForm {
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub delivery: String,
    pub line1: String,
    pub line2: String,
    pub district: String,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    pub note: String,
    /// Totals that the buyer saw, one per way of delivery: see [`write_totals`].
    pub expected_totals: String,
    /// Key of this submit, made when the form was shown.
    pub intent: String,
    /// Ticks, never set by us: whether a customer wants the address saved, and what she agrees to.
    pub keep_address: String,
    #[serde(rename = "news-email")]
    pub news_email: String,
    #[serde(rename = "news-whatsapp")]
    pub news_whatsapp: String,
}

/// The fields that can be wrong, as in `name` of their inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    FullName,
    Email,
    Phone,
    Delivery,
    Line1,
    Line2,
    District,
    City,
    Region,
    PostalCode,
    Note,
}

/// What was wrong, field by field, in the order of the form.
pub type FieldErrors = Vec<(Field, TextError)>;

/// A form that can be ordered from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    pub full_name: String,
    pub email: String,
    pub phone: String,
    pub delivery: DeliveryId,
    /// For deliveries only.
    pub address: Option<Address>,
    pub note: String,
    pub expected_total_minor: i64,
    pub intent: String,
}

impl CheckoutForm {
    /// Check every field against the ways of delivery that there are: a pickup needs no address, and not every way goes everywhere.
    pub fn check(&self, locale: Locale, ways: &[DeliveryOption]) -> Result<Checkout, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut keep = |field, result: Result<String, TextError>| {
            result.unwrap_or_else(|error| {
                errors.push((field, error));
                String::new()
            })
        };
        let full_name = keep(Field::FullName, text::line(&self.full_name, 120));
        let email = keep(Field::Email, text::email(&self.email));
        let phone = keep(Field::Phone, text::phone(&self.phone, country_code(locale)));
        let chosen = self.delivery.parse::<DeliveryId>().ok().and_then(|id| ways.iter().find(|way| way.id == id));
        if chosen.is_none() {
            keep(Field::Delivery, Err(TextError::NotAChoice));
        }
        let address = chosen.filter(|way| !way.pickup).map(|way| {
            let address = self.address(locale, &mut keep);
            if !address.postal_code.is_empty() && !way.goes_to(&address.postal_code) {
                keep(Field::PostalCode, Err(TextError::OutOfReach));
            }
            address
        });
        let note = keep(Field::Note, text::optional_line(&self.note, 500));
        match chosen {
            Some(way) if errors.is_empty() => Ok(Checkout {
                full_name,
                email,
                phone,
                delivery: way.id,
                address,
                note,
                // a total that is no number was not shown by us: it can equal no total
                expected_total_minor: self.expected_total_minor().unwrap_or(-1),
                intent: self.intent.clone(),
            }),
            _ => Err(errors),
        }
    }
}

impl CheckoutForm {
    /// Its address; `keep` takes each field's result.
    fn address(&self, locale: Locale, keep: &mut impl FnMut(Field, Result<String, TextError>) -> String) -> Address {
        Address {
            line1: keep(Field::Line1, text::line(&self.line1, 160)),
            line2: keep(Field::Line2, text::optional_line(&self.line2, 160)),
            district: keep(Field::District, text::optional_line(&self.district, 80)),
            city: keep(Field::City, text::line(&self.city, 80)),
            region: keep(Field::Region, text::line(&self.region, 40)),
            postal_code: keep(Field::PostalCode, self.postal_code(locale)),
        }
    }

    /// Its postal code, which must lie in the state that she chose.
    fn postal_code(&self, locale: Locale) -> Result<String, TextError> {
        let code = postal::postal_code(&self.postal_code, locale)?;
        let lies_elsewhere = locale == Locale::PtBr && !self.region.trim().is_empty() && postal::state(&code) != Some(self.region.trim());
        if lies_elsewhere { Err(TextError::ElsewhereThanState) } else { Ok(code) }
    }

    /// Check the address alone, as it is saved for another time.
    pub fn check_address(&self, locale: Locale) -> Result<Address, FieldErrors> {
        let mut errors = FieldErrors::new();
        let address = self.address(locale, &mut |field, result: Result<String, TextError>| {
            result.unwrap_or_else(|error| {
                errors.push((field, error));
                String::new()
            })
        });
        if errors.is_empty() { Ok(address) } else { Err(errors) }
    }

    /// Write an address into its fields.
    pub fn write_address(&mut self, address: &Address) {
        let Address { line1, line2, district, city, region, postal_code } = address.clone();
        (self.line1, self.line2, self.district) = (line1, line2, district);
        (self.city, self.region, self.postal_code) = (city, region, postal_code);
    }

    /// What she ticked; nothing is ticked for her.
    pub fn agreed(&self) -> impl Iterator<Item = Consent> {
        [(Consent::NewsByEmail, &self.news_email), (Consent::NewsByWhatsapp, &self.news_whatsapp)]
            .into_iter()
            .filter(|(_, tick)| !tick.is_empty())
            .map(|(consent, _)| consent)
    }

    /// Every field that is kept for a returning visitor, with its `name`: not the key of the submit, not the totals.
    pub fn kept(&mut self) -> [(&'static str, &mut String); 11] {
        [
            ("full_name", &mut self.full_name),
            ("email", &mut self.email),
            ("phone", &mut self.phone),
            ("delivery", &mut self.delivery),
            ("line1", &mut self.line1),
            ("line2", &mut self.line2),
            ("district", &mut self.district),
            ("city", &mut self.city),
            ("region", &mut self.region),
            ("postal_code", &mut self.postal_code),
            ("note", &mut self.note),
        ]
    }

    /// Total that the buyer saw beside the way of delivery that she chose.
    pub fn expected_total_minor(&self) -> Option<i64> {
        self.expected_totals.split(' ').filter_map(|pair| pair.split_once(':')).find(|(way, _)| *way == self.delivery)?.1.parse().ok()
    }
}

/// Totals (minor units) per way of delivery, as the form carries them: `id:total id:total`.
pub fn write_totals(totals: impl IntoIterator<Item = (DeliveryId, i64)>) -> String {
    totals.into_iter().map(|(way, total)| format!("{way}:{total}")).collect::<Vec<_>>().join(" ")
}

/// Calling code put before national numbers.
pub fn country_code(locale: Locale) -> &'static str {
    match locale {
        Locale::PtBr => "55",
        Locale::En => "1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::{Currency, Money};

    fn form() -> CheckoutForm {
        CheckoutForm {
            full_name: "Ana Souza".into(),
            email: "ana@example.test".into(),
            delivery: "0190a000-0000-7000-8000-000000000001".into(),
            line1: "Rua Augusta 100".into(),
            city: "São Paulo".into(),
            region: "SP".into(),
            postal_code: "01310100".into(),
            expected_totals: "0190a000-0000-7000-8000-000000000002:14990 0190a000-0000-7000-8000-000000000001:15990".into(),
            intent: "0123456789abcdef".into(),
            ..CheckoutForm::default()
        }
    }

    fn way() -> DeliveryOption {
        DeliveryOption {
            id: "0190a000-0000-7000-8000-000000000001".parse().unwrap(),
            pickup: false,
            name: "Post".into(),
            promise: String::new(),
            reach: None,
            fee: Money::new(1_000, Currency::BRL),
        }
    }

    #[test]
    fn a_good_form_becomes_a_checkout() {
        let checkout = form().check(Locale::PtBr, &[way()]).unwrap();
        assert_eq!(checkout.address.unwrap().postal_code, "01310-100");
        assert_eq!(checkout.expected_total_minor, 15990);
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let bad = CheckoutForm { email: "ana".into(), city: " ".into(), postal_code: "1".into(), ..form() };
        let errors = bad.check(Locale::PtBr, &[way()]).unwrap_err();
        assert_eq!(
            errors,
            vec![(Field::Email, TextError::NotAnEmail), (Field::City, TextError::Missing), (Field::PostalCode, TextError::NotAPostalCode)]
        );
    }

    #[test]
    fn a_postal_code_of_another_state_is_told_beside_it() {
        let paulista = CheckoutForm { postal_code: "01310-100".into(), region: "PE".into(), ..form() };
        assert_eq!(paulista.check_address(Locale::PtBr).unwrap_err(), vec![(Field::PostalCode, TextError::ElsewhereThanState)]);
        let unsaid = CheckoutForm { region: String::new(), ..paulista };
        assert_eq!(unsaid.check_address(Locale::PtBr).unwrap_err(), vec![(Field::Region, TextError::Missing)]);
    }

    #[test]
    fn pickup_asks_for_no_address() {
        let bare = CheckoutForm { line1: String::new(), city: String::new(), postal_code: String::new(), ..form() };
        assert!(bare.check(Locale::PtBr, &[DeliveryOption { pickup: true, ..way() }]).unwrap().address.is_none());
    }

    #[test]
    fn an_unknown_way_of_delivery_is_no_choice() {
        assert_eq!(form().check(Locale::En, &[]).unwrap_err(), vec![(Field::Delivery, TextError::NotAChoice)]);
    }
    #[test]
    fn a_way_that_does_not_go_there_is_told_beside_the_postal_code() {
        let near = DeliveryOption { reach: Some("22 0".into()), ..way() };
        assert!(form().check(Locale::PtBr, std::slice::from_ref(&near)).is_ok());
        let far = CheckoutForm { postal_code: "50050-000".into(), region: "PE".into(), ..form() };
        assert_eq!(far.check(Locale::PtBr, &[near]).unwrap_err(), vec![(Field::PostalCode, TextError::OutOfReach)]);
        assert!(far.check(Locale::PtBr, &[way()]).is_ok());
    }

    #[test]
    fn what_is_too_long_is_an_error_and_is_not_cut() {
        let long = CheckoutForm { line1: "ã".repeat(161), city: "b".repeat(81), ..form() };
        let wrong = vec![(Field::Line1, TextError::TooLong), (Field::City, TextError::TooLong)];
        assert_eq!(long.check(Locale::PtBr, &[way()]).unwrap_err(), wrong);
        assert_eq!(long.check_address(Locale::PtBr).unwrap_err(), wrong);
        let fits = CheckoutForm { line1: "ã".repeat(160), ..form() };
        assert_eq!(fits.check_address(Locale::PtBr).unwrap().line1.chars().count(), 160);
    }
}
