//! What the back office asks the server about orders. Who may see which row is decided by the database.
use crate::{
    domain::{
        id::{OrderId, PhoneRequestId},
        order::{OrderRow, OrderSheet, OrderStatus},
        phone_request::{Asked, PhoneRequest},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of orders, newest first, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/orders/list", input = Json)]
pub async fn list_orders(status: Option<OrderStatus>, words: String, after: Option<OrderId>) -> Result<Vec<OrderRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::order_sheets, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let words =
        text::optional_line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = order_sheets::newest(&mut tx, &here.face, status, &words, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One order, with as much of it as the caller may know.
#[server(prefix = "/api", endpoint = "admin/orders/open", input = Json)]
pub async fn open_order(id: OrderId) -> Result<OrderSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::order_sheets, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = order_sheets::sheet(&mut tx, id, &here.face).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// Who waits for a code to a number that guest orders have; all of them, or for the number on one order.
#[server(prefix = "/api", endpoint = "admin/orders/phone-requests", input = Json)]
pub async fn list_phone_requests(asked: Asked) -> Result<Vec<PhoneRequest>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::phones, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let waiting = phones::waiting(&mut tx, &here.face, asked).await?;
    tx.commit().await?;
    Ok(waiting)
}

/// A code for one of them; answers the address that opens the shop's WhatsApp with it.
#[server(prefix = "/api", endpoint = "admin/orders/phone-code", input = Json)]
pub async fn make_phone_code(id: PhoneRequestId) -> Result<String, AppError> {
    use crate::{
        domain::role::Role,
        server::{accounts::phones, rpc},
    };
    let (context, here) = rpc::caller().await?;
    here.actor().require(&[Role::Attendant, Role::Owner])?;
    phones::make_code(&context, &here, id).await
}
