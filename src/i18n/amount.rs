//! Amounts as they are written: `R$ 1.234,50`, `$1,234.50`. Whole numbers in, text out, no float on the way.
use crate::domain::{
    money::{Currency, Money},
    store::Locale,
};

/// An amount with its sign.
pub fn money(amount: Money, locale: Locale) -> String {
    let minus = if amount.minor < 0 { "−" } else { "" };
    let number = decimal(amount.minor.unsigned_abs(), locale);
    match (locale, amount.currency) {
        // a no-break space keeps sign and number on one line
        (Locale::PtBr, currency) => format!("{minus}{}\u{a0}{number}", currency.sign()),
        (Locale::En, Currency::BRL) => format!("{minus}R$\u{a0}{number}"),
        (Locale::En, currency) => format!("{minus}{}{number}", currency.sign()),
    }
}

/// As machines read it in structured data: `1234.50`.
pub fn plain(amount: Money) -> String {
    format!("{}{}.{:02}", if amount.minor < 0 { "-" } else { "" }, amount.minor.unsigned_abs() / 100, amount.minor.unsigned_abs() % 100)
}

/// Hundredths without a sign, as they are typed into a field: `1.234,50`, `10`.
pub fn hundredths(number: i64, locale: Locale) -> String {
    let written = decimal(number.unsigned_abs(), locale);
    written.strip_suffix("00").and_then(|whole| whole.strip_suffix(separator(locale).1)).map(str::to_owned).unwrap_or(written)
}

/// A count with thousands separated.
pub fn count(number: u32, locale: Locale) -> String {
    grouped(u64::from(number), separator(locale).0)
}

/// Centimetres with at most one decimal, from millimetres: `104`, `52,5`.
pub fn centimetres(millimetres: u32, locale: Locale) -> String {
    match millimetres % 10 {
        0 => (millimetres / 10).to_string(),
        rest => format!("{}{}{rest}", millimetres / 10, separator(locale).1),
    }
}

/// Percent from basis points, without idle zeros: `10`, `0.5`.
pub fn percent(basis_points: u32, locale: Locale) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{whole}%"),
        (_, 0) => format!("{whole}{}{}%", separator(locale).1, rest / 10),
        _ => format!("{whole}{}{rest:02}%", separator(locale).1),
    }
}

fn separator(locale: Locale) -> (char, char) {
    match locale {
        Locale::PtBr => ('.', ','),
        Locale::En => (',', '.'),
    }
}

fn decimal(minor: u64, locale: Locale) -> String {
    let (thousands, point) = separator(locale);
    format!("{}{point}{:02}", grouped(minor / 100, thousands), minor % 100)
}

fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
