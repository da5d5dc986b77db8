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

/// `2026-11` as `Nov 2026` or `nov 2026`. What has another shape is given back as it is.
pub fn month(local: &str, locale: Locale) -> String {
    let parts = || {
        let (year, month) = local.split_once('-')?;
        let place = month.parse::<usize>().ok()?.checked_sub(1)?;
        let names = if locale == Locale::En { EN } else { PT };
        Some(format!("{} {year}", names.get(place)?))
    };
    parts().unwrap_or_else(|| local.to_owned())
}

const EN_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const PT_DAYS: [&str; 7] = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"];

/// A day that is near, with its day of the week first (Monday 1): `4 2026-11-26` as `Thursday 26 Nov` or `quinta, 26 nov`.
pub fn near(local: &str, locale: Locale) -> String {
    let parts = || {
        let (day_of_week, date) = local.split_once(' ')?;
        let mut date = date.split('-').skip(1);
        let (month, day) = (date.next()?.parse::<usize>().ok()?.checked_sub(1)?, date.next()?.parse::<u8>().ok()?);
        let day_of_week = day_of_week.parse::<usize>().ok()?.checked_sub(1)?;
        Some(match locale {
            Locale::En => format!("{} {day} {}", EN_DAYS.get(day_of_week)?, EN.get(month)?),
            Locale::PtBr => format!("{}, {day} {}", PT_DAYS.get(day_of_week)?, PT.get(month)?),
        })
    };
    parts().unwrap_or_else(|| local.to_owned())
}

/// A time that is near: `4 2026-11-26 18:00` (the day of the week first, Monday 1) as `Thursday 26 Nov, 18:00` or `quinta, 26 nov, 18h`.
pub fn soon(local: &str, locale: Locale) -> String {
    let parts = || {
        let mut words = local.split(' ');
        let (day_of_week, date, time) = (words.next()?.parse::<usize>().ok()?.checked_sub(1)?, words.next()?, words.next()?);
        let mut date = date.split('-').skip(1);
        let (month, day) = (date.next()?.parse::<usize>().ok()?.checked_sub(1)?, date.next()?.parse::<u8>().ok()?);
        let (hour, minute) = time.split_once(':')?;
        Some(match locale {
            Locale::En => format!("{} {day} {}, {hour}:{minute}", EN_DAYS.get(day_of_week)?, EN.get(month)?),
            Locale::PtBr => {
                let minute = if minute == "00" { "" } else { minute };
                format!("{}, {day} {}, {}h{minute}", PT_DAYS.get(day_of_week)?, PT.get(month)?, hour.trim_start_matches('0'))
            }
        })
    };
    parts().unwrap_or_else(|| local.to_owned())
}

/// Minutes and seconds left, `14:05`; with the hours where there are any, `23:14:05`. Never below zero.
pub fn countdown(seconds: i64) -> String {
    let left = seconds.max(0);
    let (hours, minutes, seconds) = (left / 3600, left / 60 % 60, left % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_at_home() {
        assert_eq!(written("2026-11-01 09:05", Locale::En), "1 Nov 2026, 09:05");
        assert_eq!(written("2026-11-01 09:05", Locale::PtBr), "1 nov 2026, 09h05");
        assert_eq!(written("?", Locale::En), "?");
        assert_eq!((month("2026-02", Locale::PtBr), month("2026-13", Locale::En)), ("fev 2026".into(), "2026-13".into()));
        assert_eq!(soon("4 2026-11-26 18:00", Locale::En), "Thursday 26 Nov, 18:00");
        assert_eq!(soon("7 2026-11-01 09:30", Locale::PtBr), "domingo, 1 nov, 9h30");
        assert_eq!(
            (near("1 2026-11-30", Locale::En), near("7 2026-12-06", Locale::PtBr)),
            ("Monday 30 Nov".into(), "domingo, 6 dez".into())
        );
        assert_eq!((soon("8 2026-11-01 09:30", Locale::PtBr), soon("", Locale::En)), ("8 2026-11-01 09:30".into(), String::new()));
        assert_eq!((countdown(845), countdown(-3)), ("14:05".into(), "0:00".into()));
        assert_eq!(countdown(86_399), "23:59:59");
    }
}
