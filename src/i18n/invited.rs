//! Behind the link of an invitation to the team.
use crate::domain::{role::Role, store::Locale};

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Invited {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Invited {
    /// For the window.
    pub window: &'static str,
    /// The store's name.
    pub title: fn(&str) -> String,
    /// Who asked, and for which work.
    pub asked: fn(&str, &str) -> String,
    /// The address.
    pub lead_anew: fn(&str) -> String,
    pub lead_password: fn(&str) -> String,
    pub lead_herself: &'static str,
    pub verb: &'static str,
    pub verb_herself: &'static str,
    pub over_title: &'static str,
    pub over: &'static str,
    pub to_door: &'static str,
    /// The work under a hat.
    pub hat: fn(Role) -> &'static str,
}

pub static EN: Invited = Invited {
    window: "Invitation",
    title: |store| format!("Welcome to {store}."),
    asked: |who, hats| format!("{who} asks you to join the team: {hats}."),
    lead_anew: |email| format!("You will sign in with {email}. Choose how we call you, and a password."),
    lead_password: |email| format!("There is an account for {email} already. With its password, it becomes your way into the team."),
    lead_herself: "You are signed in with the account that was asked. One press, and its next door is open.",
    verb: "Join the team",
    verb_herself: "Yes, I join",
    over_title: "This invitation is over.",
    over: "It was used already, was taken back, or too much time has passed. Whoever asked you can send another.",
    to_door: "I have an account",
    hat: |role| match role {
        Role::Customer => "customer",
        Role::Consignor => "consignor",
        Role::Courier => "deliveries",
        Role::Attendant => "sales and service",
        Role::Finance => "finance",
        Role::Owner => "owner",
    },
};

pub static PT_BR: Invited = Invited {
    window: "Convite",
    title: |store| format!("Boas-vindas à {store}."),
    asked: |who, hats| format!("{who} chama você para a equipe: {hats}."),
    lead_anew: |email| format!("Você vai entrar com {email}. Diga como podemos chamar você e escolha uma senha."),
    lead_password: |email| format!("Já existe uma conta com {email}. Com a senha dela, ela vira a sua entrada na equipe."),
    lead_herself: "Você já está na conta que recebeu o convite. É só confirmar, e a próxima porta se abre.",
    verb: "Entrar na equipe",
    verb_herself: "Sim, eu entro",
    over_title: "Este convite venceu.",
    over: "Ele já foi usado, foi retirado ou passou tempo demais. Quem convidou você pode mandar outro.",
    to_door: "Já tenho conta",
    hat: |role| match role {
        Role::Customer => "cliente",
        Role::Consignor => "consignante",
        Role::Courier => "entregas",
        Role::Attendant => "atendimento",
        Role::Finance => "financeiro",
        Role::Owner => "dona",
    },
};
