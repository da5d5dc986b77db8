//! What the back office asks the server about the rules of the house. All of it is an owner's.
use crate::{
    domain::{
        client::Class,
        house_rules::{HouseRules, Way},
        id::{ClassId, DeliveryId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// Everything in this room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct House {
    pub ways: Vec<Way>,
    pub rules: HouseRules,
    /// Names the way that is added next: sent twice, it is one.
    pub next: DeliveryId,
    pub classes: Vec<Class>,
    /// The same for the class that is added next.
    pub next_class: ClassId,
}

/// The rules; `ways`: with the ways of delivery.
#[server(prefix = "/api", endpoint = "admin/rules/open", input = Json)]
pub async fn open_rules(ways: bool) -> Result<House, AppError> {
    use crate::{
        domain::role::Role,
        server::{
            db::{clients, house_rules},
            rpc,
        },
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let ways = if ways { house_rules::ways(&mut tx).await? } else { Vec::new() };
    let (rules, classes) = (house_rules::rules(&mut tx).await?, clients::classes(&mut tx).await?);
    tx.commit().await?;
    Ok(House { ways, rules, next: DeliveryId(uuid::Uuid::now_v7()), classes, next_class: ClassId(uuid::Uuid::now_v7()) })
}

/// A new way, or another one instead of what was `seen`.
#[server(prefix = "/api", endpoint = "admin/rules/way", input = Json)]
pub async fn save_way(seen: Option<Way>, way: Way) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::house_rules, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    way.check().map_err(|field| AppError::Invalid { field: field.name().into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    match seen {
        None => house_rules::add_way(&mut tx, &way).await?,
        Some(seen) => house_rules::save_way(&mut tx, &seen, &way).await?,
    }
    tx.commit().await
}

#[server(prefix = "/api", endpoint = "admin/rules/save", input = Json)]
pub async fn save_rules(seen: HouseRules, rules: HouseRules) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::house_rules, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    rules.check().map_err(|field| AppError::Invalid { field: field.name().into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    house_rules::save_rules(&mut tx, &seen, &rules).await?;
    tx.commit().await
}

/// A new class of clients, or another one instead of what was `seen`.
#[server(prefix = "/api", endpoint = "admin/rules/class", input = Json)]
pub async fn save_class(seen: Option<Class>, class: Class) -> Result<(), AppError> {
    use crate::{
        domain::{
            client::{MOST_CLASS_NAME, are_limits},
            role::Role,
            text,
        },
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let refused = |field: &str| AppError::Invalid { field: field.into(), reason: "not_accepted".into() };
    let name = text::line(&class.name, MOST_CLASS_NAME).map_err(|_| refused("name"))?;
    if !are_limits(class.value_minor, class.pieces, class.bags) {
        return Err(refused("limit"));
    }
    let mut tx = context.db.begin(&actor).await?;
    clients::save_class(&mut tx, seen.as_ref(), &Class { name, ..class }).await?;
    tx.commit().await
}
