//! The version of an installed server, read from what `postgres --version` prints.

use std::path::Path;
use std::process::Command;

/// A server's version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// The number that decides about the data's format: 15 of "15.20".
    pub major: u32,
    /// As printed, without the program's name: "15.20 (Debian 15.20-0+deb12u1)".
    pub text: String,
}

impl Version {
    /// Asks `bin/postgres`; `None` when it can't be run or says something else.
    pub(super) fn of(bin: &Path) -> Option<Self> {
        let said = Command::new(bin.join("postgres")).arg("--version").output().ok()?;
        Self::parse(&String::from_utf8_lossy(&said.stdout))
    }

    fn parse(line: &str) -> Option<Self> {
        let text = line.trim().strip_prefix("postgres (PostgreSQL) ")?;
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        Some(Self { major: digits.parse().ok()?, text: text.to_owned() })
    }

    /// The number alone, without the packager's remark: "15.20".
    pub(super) fn short(&self) -> &str {
        self.text.split_whitespace().next().unwrap_or(&self.text)
    }
}

/// Major version that wrote a data folder.
pub(super) fn of_data(data: &Path) -> Option<u32> {
    std::fs::read_to_string(data.join("PG_VERSION")).ok()?.trim().split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn majors_of_all_shapes() {
        let major = |line: &str| Version::parse(line).map(|it| it.major);
        assert_eq!(major("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 19beta1"), Some(19));
        assert_eq!(major("postgres (PostgreSQL) 9.6.24"), Some(9));
        assert_eq!(major("command not found"), None);
    }
}
