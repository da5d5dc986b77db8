//! What is said around the addresses that a customer saves.
use crate::domain::store::Locale;

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Addresses {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Addresses {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub link: &'static str,
    pub back: &'static str,
    pub change: &'static str,
    pub remove: &'static str,
    pub add: &'static str,
    pub add_verb: &'static str,
    pub change_title: &'static str,
    pub change_verb: &'static str,
    /// Beside an address of an order.
    pub keep: &'static str,
    pub from_orders: &'static str,
    pub saved: &'static str,
    pub removed: &'static str,
    pub too_many: &'static str,
    /// At the checkout.
    pub choose: &'static str,
    pub keep_this: &'static str,
    /// Before what may be agreed to.
    pub agree: &'static str,
}

pub static EN: Addresses = Addresses {
    title: "Your addresses",
    lead: "Choose one of them at the checkout instead of typing it again. Nobody in the shop reads this list.",
    none: "None so far.",
    link: "Save and change addresses",
    back: "Back to the account",
    change: "Change",
    remove: "Remove",
    add: "A new address",
    add_verb: "Save the address",
    change_title: "Change this address",
    change_verb: "Save",
    keep: "Save this one",
    from_orders: "Where your orders went",
    saved: "The address is saved.",
    removed: "The address is gone.",
    too_many: "Twenty addresses are enough: remove one first.",
    choose: "To one of your addresses:",
    keep_this: "Save this address in my account",
    agree: "If you like (you can take it back in your account at any time):",
};

pub static PT_BR: Addresses = Addresses {
    title: "Seus endereços",
    lead: "Na hora de fechar o pedido é só escolher, sem digitar de novo. Ninguém da loja lê esta lista.",
    none: "Nenhum por enquanto.",
    link: "Guardar e mudar endereços",
    back: "Voltar para a conta",
    change: "Mudar",
    remove: "Tirar",
    add: "Um endereço novo",
    add_verb: "Guardar o endereço",
    change_title: "Mudar este endereço",
    change_verb: "Salvar",
    keep: "Guardar este",
    from_orders: "Para onde foram seus pedidos",
    saved: "O endereço está guardado.",
    removed: "O endereço saiu da lista.",
    too_many: "Vinte endereços bastam: tire um antes.",
    choose: "Para um dos seus endereços:",
    keep_this: "Guardar este endereço na minha conta",
    agree: "Se quiser (dá pra voltar atrás na sua conta a qualquer hora):",
};
