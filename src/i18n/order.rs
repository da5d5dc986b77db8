//! What the page of an order says: how it stands in one large word, what happens next, and every step so far.
use crate::domain::{order::OrderStatus, till::RefundStatus};

pub struct Order {
    /// Heading of the window: the order's code.
    pub title: fn(&str) -> String,
    /// Code and date of placing.
    pub folio: fn(&str, &str) -> String,
    /// The one large word.
    pub headline: fn(OrderStatus) -> &'static str,
    /// The same as a small word in a list.
    pub status: fn(OrderStatus) -> &'static str,
    pub lead: fn(&Told) -> String,
    /// Before the countdown of an unpaid order, and in its place when the time is up.
    pub kept_for: &'static str,
    pub kept_over: &'static str,
    pub not_kept: &'static str,
    pub pay: &'static str,
    pub pay_again: &'static str,
    pub give_up: &'static str,
    pub look_again: &'static str,
    pub to_shop: &'static str,
    pub steps: &'static str,
    pub step: fn(Step) -> &'static str,
    pub facts: Facts,
    pub lines: &'static str,
    pub units: fn(u32) -> String,
    pub goods: &'static str,
    /// What the team took off.
    pub discount: &'static str,
    pub total: &'static str,
    /// Money that goes back: the title of its list, and how it stands.
    pub back: &'static str,
    pub refund: fn(RefundStatus) -> &'static str,
    pub free: &'static str,
    pub silent: (&'static str, &'static str),
    pub goods_gone: (&'static str, &'static str),
    pub not_payable: (&'static str, &'static str),
}

/// What the sentence below the large word depends on.
pub struct Told<'a> {
    pub status: OrderStatus,
    pub first_name: &'a str,
    pub pickup: bool,
    /// Money had come in, so that a cancelled order means money back.
    pub was_paid: bool,
}

/// A step on the path of an order: those that were, and those to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Placed,
    Tried,
    Paid,
    Declined,
    Cancelled,
    Deciding,
    Payment,
    Packing,
    OnItsWay,
    ReadyToCollect,
    Delivered,
    Collected,
}

/// Labels of the facts of an order.
pub struct Facts {
    pub way: &'static str,
    pub address: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub note: &'static str,
}

pub const EN: Order = Order {
    title: |code| format!("Order {code}"),
    folio: |code, placed_at| format!("Order {code}, {placed_at}"),
    headline: |status| match status {
        OrderStatus::Pending => "Almost.",
        OrderStatus::Paid => "Thank you.",
        OrderStatus::Failed => "Not this time.",
        OrderStatus::Cancelled => "Cancelled.",
        OrderStatus::NeedsDecision => "Let us talk.",
    },
    status: |status| match status {
        OrderStatus::Pending => "To be paid",
        OrderStatus::Paid => "Paid",
        OrderStatus::Failed => "Not paid",
        OrderStatus::Cancelled => "Cancelled",
        OrderStatus::NeedsDecision => "We will write",
    },
    lead: |told| match (told.status, told.pickup, told.was_paid) {
        (OrderStatus::Pending, ..) => {
            format!("{}, everything is set aside for you. Only the payment is missing; the bank takes a minute as a rule.", told.first_name)
        }
        (OrderStatus::Paid, false, _) => {
            format!("{}, your order is in good hands. We pack it now and send it on its way.", told.first_name)
        }
        (OrderStatus::Paid, true, _) => {
            format!("{}, it is yours. We set it ready now; come by and pick it up, and bring the number of this order.", told.first_name)
        }
        (OrderStatus::Failed, ..) => "The bank declined the payment, and nothing was charged. Try again, or use another card.".into(),
        (OrderStatus::Cancelled, _, false) => "Nothing was charged, and everything is back on the shelf.".into(),
        (OrderStatus::Cancelled, _, true) => "Your money goes back the way it came. We are sorry that it did not work out.".into(),
        (OrderStatus::NeedsDecision, ..) => format!(
            "{}, your payment came after something in this order had found someone else. Your money is safe: we will ask whether you want it back, or something else instead.",
            told.first_name
        ),
    },
    kept_for: "Kept for you for",
    kept_over: "The time is up. Pay now if it is still here, or let it go.",
    not_kept: "It is no longer kept for you. If it is still here when you pay, it is yours.",
    pay: "Pay now",
    pay_again: "Pay again",
    give_up: "Cancel the order",
    look_again: "I have paid, look again",
    to_shop: "Back to the shop",
    steps: "Where it is",
    step: |step| match step {
        Step::Placed => "Placed",
        Step::Tried => "Payment tried again",
        Step::Paid => "Paid",
        Step::Declined => "Payment declined",
        Step::Cancelled => "Cancelled",
        Step::Deciding => "Paid late: we get in touch",
        Step::Payment => "Payment",
        Step::Packing => "Packing",
        Step::OnItsWay => "On its way",
        Step::ReadyToCollect => "Ready to collect",
        Step::Delivered => "Delivered",
        Step::Collected => "Collected",
    },
    facts: Facts { way: "Delivery", address: "Address", name: "For", email: "E-mail", phone: "Phone", note: "A word for us" },
    lines: "What is in it",
    units: |n| format!("{n} of them"),
    goods: "Goods",
    discount: "A little less, from us",
    total: "Total",
    back: "Money back",
    refund: |status| match status {
        RefundStatus::Asked | RefundStatus::Sent => "on its way to you",
        RefundStatus::Done => "went back the way it came",
        RefundStatus::Failed => "did not go through; we look into it",
    },
    free: "free",
    silent: ("The bank did not answer.", "Your order stands and nothing was charged. Try to pay again in a moment."),
    goods_gone: ("It has gone, we are sorry.", "The time was up and somebody else took something of this order. Nothing was charged."),
    not_payable: ("There is nothing to pay here any more.", "This order is settled as you see it below."),
};

