//! What the cart says: its lines, what stands in the way of one, and what became of the last change.
use crate::domain::cart::{LineState, Put};

pub struct Cart {
    pub title: &'static str,
    /// Number of things.
    pub count: fn(u32) -> String,
    pub unique: &'static str,
    /// Price of one, when a line holds several.
    pub each: fn(&str) -> String,
    /// Before the countdown of a hold, and in its place when it has run out.
    pub kept_for: &'static str,
    pub kept_over: &'static str,
    pub lapsed: &'static str,
    /// Hold it once more.
    pub keep_again: &'static str,
    /// It costs less than when it was put in; gets the former price of one.
    pub cheaper: fn(&str) -> String,
    /// It costs more: headline, sentence from former and present price of one, and the button that agrees.
    pub dearer: &'static str,
    pub dearer_text: fn(&str, &str) -> String,
    pub agree: fn(&str) -> String,
    /// Somebody else has it: wait for it.
    pub wait: &'static str,
    /// After the name of what was taken out, and the way back.
    pub removed: fn(&str) -> String,
    pub undo: &'static str,
    /// The bag beside the page: close it, open the whole page.
    pub close: &'static str,
    pub whole: &'static str,
    pub one_less: &'static str,
    pub one_more: &'static str,
    pub quantity: &'static str,
    pub remove: &'static str,
    pub remove_problem: &'static str,
    pub take_free: fn(u32) -> String,
    pub look: &'static str,
    pub summary: &'static str,
    pub goods: &'static str,
    pub delivery: &'static str,
    pub delivery_later: &'static str,
    pub total: &'static str,
    pub go: &'static str,
    pub blocked: &'static str,
    pub promise: &'static str,
    pub empty_title: &'static str,
    pub empty_text: &'static str,
    pub empty_go: &'static str,
    /// Headline and sentence for a line that can't be ordered; the number says how many units are free.
    pub problem: fn(LineState, u32) -> (&'static str, String),
    /// What putting something in came to.
    pub put: fn(Put) -> &'static str,
    pub only_one: &'static str,
    pub bad_quantity: &'static str,
    pub emptied: &'static str,
    pub busy: &'static str,
}

pub const EN: Cart = Cart {
    title: "Bag",
    count: |n| if n == 1 { "1 thing".into() } else { format!("{n} things") },
    unique: "one of a kind",
    each: |price| format!("{price} each"),
    kept_for: "Kept for you for",
    kept_over: "The time is up. It is still in your bag, but anyone may take it now.",
    lapsed: "It is no longer kept for you, and nobody has taken it.",
    keep_again: "Keep it for me again",
    cheaper: |before| format!("It was {before} when you put it in. You pay less."),
    dearer: "The price has changed.",
    dearer_text: |before, now| format!("It was {before} when you put it in, and is {now} now."),
    agree: |now| format!("Fine, {now}"),
    wait: "Wait for it",
    removed: |name| format!("{name} is out of your bag."),
    undo: "Put it back",
    close: "Close the bag",
    whole: "See the whole bag",
    one_less: "One less",
    one_more: "One more",
    quantity: "Quantity",
    remove: "Remove",
    remove_problem: "Remove",
    take_free: |n| if n == 1 { "Take the last one".into() } else { format!("Take the last {n}") },
    look: "See what is like it",
    summary: "Summary",
    goods: "Goods",
    delivery: "Delivery",
    delivery_later: "at checkout",
    total: "Total",
    go: "Check out",
    blocked: "Put right what is marked, then check out.",
    promise: "Prices stay as they are here; delivery comes with the next step.",
    empty_title: "Nothing in here yet.",
    empty_text: "Take your time. What you put in here waits for you, and nothing is charged before you say so.",
    empty_go: "See everything",
    problem: |state, free| match state {
        LineState::Short => (
            "Fewer left than you want.",
            format!(
                "There {} left right now. Take what is there, or remove it.",
                if free == 1 { "is 1".into() } else { format!("are {free}") }
            ),
        ),
        LineState::Out => ("Sold out a moment ago.", "The last one went while you were reading. Remove it to go on.".into()),
        LineState::Held => {
            ("Somebody else has it.", "Your time was up and it went into another bag. If they leave it, it comes back to the shop.".into())
        }
        LineState::Sold => ("Sold.", "There was one, and it has found someone. Remove it to go on, or see what is like it.".into()),
        LineState::Away => {
            ("It is out of the shop.", "Somebody is trying it on at home, or it is being cared for. It may come back.".into())
        }
        LineState::Gone => ("No longer offered.", "We took it out of the shop. Remove it to go on.".into()),
        LineState::Ok | LineState::Lapsed | LineState::Dearer => ("", String::new()),
    },
    put: |came| match came {
        Put::Added => "It is in your bag.",
        Put::Held => "Somebody else has it in their bag. If they leave it, it comes back to the shop.",
        Put::Sold => "It has just been sold. There was one.",
        Put::Away => "It is out of the shop right now: someone is trying it on, or it is being cared for.",
        Put::OutOfStock => "Sold out for now.",
        Put::TooManyHolds => "You already have as many single pieces as we keep for one person. Check out, or let one go.",
        Put::Unknown => "We do not have this. The link may be an old one.",
    },
    only_one: "There is only one of it.",
    bad_quantity: "The quantity is a whole number from 1 to 99.",
    emptied: "Your bag was empty when you came to check out.",
    busy: "Many people want this at once. Nothing was lost: try again in a moment.",
};

pub const PT_BR: Cart = Cart {
    title: "Sacola",
    count: |n| if n == 1 { "1 peça".into() } else { format!("{n} peças") },
    unique: "peça única",
    each: |price| format!("{price} cada"),
    kept_for: "Guardada no seu nome por",
    kept_over: "O tempo acabou. Ela ainda está na sua sacola, mas agora qualquer pessoa pode levar.",
    lapsed: "O tempo acabou, e ninguém levou.",
    keep_again: "Guardar de novo",
    cheaper: |before| format!("Custava {before} quando você pôs na sacola. Você paga menos."),
    dearer: "O preço mudou.",
    dearer_text: |before, now| format!("Custava {before} quando você pôs na sacola, e agora custa {now}."),
    agree: |now| format!("Tudo bem, {now}"),
    wait: "Esperar por ela",
    removed: |name| format!("{name} saiu da sacola."),
    undo: "Desfazer",
    close: "Fechar a sacola",
    whole: "Ver a sacola inteira",
    one_less: "Tirar uma",
    one_more: "Pôr mais uma",
    quantity: "Quantidade",
    remove: "Tirar",
    remove_problem: "Tirar da sacola",
    take_free: |n| if n == 1 { "Levar a última".into() } else { format!("Levar as {n} que restam") },
    look: "Ver as irmãs",
    summary: "Resumo",
    goods: "Peças",
    delivery: "Entrega",
    delivery_later: "no fechamento",
    total: "Total",
    go: "Fechar pedido",
    blocked: "Acerta o que está marcado pra fechar o pedido.",
    promise: "O preço das peças não muda; a entrega entra no próximo passo.",
    empty_title: "Sacola vazia, arara cheia.",
    empty_text: "Tem peça chegando todo dia. Uma delas tem a sua cara e o seu tamanho.",
    empty_go: "Ver o que chegou",
    problem: |state, free| match state {
        LineState::Short => (
            "Tem menos do que você quer.",
            if free == 1 {
                "Sobrou 1. Leva a última ou tira da sacola.".into()
            } else {
                format!("Sobraram {free}. Leva o que tem ou tira da sacola.")
            },
        ),
        LineState::Out => ("Acabou agora há pouco.", "A última saiu enquanto você olhava. Tira da sacola e segue.".into()),
        LineState::Held => {
            ("Está na sacola de outra pessoa.", "Seu tempo acabou e alguém pegou. Se ela desistir, a peça volta pra arara.".into())
        }
        LineState::Sold => (
            "Vendida enquanto você pensava.",
            "Era só uma, e foi pra casa com alguém. Tira da sacola e segue, ou olha uma irmã dela.".into(),
        ),
        LineState::Away => ("Saiu pra passear.", "Está em prova na casa de uma cliente, ou no conserto. Pode ser que volte.".into()),
        LineState::Gone => ("Saiu da loja.", "Essa peça não está mais à venda. Tira da sacola e segue.".into()),
        LineState::Ok | LineState::Lapsed | LineState::Dearer => ("", String::new()),
    },
    put: |came| match came {
        Put::Added => "Está na sua sacola.",
        Put::Held => "Tem alguém com ela na sacola. Se desistir, ela volta pra arara.",
        Put::Sold => "Acabou de ser vendida. Era só uma.",
        Put::Away => "Ela está fora da loja agora: em prova na casa de alguém, ou no conserto.",
        Put::OutOfStock => "Acabou por enquanto.",
        Put::TooManyHolds => "Você já tem guardadas todas as peças únicas que a gente segura pra uma pessoa. Fecha o pedido ou solta uma.",
        Put::Unknown => "Essa a gente não tem. O link pode ser antigo.",
    },
    only_one: "Dela só tem uma.",
    bad_quantity: "A quantidade é um número inteiro, de 1 a 99.",
    emptied: "Sua sacola estava vazia na hora de fechar.",
    busy: "Tem muita gente querendo ao mesmo tempo. Nada se perdeu: tenta de novo daqui a pouquinho.",
};
