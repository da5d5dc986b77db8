//! What the back office asks the server about the money of an order. How much somebody may give is judged by the database.
use crate::{
    domain::{
        id::{OrderId, PaymentId, RefundId},
        till::Till,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use uuid::Uuid;

/// Characters of a reason.
pub const MOST_REASON: usize = 200;

/// The money of one order.
#[server(prefix = "/api", endpoint = "admin/orders/till", input = Json)]
pub async fn open_till(id: OrderId) -> Result<Till, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tills, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let till = tills::till(&mut tx, id, &here.face).await?;
    tx.commit().await?;
    Ok(till)
}

/// Take minor units off an unpaid order; the same `id` is one discount.
#[server(prefix = "/api", endpoint = "admin/orders/discount", input = Json)]
pub async fn give_discount(id: Uuid, order: OrderId, amount_minor: i64, reason: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::tills, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let reason =
        text::line(&reason, MOST_REASON).map_err(|_| AppError::Invalid { field: "reason".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    tills::give_discount(&mut tx, id, order, amount_minor, &reason).await?;
    tx.commit().await
}

/// Send minor units of a payment back. The bank is asked after the commit; what it does not answer, the clock asks again.
#[server(prefix = "/api", endpoint = "admin/orders/refund", input = Json)]
pub async fn ask_refund(id: RefundId, payment: PaymentId, amount_minor: i64, reason: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::tills, gateway::refunds, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let reason =
        text::line(&reason, MOST_REASON).map_err(|_| AppError::Invalid { field: "reason".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    tills::ask_refund(&mut tx, id, payment, amount_minor, &reason).await?;
    tx.commit().await?;
    refunds::ask_soon(&context, here.face.id, id);
    Ok(())
}

/// Ask the bank again for a refund that failed.
#[server(prefix = "/api", endpoint = "admin/orders/refund-again", input = Json)]
pub async fn ask_refund_again(id: RefundId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tills, gateway::refunds, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    tills::ask_refund_again(&mut tx, id).await?;
    tx.commit().await?;
    refunds::ask_soon(&context, here.face.id, id);
    Ok(())
}

/// Money came late, and the goods are to be had after all.
#[server(prefix = "/api", endpoint = "admin/orders/accept", input = Json)]
pub async fn accept_order(id: OrderId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tills, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    tills::accept(&mut tx, id).await?;
    tx.commit().await
}
