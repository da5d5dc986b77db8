//! The demo's mailbox: what would have been sent by e-mail.
use crate::domain::store::Locale;

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Mailbox {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Mailbox {
    pub title: &'static str,
    pub test: &'static str,
    pub lead: &'static str,
    pub empty: &'static str,
    /// Address and hour.
    pub to: fn(&str, &str) -> String,
    pub foot: &'static str,
}

pub static EN: Mailbox = Mailbox {
    title: "Sandbox Mail",
    test: "Test environment, nothing is sent",
    lead: "What this store would have written, the newest first. Everybody can read it.",
    empty: "Nothing was written yet. Ask for an account or a new password, and come back.",
    to: |address, hour| format!("to {address} at {hour}"),
    foot: "This page stands in for everybody's mailbox in demonstrations and tests. A deployment with an SMTP server has none.",
};

pub static PT_BR: Mailbox = Mailbox {
    title: "Correio de Teste",
    test: "Ambiente de teste, nada é enviado",
    lead: "O que esta loja teria escrito, do mais novo ao mais antigo. Qualquer pessoa pode ler.",
    empty: "Nada foi escrito ainda. Peça uma conta ou uma senha nova e volte aqui.",
    to: |address, hour| format!("para {address} às {hour}"),
    foot: "Esta página faz as vezes da caixa de e-mail de todo mundo em demonstrações e testes. Com um servidor SMTP ela não existe.",
};
