//! What nonsense is made of, for the house of tests and for the row of measurement that throws more of it: content types and names.
//! Values are each thrower's own, since one writes them as JSON and the other as they are.

/// Content types, right and wrong.
pub const KINDS: [&str; 10] = [
    "application/x-www-form-urlencoded",
    "application/json",
    "application/x-www-form-urlencoded; charset=utf-16",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/cbor",
    "text/plain",
    "application/json; charset=utf-7",
    "a/b/c; ===",
    "",
];
/// Names of fields that somebody asks for.
pub const NAMES: [&str; 28] = [
    "id",
    "key",
    "base",
    "draft",
    "graph",
    "status",
    "words",
    "after",
    "step",
    "blocks",
    "revision",
    "variant",
    "quantity",
    "email",
    "full_name",
    "phone",
    "delivery",
    "intent",
    "expected_totals",
    "line1",
    "postal_code",
    "mode",
    "back",
    "next",
    "session",
    "sure",
    "number",
    "decision",
];
