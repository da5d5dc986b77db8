//! What is said at the door: signing in, being inside, signing out.
use crate::domain::account::Farewell;

pub struct Door {
    pub title: &'static str,
    pub headline: &'static str,
    pub lead: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub go: &'static str,
    pub as_guest: &'static str,
    pub wrong: &'static str,
    pub wait: &'static str,
    /// The password is right, and she has no role here any more.
    pub no_hat: &'static str,
    pub missing: &'static str,
    /// Why the room that was open is not.
    pub over: fn(Farewell) -> &'static str,
    pub account: &'static str,
    /// First name.
    pub hello: fn(&str) -> String,
    pub hello_lead: &'static str,
    pub to_shop: &'static str,
    pub sign_out: &'static str,
}

pub const EN: Door = Door {
    title: "Sign in",
    headline: "Come in.",
    lead: "For those who have an account. You can buy without one.",
    email: "E-mail",
    password: "Password",
    go: "Sign in",
    as_guest: "Go on without an account",
    wrong: "That e-mail and password do not belong together. Have another look.",
    wait: "Too many tries in a short time. Wait for a minute, then try again.",
    no_hat: "It is you, but you have no role in this house any more. Ask its owner for an invitation.",
    missing: "We need a whole e-mail address, such as name@mail.com, and the password.",
    over: |why| match why {
        Farewell::Ended => "Your session was ended. Sign in to go on.",
        Farewell::Hat => "Your role in the team has changed, so this room was closed. Sign in to see what is yours now.",
        Farewell::Disabled => "Your access to this shop was closed. Ask whoever runs it.",
        Farewell::Expired => "You were signed in for a long time, so we ask again.",
    },
    account: "Account",
    hello: |name| format!("Hello, {name}."),
    hello_lead: "You are signed in.",
    to_shop: "To the shop",
    sign_out: "Sign out",
};

pub const PT_BR: Door = Door {
    title: "Entrar",
    headline: "Entra, fica à vontade.",
    lead: "Já tem conta? É por aqui. Pra comprar, não precisa.",
    email: "E-mail",
    password: "Senha",
    go: "Entrar",
    as_guest: "Seguir sem conta",
    wrong: "E-mail e senha não combinam. Confere e tenta de novo.",
    wait: "Foram muitas tentativas seguidas. Espera um minutinho e tenta de novo.",
    no_hat: "É você, mas hoje você não tem papel nesta casa. Peça um convite à dona.",
    missing: "Precisa de um e-mail inteiro, como nome@mail.com, e da senha.",
    over: |why| match why {
        Farewell::Ended => "Sua sessão foi encerrada. Entre de novo para continuar.",
        Farewell::Hat => "Seu papel na equipe mudou, por isso a sala se fechou. Entre de novo para ver o que é seu agora.",
        Farewell::Disabled => "Seu acesso a esta loja foi fechado. Fale com quem cuida dela.",
        Farewell::Expired => "Faz tempo que você entrou, então perguntamos de novo.",
    },
    account: "Sua conta",
    hello: |name| format!("Oi, {name}."),
    hello_lead: "Você está na sua conta.",
    to_shop: "Ver a loja",
    sign_out: "Sair",
};
