//! The one password of all demo people. It is kept beside the data from the day on which they were seeded, so that what a start
//! prints is what opens. Production has no demo people and never comes here.
use super::secrets::{Secrets, write_private};
use std::{fs, io, path::Path};

const FILE: &str = "demo-password";
const IGNORED: &str = "VITRINE_DEMO_PASSWORD was not taken: these stores were filled with another one, shown below";

/// What opens, and what has to be said about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Password {
    pub word: String,
    pub note: Option<&'static str>,
}

/// The password that the stores in `data` were filled with; before that the one that was set, or one that this deployment always
/// makes again.
pub fn password(data: &Path, set: Option<String>, secrets: &Secrets) -> io::Result<Password> {
    let set = set.filter(|word| !word.is_empty());
    match fs::read_to_string(data.join(FILE)) {
        Ok(kept) => {
            let note = set.is_some_and(|set| set != kept).then_some(IGNORED);
            Ok(Password { word: kept, note })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let word = set.unwrap_or_else(|| secrets.token("demo", &[]).chars().filter(char::is_ascii_alphanumeric).take(12).collect());
            Ok(Password { word, note: None })
        }
        Err(error) => Err(error),
    }
}

/// Keep it: the stores were filled with it just now.
pub fn keep(data: &Path, word: &str) -> io::Result<()> {
    write_private(&data.join(FILE), word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seeded_is_what_opens() {
        let data = std::env::temp_dir().join(format!("vitrine-demo-{}", uuid::Uuid::new_v4()));
        fs::create_dir(&data).unwrap();
        let secrets = Secrets::from_bytes([7; 32]);
        let of = |set: Option<&str>| password(&data, set.map(str::to_owned), &secrets).unwrap();
        let made = of(None);
        assert_eq!((made.word.len(), made.note), (12, None));
        assert_eq!(of(Some("")), made);
        assert_eq!(of(Some("chosen")), Password { word: "chosen".into(), note: None });
        keep(&data, "chosen").unwrap();
        assert_eq!(of(None), Password { word: "chosen".into(), note: None });
        assert_eq!(of(Some("chosen")).note, None);
        assert_eq!(of(Some("another")), Password { word: "chosen".into(), note: Some(IGNORED) });
        fs::remove_dir_all(data).unwrap();
    }
}
