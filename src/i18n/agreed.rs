//! What is agreed with a consignor, in sentences: the same for her and for the shop. A share is always told from both sides.
use super::amount;
use crate::domain::{
    consignor::{Floor, Step, Terms, Unsold, split},
    money::{Currency, Money},
    store::Locale,
};

/// `loja 50% · fornecedora 50% (R$ 60,00)`, of an amount.
pub fn both_sides(store_bp: u32, of: Money, locale: Locale) -> String {
    let hers = 10_000u32.saturating_sub(store_bp);
    let (store, her, money) =
        (amount::percent(store_bp, locale), amount::percent(hers, locale), amount::money(split(of, store_bp).hers, locale));
    match locale {
        Locale::PtBr => format!("loja {store} · fornecedora {her} ({money})"),
        Locale::En => format!("shop {store} · consignor {her} ({money})"),
    }
}

/// The example behind it.
pub fn example(store_bp: u32, of: Money, locale: Locale) -> String {
    let (price, both) = (amount::money(of, locale), both_sides(store_bp, of, locale));
    match locale {
        Locale::PtBr => format!("De uma peça vendida por {price}: {both}."),
        Locale::En => format!("Of a piece sold for {price}: {both}."),
    }
}

/// Each clause a sentence.
pub fn sentences(terms: &Terms, currency: Currency, locale: Locale) -> Vec<String> {
    let mut said = vec![floor(terms.floor, currency, locale)];
    said.push(if terms.steps.is_empty() {
        match locale {
            Locale::PtBr => "O preço não baixa sozinho.".to_owned(),
            Locale::En => "The price does not go down by itself.".to_owned(),
        }
    } else {
        steps(&terms.steps, locale)
    });
    let (lasts, grace) = (terms.lasts_days, terms.grace_days);
    said.push(match locale {
        Locale::PtBr => format!("Cada peça fica {lasts} dias na arara. Os dias em prova com uma cliente ou em cuidados não contam."),
        Locale::En => format!("Each piece stays {lasts} days on the rail. Days with a client or in care do not count."),
    });
    said.push(match (locale, terms.unsold) {
        (Locale::PtBr, Unsold::Return) => format!("Depois, você tem {grace} dias para buscar. O que ficar espera por você."),
        (Locale::PtBr, Unsold::Donate) => format!("Depois, você tem {grace} dias para buscar. O que ficar é doado."),
        (Locale::PtBr, Unsold::Convert) => format!("Depois, você tem {grace} dias para buscar. O que ficar passa a ser da loja."),
        (Locale::En, Unsold::Return) => format!("After that there are {grace} days to collect it. What stays waits for you."),
        (Locale::En, Unsold::Donate) => format!("After that there are {grace} days to collect it. What stays is given away."),
        (Locale::En, Unsold::Convert) => format!("After that there are {grace} days to collect it. What stays becomes the shop's."),
    });
    said
}

fn floor(floor: Floor, currency: Currency, locale: Locale) -> String {
    match (locale, floor) {
        (Locale::PtBr, Floor::Nothing) => "Não há preço mínimo.".to_owned(),
        (Locale::PtBr, Floor::Share(bp)) => format!("Nunca por menos de {} do primeiro preço.", amount::percent(bp, locale)),
        (Locale::PtBr, Floor::Amount(minor)) => format!("Nunca por menos de {}.", amount::money(Money::new(minor, currency), locale)),
        (Locale::En, Floor::Nothing) => "There is no lowest price.".to_owned(),
        (Locale::En, Floor::Share(bp)) => format!("Never for less than {} of its first price.", amount::percent(bp, locale)),
        (Locale::En, Floor::Amount(minor)) => format!("Never for less than {}.", amount::money(Money::new(minor, currency), locale)),
    }
}

fn steps(steps: &[Step], locale: Locale) -> String {
    let one = |step: &Step| {
        let off = amount::percent(step.off_bp, locale);
        match locale {
            Locale::PtBr => format!("no dia {}, {off} a menos", step.day),
            Locale::En => format!("on day {}, {off} off", step.day),
        }
    };
    let all = steps.iter().map(one).collect::<Vec<_>>().join("; ");
    match locale {
        Locale::PtBr => format!("O preço pode baixar: {all}."),
        Locale::En => format!("The price may go down: {all}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_from_both_sides() {
        let price = Money::new(12_000, Currency::BRL);
        assert_eq!(both_sides(5_000, price, Locale::PtBr), "loja 50% · fornecedora 50% (R$\u{a0}60,00)");
        assert_eq!(both_sides(4_750, price, Locale::En), "shop 47.5% · consignor 52.5% (R$\u{a0}63.00)");
        assert_eq!(sentences(&Terms::default(), Currency::BRL, Locale::PtBr).len(), 4);
    }
}
