//! Postal codes: how they are written, and in which Brazilian state one lies. Whether a street is there is not known here.
use super::{store::Locale, text::TextError};

/// CEP `01310-100` or ZIP `94107`, `94107-1234`, written in one form.
pub fn postal_code(typed: &str, locale: Locale) -> Result<String, TextError> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if typed.trim().is_empty() {
        return Err(TextError::Missing);
    }
    if typed.len() > 20 || typed.chars().any(|c| !c.is_ascii_digit() && !"-. ".contains(c)) {
        return Err(TextError::NotAPostalCode);
    }
    match (locale, digits.len()) {
        (Locale::PtBr, 8) | (Locale::En, 9) => Ok(digits.chars().enumerate().fold(String::new(), |mut out, (place, digit)| {
            if place == 5 {
                out.push('-');
            }
            out.push(digit);
            out
        })),
        (Locale::En, 5) => Ok(digits),
        _ => Err(TextError::NotAPostalCode),
    }
}

/// The last three-digit beginning of each stretch of CEPs, in rising order, and the state that it belongs to (tables of the Correios).
const STRETCHES: &[(u32, &str)] = &[
    (199, "SP"),
    (289, "RJ"),
    (299, "ES"),
    (399, "MG"),
    (489, "BA"),
    (499, "SE"),
    (569, "PE"),
    (579, "AL"),
    (589, "PB"),
    (599, "RN"),
    (639, "CE"),
    (649, "PI"),
    (659, "MA"),
    (688, "PA"),
    (689, "AP"),
    (692, "AM"),
    (693, "RR"),
    (698, "AM"),
    (699, "AC"),
    (727, "DF"),
    (729, "GO"),
    (736, "DF"),
    (767, "GO"),
    (769, "RO"),
    (779, "TO"),
    (789, "MT"),
    (799, "MS"),
    (879, "PR"),
    (899, "SC"),
    (999, "RS"),
];

/// The state in which a CEP lies; nothing for what is none.
pub fn state(cep: &str) -> Option<&'static str> {
    let beginning: u32 = cep.get(..3)?.parse().ok().filter(|beginning| *beginning >= 10)?;
    STRETCHES.iter().find(|(last, _)| beginning <= *last).map(|(_, state)| *state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cep_lies_in_its_state() {
        let known = [
            ("01310-100", "SP"),
            ("20040-002", "RJ"),
            ("29010-002", "ES"),
            ("30130-010", "MG"),
            ("50050-000", "PE"),
            ("69005-010", "AM"),
            ("69301-000", "RR"),
            ("69900-062", "AC"),
            ("68900-073", "AP"),
            ("70040-010", "DF"),
            ("72900-000", "GO"),
            ("73310-000", "DF"),
            ("74003-010", "GO"),
            ("76801-059", "RO"),
            ("77001-002", "TO"),
            ("78005-000", "MT"),
            ("79002-000", "MS"),
            ("80010-000", "PR"),
            ("88010-000", "SC"),
            ("90010-150", "RS"),
        ];
        assert_eq!(known.map(|(cep, _)| state(cep)), known.map(|(_, state)| Some(state)));
        assert_eq!([state("00000-000"), state("0"), state("")], [None, None, None]);
    }

    #[test]
    fn stretches_rise_and_name_every_state() {
        assert!(STRETCHES.is_sorted_by(|a, b| a.0 < b.0));
        let mut states: Vec<_> = STRETCHES.iter().map(|(_, state)| *state).collect();
        states.sort_unstable();
        states.dedup();
        assert_eq!(states.len(), 27);
    }
}
