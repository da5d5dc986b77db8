//! What is said about what the store holds of a person: what each part is, how she gets it, how she is forgotten.
use crate::domain::{
    privacy::{Fate, Hindrance, Wish},
    store::Locale,
};

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Privacy {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Privacy {
    pub title: &'static str,
    pub lead: &'static str,
    pub link: &'static str,
    pub back: &'static str,
    /// Each part of her file by its name in the declaration, in plain words.
    sections: [(&'static str, &'static str); 40],
    pub fate: fn(Fate) -> &'static str,
    pub export: &'static str,
    pub export_lead: &'static str,
    pub export_verb: &'static str,
    pub erase: &'static str,
    /// Days in which it can be taken back.
    pub erase_lead: fn(u32) -> String,
    pub sure: &'static str,
    pub not_sure: &'static str,
    pub erase_verb: &'static str,
    pub hindered: fn(Hindrance) -> &'static str,
    pub wish: fn(&Wish) -> String,
    pub confirm: super::account::Page,
    pub set_title: &'static str,
    /// When she will be forgotten.
    pub set: fn(&str) -> String,
    pub history: &'static str,
    pub no_history: &'static str,
    pub history_lead: &'static str,
    pub granted: &'static str,
    pub taken_back: &'static str,
    /// Version of the text.
    pub text_version: fn(&str) -> String,
    pub change: &'static str,
}

impl Privacy {
    /// What a part of the file is; empty for one that nobody has found words for.
    pub fn section(&self, name: &str) -> &'static str {
        self.sections.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words)
    }
}

pub static EN: Privacy = Privacy {
    title: "What we know of you",
    lead: "It is yours. Read it, take it with you, or let us forget it.",
    link: "What we know of you",
    back: "Back to the account",
    sections: [
        ("person", "Your name, e-mail, phone, and since when we know you"),
        ("sign_in", "The address by which you sign in (never the password: we don't know it)"),
        ("hats", "What you are to us: client, consignor, one of the team"),
        ("addresses", "Addresses that you saved"),
        ("consents", "What you agreed to and took back, and when"),
        ("erasures", "When you asked us to forget you"),
        ("described", "Words about your taste, from the quiz or from us"),
        ("measures", "Your measures"),
        ("profile", "Your birthday, and how you like to be reached"),
        ("past", "Words and measures that were noted of you before"),
        ("notes", "What our team wrote down about you"),
        ("contacts", "When we wrote to you about pieces, and what came of it"),
        ("orders", "Your orders: number, contact, amounts, your note"),
        ("order_lines", "What was in them, and for how much"),
        ("order_addresses", "Where they went"),
        ("payments", "How they were paid (never your card: the bank keeps it)"),
        ("refunds", "Money that went back to you"),
        ("refund_steps", "How that money went, and when"),
        ("discounts", "What was taken off for you"),
        ("order_steps", "What happened to them, and when"),
        ("bag_terms", "What you may have at home at once"),
        ("consigns", "Since when you leave pieces here to be sold"),
        ("agreements", "What we agreed about your pieces: shares, days, and the name you wrote"),
        ("bags", "Bags that you had at home: number, days, our notes"),
        ("bag_lines", "What was in them, what you said of it, what became of it"),
        ("carts", "The bag of this browser"),
        ("cart_lines", "What lies in it"),
        ("drafts", "What you typed at the checkout and did not send"),
        ("waits", "Pieces that you wait for"),
        ("letters", "Letters that we wrote to you: subject and time"),
        ("sessions", "Browsers in which you are signed in"),
        ("devices", "Browsers that we know again at the door"),
        ("proofs", "Links and codes that we sent you"),
        ("phone_requests", "Phone numbers that you said are yours"),
        ("identities", "The account elsewhere by which you sign in"),
        ("passkeys", "The passkeys by which you sign in (never their keys)"),
        ("invitations", "Whether you were asked to work here"),
        ("saved_filters", "Questions to lists that you kept under a name"),
        ("goals", "What you were to bring of a month, as one of our team"),
        ("events", "What you did here: kind and time"),
    ],
    fate: |fate| match fate {
        Fate::Keep => "stays, without your name",
        Fate::Blank => "name and contact are taken off it",
        Fate::Delete => "is deleted",
    },
    export: "Take it with you",
    export_lead: "One file (JSON) with everything in the list. It is made while you wait; keep it safe, it is about you.",
    export_verb: "Download my data",
    erase: "Be forgotten",
    erase_lead: |days| {
        format!(
            "We write to your address; behind the link you confirm. Then you are signed out, and after {days} days everything in the list goes as it says there. Sign in before, and nothing happens."
        )
    },
    sure: "Yes: my account, my addresses, measures and contacts are to be erased for good",
    not_sure: "Tick this first: it can't be undone after the last day.",
    erase_verb: "Send me the link",
    hindered: |hindrance| match hindrance {
        Hindrance::Team => {
            "You work here. As long as you wear a hat of the team, your name stays on what you do; ask an owner to take the hat first."
        }
        Hindrance::Order => {
            "One of your orders is not finished: it waits for its payment or is on its way to you. Ask again when it has arrived."
        }
        Hindrance::Goods => "Something that you consigned is still here. Ask again when it is sold or you have collected it.",
        Hindrance::Bag => "A bag of yours is still open. Ask again when you have decided about it and it is settled.",
    },
    wish: |wish| match wish {
        Wish::Asked => "We have written to you. Nothing happens until you have used the link in the letter.".into(),
        Wish::Confirmed { due } => format!("You will be forgotten on {due}. Sign in before then to stay."),
        Wish::TakenBack { at } => format!("You came back on {at}: nothing is erased."),
    },
    confirm: super::account::Page {
        title: "Shall we forget you?",
        lead: "You will be signed out everywhere. Until the last day, signing in takes it back; after it, nobody can.",
        verb: "Yes, forget me",
    },
    set_title: "So be it.",
    set: |due| format!("On {due} we forget you. If you change your mind, just sign in before then."),
    history: "What you agreed to",
    no_history: "You have agreed to nothing so far.",
    history_lead: "Every yes and every no, with the version of the text that you read.",
    granted: "yes",
    taken_back: "no",
    text_version: |version| format!("text of {version}"),
    change: "Change it",
};

