//! Typed ids: a piece can't be passed where an order is asked for. Making new ones is the server's work.
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A tenant.
    StoreId,
    /// Anyone a store knows.
    PersonId,
    /// What the shop window shows.
    ProductId,
    /// What is put into a cart: a size, a volume.
    VariantId,
    /// A class of trust.
    ClassId,
    /// Two records that became one client.
    MergeId,
    /// What the team wrote of a client.
    NoteId,
    /// One physical garment.
    PieceId,
    /// A numbered arrival.
    CollectionId,
    /// What is agreed with a consignor: one version.
    AgreementId,
    /// A word of the vocabulary.
    TagId,
    /// One word went on in another.
    TagMergeId,
    /// Pieces that one client tries at home.
    BagId,
    /// One piece in one bag.
    BagLineId,
    /// Something that is done once, however often it is sent.
    CommandId,
    /// A placed order.
    OrderId,
    /// One attempt to pay.
    PaymentId,
    /// Money that goes back.
    RefundId,
    /// A way of delivery of a store.
    DeliveryId,
    /// A quiz of a store.
    QuizId,
    /// An address that a customer saved.
    AddressId,
    /// Somebody was asked to join the team.
    InvitationId,
    /// Somebody waits for a code to her phone.
    PhoneRequestId,
    /// A question to a list, under a name.
    FilterId,
    /// Something that happened.
    EventId,
}
