//! The hats of people, and the doors that each may open. What a role may see is decided by the database, not here.
use super::store::UnknownName;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// From the fewest doors to the most: who wears several hats comes in under the last of them. A consignor has her page by link, and none
/// behind the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    Consignor,
    Customer,
    Courier,
    Attendant,
    Finance,
    Owner,
}

impl Role {
    pub const ALL: [Self; 6] = [Self::Customer, Self::Consignor, Self::Courier, Self::Attendant, Self::Finance, Self::Owner];

    /// Hats of the team; the others are worn by those whom it serves.
    pub const STAFF: [Self; 4] = [Self::Courier, Self::Attendant, Self::Finance, Self::Owner];

    pub fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Consignor => "consignor",
            Self::Courier => "courier",
            Self::Attendant => "attendant",
            Self::Finance => "finance",
            Self::Owner => "owner",
        }
    }

    /// The back office is for the team.
    pub fn opens_admin(self) -> bool {
        matches!(self, Self::Attendant | Self::Finance | Self::Owner)
    }

    /// The courier's app; an owner may look over a shoulder.
    pub fn opens_courier(self) -> bool {
        matches!(self, Self::Courier)
    }
}

impl FromStr for Role {
    type Err = UnknownName;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|role| role.name() == name).ok_or(UnknownName)
    }
}
