//! The coat: the blazer's tailoring, long and double-breasted.

use super::blazer::tailored;
use super::{Draft, Table};

pub fn cut(table: &mut Table) -> Draft {
    tailored(table, 1096.0, 520.0, 3)
}
