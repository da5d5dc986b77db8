//! What is said around guest orders that come by the phone on them: to her in her account, in the message that brings the code, and to
//! who sends it.
use super::account::Page;
use crate::domain::store::Locale;

/// What she reads. Apart from the desk's, because a browser's module has no use for it.
pub fn of(locale: Locale) -> &'static Phone {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

/// What the shop floor reads.
pub fn desk(locale: Locale) -> &'static Asking {
    match locale {
        Locale::PtBr => &ASKING_PT_BR,
        Locale::En => &ASKING_EN,
    }
}

pub struct Phone {
    pub title: &'static str,
    pub lead: &'static str,
    pub field: &'static str,
    pub verb: &'static str,
    /// The way to where the code is typed, for who comes back later.
    pub have_code: &'static str,
    pub wrong: &'static str,
    pub code: Page,
    pub code_field: &'static str,
    pub code_wrong: &'static str,
    /// The message that the shop sends: its name, and the code.
    pub message: fn(&str, &str) -> String,
}

pub struct Asking {
    pub title: &'static str,
    /// Who asks, and since when.
    pub waits: fn(&str, &str) -> String,
    /// Number, and the name on the newest order with it.
    pub order_of: fn(&str) -> String,
    pub lead: &'static str,
    pub verb: &'static str,
    pub again: &'static str,
    /// A code was made at this time.
    pub made: fn(&str) -> String,
    pub opened: &'static str,
    pub open: &'static str,
    pub refused: fn(&str) -> &'static str,
}

static EN: Phone = Phone {
    title: "With a phone number?",
    lead: "Type the number that you gave with the order. If the shop knows it, it writes to that number from its own WhatsApp, while it is open.",
    field: "Phone on the order",
    verb: "Ask for a code",
    have_code: "I have the code",
    wrong: "That is no phone number. It reads like (503) 555-0134.",
    code: Page {
        title: "The code from the shop.",
        lead: "If an order without an account has this number, the shop sends eight letters to it by WhatsApp. That is done by hand and may take a while. Type them here, in this browser, within half an hour of their coming.",
        verb: "Move my orders",
    },
    code_field: "Eight letters",
    code_wrong: "That is not the code, or it is over, or it was asked for in another browser. Look again, or ask for a new one.",
    message: |store, code| {
        format!(
            "Hello, this is {store}. Your code to bring your orders into your account: {code}. It holds for 30 minutes, in the browser in which you asked. If it was not you, do nothing and tell nobody the code."
        )
    },
};

static PT_BR: Phone = Phone {
    title: "Foi com um telefone?",
    lead: "Digite o número que você deu no pedido. Se a loja conhece esse número, ela escreve pra ele pelo WhatsApp dela, no horário de loja aberta.",
    field: "Telefone do pedido",
    verb: "Pedir o código",
    have_code: "Já tenho o código",
    wrong: "Isso não é um telefone. Escreva com DDD: (11) 98765-4321.",
    code: Page {
        title: "O código da loja.",
        lead: "Se um pedido sem conta tem esse número, a loja manda oito letras pra ele pelo WhatsApp. É feito à mão e pode demorar. Digite aqui, neste navegador, até meia hora depois de chegar.",
        verb: "Trazer meus pedidos",
    },
    code_field: "Oito letras",
    code_wrong: "O código não é esse, já venceu ou foi pedido em outro navegador. Confere, ou peça outro.",
    message: |store, code| {
        format!(
            "Oi, aqui é {store}. Seu código para levar seus pedidos para a sua conta: {code}. Vale por 30 minutos, no navegador em que você pediu. Se não foi você, não faça nada e não passe o código pra ninguém."
        )
    },
};

static ASKING_EN: Asking = Asking {
    title: "Waiting for a code",
    waits: |who, when| format!("{who} asks, {when}"),
    order_of: |code| format!("Order {code}"),
    lead: "She says in her account that this number is hers. The code goes to the number and works only where she asked.",
    verb: "Make the code and open WhatsApp",
    again: "Make another code",
    made: |when| format!("A code was made, {when}"),
    opened: "WhatsApp was opened with the code; whether it was sent is known only there.",
    open: "Open WhatsApp",
    refused: |why| match why {
        "request_over" => "She asked anew, or has her orders by now. Look again.",
        "no_order" => "No order without an account has this number any more.",
        _ => "That is not possible now. Look again.",
    },
};

static ASKING_PT_BR: Asking = Asking {
    title: "Esperando um código",
    waits: |who, when| format!("{who} pediu, {when}"),
    order_of: |code| format!("Pedido {code}"),
    lead: "Ela diz na conta dela que este número é seu. O código vai para o número e só funciona onde ela pediu.",
    verb: "Fazer o código e abrir o WhatsApp",
    again: "Fazer outro código",
    made: |when| format!("Um código foi feito, {when}"),
    opened: "O WhatsApp foi aberto com o código; se foi enviado, só dá para ver lá.",
    open: "Abrir o WhatsApp",
    refused: |why| match why {
        "request_over" => "Ela pediu de novo, ou já está com os pedidos. Olhe de novo.",
        "no_order" => "Nenhum pedido sem conta tem mais este número.",
        _ => "Agora não dá. Olhe de novo.",
    },
};