pub static PT_BR: Privacy = Privacy {
    title: "O que sabemos de você",
    lead: "É seu. Leia, leve com você, ou deixe a gente esquecer.",
    link: "O que sabemos de você",
    back: "Voltar para a conta",
    sections: [
        ("person", "Seu nome, e-mail, telefone, e desde quando nos conhecemos"),
        ("sign_in", "O e-mail com que você entra (nunca a senha: não sabemos qual é)"),
        ("hats", "O que você é pra nós: cliente, consignante, da equipe"),
        ("addresses", "Endereços que você guardou"),
        ("consents", "O que você aceitou e retirou, e quando"),
        ("erasures", "Quando você pediu para ser esquecida"),
        ("described", "Palavras sobre o seu gosto, do quiz ou nossas"),
        ("measures", "Suas medidas"),
        ("profile", "Seu aniversário, e como você prefere que a gente fale com você"),
        ("past", "Palavras e medidas que anotamos antes"),
        ("notes", "O que a nossa equipe anotou sobre você"),
        ("contacts", "Quando falamos com você sobre peças, e no que deu"),
        ("orders", "Seus pedidos: número, contato, valores, seu recado"),
        ("order_lines", "O que tinha neles, e por quanto"),
        ("order_addresses", "Para onde foram"),
        ("payments", "Como foram pagos (nunca o cartão: ele fica no banco)"),
        ("refunds", "Dinheiro que voltou pra você"),
        ("refund_steps", "Como esse dinheiro voltou, e quando"),
        ("discounts", "Descontos que você recebeu"),
        ("order_steps", "O que aconteceu com eles, e quando"),
        ("bag_terms", "Quanto você pode ter em casa de uma vez"),
        ("consigns", "Desde quando você deixa peças para vender"),
        ("agreements", "O que combinamos sobre as suas peças: partes, prazos e o nome que você escreveu"),
        ("bags", "Sacolas que foram para a sua casa: número, datas, nossas anotações"),
        ("bag_lines", "O que havia nelas, o que você disse, o que aconteceu com cada peça"),
        ("carts", "A sacola deste navegador"),
        ("cart_lines", "O que está nela"),
        ("drafts", "O que você digitou ao fechar um pedido e não enviou"),
        ("waits", "Peças que você espera"),
        ("letters", "Mensagens que escrevemos pra você: assunto e hora"),
        ("sessions", "Navegadores em que você está na conta"),
        ("devices", "Navegadores que a porta reconhece"),
        ("proofs", "Links e códigos que mandamos pra você"),
        ("phone_requests", "Telefones que você disse que são seus"),
        ("identities", "A conta de fora com que você entra"),
        ("passkeys", "As chaves de acesso com que você entra (nunca o segredo delas)"),
        ("invitations", "Se você foi chamada pra trabalhar aqui"),
        ("saved_filters", "Perguntas a listas que você guardou com um nome"),
        ("goals", "O que você tinha a vender num mês, como parte da equipe"),
        ("events", "O que você fez aqui: tipo e hora"),
    ],
    fate: |fate| match fate {
        Fate::Keep => "fica, sem o seu nome",
        Fate::Blank => "perde nome e contato",
        Fate::Delete => "é apagado",
    },
    export: "Leve com você",
    export_lead: "Um arquivo (JSON) com tudo o que está na lista. Ele é feito na hora; guarde bem, ele fala de você.",
    export_verb: "Baixar meus dados",
    erase: "Ser esquecida",
    erase_lead: |days| {
        format!(
            "Escrevemos para o seu e-mail; pelo link você confirma. Aí você sai da conta, e depois de {days} dias tudo da lista vai embora do jeito que está escrito lá. Se entrar antes, nada acontece."
        )
    },
    sure: "Sim: quero que minha conta, meus endereços, medidas e contatos sejam apagados pra sempre",
    not_sure: "Marque aqui antes: depois do último dia não tem volta.",
    erase_verb: "Quero o link",
    hindered: |hindrance| match hindrance {
        Hindrance::Team => {
            "Você trabalha aqui. Enquanto estiver na equipe, seu nome fica no que você faz; peça antes para a dona tirar você da equipe."
        }
        Hindrance::Order => "Um pedido seu ainda não terminou: espera o pagamento ou está a caminho. Peça de novo quando ele chegar.",
        Hindrance::Goods => {
            "Alguma peça que você deixou para vender ainda está aqui. Peça de novo quando for vendida ou você tiver buscado."
        }
        Hindrance::Bag => "Uma sacola sua ainda está aberta. Peça de novo depois de decidir as peças e fazer o acerto.",
    },
    wish: |wish| match wish {
        Wish::Asked => "Escrevemos pra você. Nada acontece até você usar o link da mensagem.".into(),
        Wish::Confirmed { due } => format!("Você será esquecida em {due}. Entre antes disso para ficar."),
        Wish::TakenBack { at } => format!("Você voltou em {at}: nada será apagado."),
    },
    confirm: super::account::Page {
        title: "Esquecemos você?",
        lead: "Você sai da conta em todos os aparelhos. Até o último dia, é só entrar para voltar atrás; depois dele, ninguém consegue.",
        verb: "Sim, podem me esquecer",
    },
    set_title: "Está certo.",
    set: |due| format!("Em {due} esquecemos você. Se mudar de ideia, é só entrar antes disso."),
    history: "O que você aceitou",
    no_history: "Você ainda não aceitou nada.",
    history_lead: "Cada sim e cada não, com a versão do texto que você leu.",
    granted: "sim",
    taken_back: "não",
    text_version: |version| format!("texto de {version}"),
    change: "Mudar",
};