pub const PT_BR: Order = Order {
    title: |code| format!("Pedido {code}"),
    folio: |code, placed_at| format!("Pedido {code}, {placed_at}"),
    headline: |status| match status {
        OrderStatus::Pending => "Quase.",
        OrderStatus::Paid => "É seu.",
        OrderStatus::Failed => "Não passou.",
        OrderStatus::Cancelled => "Cancelado.",
        OrderStatus::NeedsDecision => "Vamos conversar.",
    },
    status: |status| match status {
        OrderStatus::Pending => "A pagar",
        OrderStatus::Paid => "Pago",
        OrderStatus::Failed => "Não pago",
        OrderStatus::Cancelled => "Cancelado",
        OrderStatus::NeedsDecision => "Vamos te escrever",
    },
    lead: |told| match (told.status, told.pickup, told.was_paid) {
        (OrderStatus::Pending, ..) => {
            format!("{}, está tudo separado no seu nome. Só falta o pagamento; o banco costuma levar um minuto.", told.first_name)
        }
        (OrderStatus::Paid, false, _) => format!("Que alegria, {}. A gente embala agora e manda pra você.", told.first_name),
        (OrderStatus::Paid, true, _) => {
            format!("Que alegria, {}. A gente deixa tudo pronto na loja; é só vir buscar e dizer o número do pedido.", told.first_name)
        }
        (OrderStatus::Failed, ..) => "O banco recusou, acontece, e nada foi cobrado. Tenta de novo ou troca de cartão.".into(),
        (OrderStatus::Cancelled, _, false) => {
            "Nada foi cobrado, e as peças voltaram pra arara. Se foi sem querer, corre que ainda dá.".into()
        }
        (OrderStatus::Cancelled, _, true) => "Seu dinheiro volta pelo mesmo caminho. Pena que dessa vez não deu.".into(),
        (OrderStatus::NeedsDecision, ..) => format!(
            "{}, seu pagamento chegou depois que uma peça deste pedido já tinha ido embora. O dinheiro está seguro: a gente chama você pra devolver ou escolher outra.",
            told.first_name
        ),
    },
    kept_for: "Guardado no seu nome por",
    kept_over: "O tempo acabou. Paga agora, se ainda estiver aqui, ou deixa ir.",
    not_kept: "As peças não estão mais guardadas no seu nome. Se ainda estiverem aqui quando você pagar, são suas.",
    pay: "Pagar agora",
    pay_again: "Pagar de novo",
    give_up: "Cancelar o pedido",
    look_again: "Já paguei, olhar de novo",
    to_shop: "Voltar pra loja",
    steps: "O caminho dele",
    step: |step| match step {
        Step::Placed => "Pedido feito",
        Step::Tried => "Nova tentativa de pagamento",
        Step::Paid => "Pago",
        Step::Declined => "Pagamento recusado",
        Step::Cancelled => "Cancelado",
        Step::Deciding => "Pago com atraso: a gente chama você",
        Step::Payment => "Pagamento",
        Step::Packing => "Separação",
        Step::OnItsWay => "A caminho",
        Step::ReadyToCollect => "Pronto pra buscar",
        Step::Delivered => "Entregue",
        Step::Collected => "Com você",
    },
    facts: Facts { way: "Entrega", address: "Endereço", name: "Pra quem", email: "E-mail", phone: "WhatsApp", note: "Recado pra loja" },
    lines: "O que vai",
    units: |n| format!("{n} unidades"),
    goods: "Peças",
    discount: "Desconto da casa",
    total: "Total",
    back: "Dinheiro de volta",
    refund: |status| match status {
        RefundStatus::Asked | RefundStatus::Sent => "a caminho de você",
        RefundStatus::Done => "voltou por onde veio",
        RefundStatus::Failed => "não foi; estamos vendo",
    },
    free: "grátis",
    silent: ("O banco não respondeu.", "Seu pedido está de pé e nada foi cobrado. Tenta pagar de novo daqui a pouquinho."),
    goods_gone: ("Foi embora, que pena.", "O tempo acabou e alguém levou uma peça deste pedido. Nada foi cobrado."),
    not_payable: ("Aqui não há mais o que pagar.", "O pedido está resolvido, do jeito que você vê abaixo."),
};
