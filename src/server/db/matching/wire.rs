//! Bits and moments as the database sends them, exact to the microsecond and with its own "before all time".
use crate::domain::matching::index::{Bits, Moment};
use sqlx::{
    Decode, Postgres, Type,
    error::BoxDynError,
    postgres::{PgTypeInfo, PgValueFormat, PgValueRef},
};

impl Type<Postgres> for Bits {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("varbit")
    }
}

impl<'r> Decode<'r, Postgres> for Bits {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        // how many bits there are goes before them; those that fill the last byte are not set
        let (_, bits) = binary(&value)?.split_first_chunk::<4>().ok_or("a bit string without its length")?;
        Ok(Self::from_bytes(bits))
    }
}

impl Type<Postgres> for Moment {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("timestamptz")
    }
}

impl<'r> Decode<'r, Postgres> for Moment {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(i64::from_be_bytes(binary(&value)?.try_into()?)))
    }
}

fn binary<'r>(value: &PgValueRef<'r>) -> Result<&'r [u8], BoxDynError> {
    match value.format() {
        PgValueFormat::Binary => value.as_bytes(),
        PgValueFormat::Text => Err("asked without being prepared".into()),
    }
}
