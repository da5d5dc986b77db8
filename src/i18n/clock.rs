//! Dates and durations as they are written. The server converts into the store's zone; here it only becomes words.
use crate::domain::store::Locale;

const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PT: [&str; 12] = ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"];

/// `2026-11-21 14:05` as `21 Nov 2026, 14:05` or `21 nov 2026, 14h05`. What has another shape is given back as it is.
pub fn written(local: &str, locale: Locale) -> String {
    let parts = || {
        let (date, time) = local.split_once(' ')?;
        let mut date = date.split('-');
        let (year, month, day) = (date.next()?, date.next()?.parse::<usize>().ok()?, date.next()?.parse::<u8>().ok()?);
        let (hour, minute) = time.split_once(':')?;
        let place = month.checked_sub(1)?;
        Some(match locale {
            Locale::En => format!("{day} {} {year}, {hour}:{minute}", EN.get(place)?),
            Locale::PtBr => format!("{day} {} {year}, {hour}h{minute}", PT.get(place)?),
        })
    };
    parts().unwrap_or_else(|| local.to_owned())
}

/// Minutes and seconds left, `14:05`; never below zero.
pub fn countdown(seconds: i64) -> String {
    let left = seconds.max(0);
    format!("{}:{:02}", left / 60, left % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_at_home() {
        assert_eq!(written("2026-11-01 09:05", Locale::En), "1 Nov 2026, 09:05");
        assert_eq!(written("2026-11-01 09:05", Locale::PtBr), "1 nov 2026, 09h05");
        assert_eq!(written("?", Locale::En), "?");
        assert_eq!((countdown(845), countdown(-3)), ("14:05".into(), "0:00".into()));
    }
}
