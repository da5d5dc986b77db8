//! Where the numbers of the morning lead: lists of the back office with their filters.
use super::{ADMIN_BAGS, ADMIN_CLIENTS, ADMIN_ORDERS, ADMIN_TODAY};
use crate::domain::{client::Shown, order::OrderStatus, today::Action};

/// Where low stock stands in the room of the morning.
pub const TODAY_STOCK: &str = "stock";
/// Where what should move stands.
pub const TODAY_HEALTH: &str = "health";
/// What the room calls the action to which it is narrowed.
pub const TODAY_ACTION: &str = "action";

/// Orders in one state.
pub fn admin_orders_in(status: OrderStatus) -> String {
    format!("{ADMIN_ORDERS}?status={}", status.name())
}

/// Clients who are shown under one word.
pub fn admin_clients_shown(shown: Shown) -> String {
    format!("{ADMIN_CLIENTS}?shown={}", shown.name())
}

/// Bags that should be back.
pub fn admin_bags_late() -> String {
    format!("{ADMIN_BAGS}?which=overdue")
}

pub fn admin_today_stock() -> String {
    format!("{ADMIN_TODAY}#{TODAY_STOCK}")
}

/// What should move; of one action, or all.
pub fn admin_today_health(action: Option<Action>) -> String {
    match action {
        Some(action) => format!("{ADMIN_TODAY}?{TODAY_ACTION}={}#{TODAY_HEALTH}", action.name()),
        None => format!("{ADMIN_TODAY}#{TODAY_HEALTH}"),
    }
}
