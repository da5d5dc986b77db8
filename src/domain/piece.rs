//! The life of a garment: its states and the moves between them, the same table as `law.transitions` in the database; and what is true
//! of it beside its state.
//!
//! A test compares both. The database is the judge; this copy lets screens offer only what is legal.
use super::{
    bag::LineStatus,
    id::{BagId, PersonId, PieceId},
    role::Role,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($state:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($state),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$state),+];

            /// The word in the database.
            pub fn name(self) -> &'static str {
                match self { $(Self::$state => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word { $($word => Ok(Self::$state),)+ _ => Err(UnknownName) }
            }
        }
    };
}
pub(crate) use states;

states! {
    /// Where a piece stands in its life.
    PieceStatus {
        Draft = "draft", InStock = "in_stock", Held = "held", Bagged = "bagged", InConsignment = "in_consignment",
        ReConsigned = "re_consigned", Returned = "returned", InCare = "in_care", Sold = "sold", SentBack = "sent_back",
        Donated = "donated", WrittenOff = "written_off",
    }
}

states! {
    /// In whose hands a piece is.
    Custody { Shop = "shop", Courier = "courier", Client = "client", Consignor = "consignor", Unknown = "unknown" }
}

states! {
    /// Whose property it is.
    Ownership { Own = "own", ConsignedIn = "consigned_in" }
}

states! {
    /// What care a piece needs.
    CareReason { Wash = "wash", Iron = "iron", Repair = "repair", Photo = "photo", Other = "other" }
}

states! {
    /// Why a piece is written off.
    WriteOffReason { Lost = "lost", Theft = "theft", Damage = "damage" }
}

/// What only somebody of the shop may say of a piece that is in it; bags and sales have verbs of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PieceMove {
    /// To the rail: from a draft, out of care, found again; within a day also back from its consignor or from charity.
    ToRail,
    /// Into care until a day (`2026-11-30`).
    ToCare(CareReason, String),
    SendBack,
    Donate,
    WriteOff(WriteOffReason),
}

impl PieceStatus {
    /// Out of the shop, on its way to a client or at her home.
    pub fn is_out(self) -> bool {
        matches!(self, Self::InConsignment | Self::ReConsigned)
    }

    /// Whether a person in this role may move a piece so. Machines (payments, the clock) have their own rows in the law.
    pub fn can_become(self, next: Self, role: Role) -> bool {
        use PieceStatus as S;
        let owner = role == Role::Owner;
        let floor = owner || role == Role::Attendant;
        match (self, next) {
            (S::Draft | S::Held | S::Bagged, S::InStock) | (S::InStock | S::Held, S::Bagged) => {
                floor || (self == S::Held && next == S::InStock && role == Role::Customer)
            }
            (S::InStock, S::Held) => floor || role == Role::Customer,
            (S::Bagged, S::InConsignment | S::ReConsigned)
            | (S::InConsignment | S::ReConsigned | S::Sold, S::Returned)
            | (S::InConsignment | S::ReConsigned, S::ReConsigned) => floor || role == Role::Courier,
            (S::InConsignment | S::ReConsigned, S::Sold) => floor || role == Role::Finance,
            (S::Returned, S::InStock | S::Bagged | S::InCare) | (S::InStock, S::InCare) | (S::InCare, S::InStock) => floor,
            (S::Held | S::InStock, S::Sold) | (S::InStock | S::Returned | S::Draft, S::SentBack) => floor,
            (S::InStock | S::Returned, S::Donated) | (S::WrittenOff | S::SentBack | S::Donated, S::InStock) => owner,
            (S::Sold | S::SentBack | S::Donated | S::WrittenOff, S::WrittenOff) => false,
            // an attendant within her limit
            (_, S::WrittenOff) => floor,
            _ => false,
        }
    }
}

/// Who has a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub piece: PieceId,
    pub code: String,
    pub name: String,
    pub status: PieceStatus,
    pub custody: Custody,
    pub person: Option<PersonId>,
    pub person_name: Option<String>,
    pub bag: Option<(BagId, String)>,
    /// When it went through the door, and when it is expected back.
    pub since: Option<String>,
    pub due_at: Option<String>,
}

/// What a piece has been through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PieceAnswers {
    /// Times it left for a client's home, and times it came back.
    pub outings: u32,
    pub came_back: u32,
    /// Whole minutes that it was out on average, of the times that ended before it was sold or with that.
    pub minutes_out: Option<i64>,
    pub holder: Holder,
    pub outings_told: Vec<Outing>,
}

/// One time at a client's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outing {
    pub bag: BagId,
    pub bag_code: String,
    pub client: PersonId,
    pub client_name: String,
    pub status: LineStatus,
    pub left_at: Option<String>,
    pub ended_at: Option<String>,
}
