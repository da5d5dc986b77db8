//! What the demo's street says: the shop windows, the doors of each store, and who may walk through them.
use crate::domain::role::Role;

pub struct Directory {
    pub title: &'static str,
    pub description: &'static str,
    pub heading: &'static str,
    pub headline: &'static str,
    pub lead: &'static str,
    pub region: &'static str,
    pub door: &'static str,
    pub behind: &'static str,
    pub storefront: (&'static str, &'static str),
    pub back_office: (&'static str, &'static str),
    pub courier: (&'static str, &'static str),
    pub who: &'static str,
    pub what_for: &'static str,
    pub role: fn(Role) -> (&'static str, &'static str),
    pub password: &'static str,
    /// When the server does not know it in clear.
    pub password_printed: &'static str,
}

pub const EN: Directory = Directory {
    title: "Vitrine",
    description: "Two boutiques run from one program and one database.",
    heading: "Vitrine: several stores, one house behind them",
    headline: "Two shop windows, one house behind them",
    lead: "The stores run from one program and one database. Walk in by any door; what you do in one room shows in the others at once.",
    region: "Doors and logins",
    door: "Door",
    behind: "What is behind it",
    storefront: ("Storefront", "Look around, buy as a guest"),
    back_office: ("Back office", "The team’s desk"),
    courier: ("Courier", "Today’s route, made for a phone"),
    who: "Who",
    what_for: "What for",
    role: |role| match role {
        Role::Owner => ("Owner", "Am I hitting the month’s goal?"),
        Role::Attendant => ("Attendant", "Sell, prepare, answer clients"),
        Role::Finance => ("Finance", "Close the day, pay consignors"),
        Role::Courier => ("Courier", "Today’s route, one thumb"),
        Role::Customer => ("Customer", "Her own account"),
        Role::Consignor => ("Consignor", "Her pieces, what she is owed"),
    },
    password: "The password of all of them:",
    password_printed: "The password of all of them is the one that the start printed.",
};

pub const PT_BR: Directory = Directory {
    title: "Vitrine",
    description: "Duas lojas, um programa e um banco de dados.",
    heading: "Vitrine: várias lojas, uma casa atrás delas",
    headline: "Duas vitrines, uma casa atrás delas",
    lead: "As lojas funcionam com um programa e um banco de dados. Entre por qualquer porta: o que você faz numa sala aparece nas outras na hora.",
    region: "Portas e acessos",
    door: "Porta",
    behind: "O que tem atrás",
    storefront: ("Loja", "Olhar, comprar sem conta"),
    back_office: ("Escritório", "A mesa da equipe"),
    courier: ("Entregas", "A rota de hoje, feita pro celular"),
    who: "Quem",
    what_for: "Pra quê",
    role: |role| match role {
        Role::Owner => ("Dona", "Estou batendo a meta do mês?"),
        Role::Attendant => ("Atendente", "Vender, preparar, responder clientes"),
        Role::Finance => ("Financeiro", "Fechar o dia, pagar fornecedoras"),
        Role::Courier => ("Motoboy", "A rota de hoje, com um dedo só"),
        Role::Customer => ("Cliente", "A conta dela"),
        Role::Consignor => ("Fornecedora", "As peças dela, o que tem a receber"),
    },
    password: "A senha de todos:",
    password_printed: "A senha de todos é a que apareceu no início.",
};
