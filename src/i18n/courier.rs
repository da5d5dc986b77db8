//! What the courier's app says: few words, large, read in the sun with one eye on the street.
use crate::domain::store::Locale;

/// This area alone: what a browser loads for the courier carries no other sentences.
pub fn of(locale: Locale) -> &'static Courier {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Courier {
    pub title: &'static str,
    /// First name.
    pub hello: fn(&str) -> String,
    pub no_route: &'static str,
    pub no_route_why: &'static str,
    /// Events that were not sent yet.
    pub unsent: fn(u32) -> String,
    pub look_again: &'static str,
    pub sign_out: &'static str,
    /// An address that the app does not know, and the way back.
    pub lost: &'static str,
    pub to_today: &'static str,
}

pub const EN: Courier = Courier {
    title: "Deliveries",
    hello: |name| format!("Hello, {name}."),
    no_route: "No route today.",
    no_route_why: "Routes come from the shop. As soon as yours is planned, its first stop stands here. Until then there is nothing for you to do.",
    unsent: |n| format!("{n} to send"),
    look_again: "Look again",
    sign_out: "Sign out",
    lost: "There is nothing at this address.",
    to_today: "Back to today",
};

pub const PT_BR: Courier = Courier {
    title: "Entregas",
    hello: |name| format!("Oi, {name}."),
    no_route: "Hoje não tem rota.",
    no_route_why: "Quem monta a rota é a loja. Assim que a sua estiver pronta, a primeira parada aparece aqui. Até lá, pode ficar sossegado.",
    unsent: |n| format!("{n} pra enviar"),
    look_again: "Olhar de novo",
    sign_out: "Sair",
    lost: "Não tem nada neste endereço.",
    to_today: "Voltar pra hoje",
};
