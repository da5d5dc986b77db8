//! Letters that the shop writes: subject, lines, and the words on the link or before the code. `{store}` is the name of the store.
use crate::domain::store::Locale;

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Letters {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Letters {
    pub greeting: &'static str,
    pub farewell: &'static str,
    /// Somebody wants an account.
    pub account: Said,
    /// The same, and there is one already.
    pub account_known: Said,
    pub reset: Said,
    pub reset_unknown: Said,
    /// This is to be the new address.
    pub address: Said,
    /// To the old one, afterwards.
    pub address_moved: Said,
    pub password_changed: Said,
    /// An account at Google opens hers from now on.
    pub google_linked: Said,
    /// One more or one less.
    pub passkeys_changed: Said,
    pub claim: Said,
    pub order_code: Said,
    /// She wants to be forgotten; and then, that she will be, and when.
    pub erase: Said,
    pub erase_set: Said,
    /// Come and work with us.
    pub invite: Said,
}

/// One letter.
pub struct Said {
    pub subject: &'static str,
    pub lines: &'static [&'static str],
    /// On the link, before the code; empty where neither is enclosed.
    pub verb: &'static str,
}

pub static EN: Letters = Letters {
    greeting: "Hello,",
    farewell: "Warmly,",
    account: Said {
        subject: "Your account at {store}",
        lines: &[
            "You wanted an account at {store}. Choose a password with the link below and it is yours, together with the orders that you placed with this address.",
            "The link is good for a day. If it was not you, do nothing: without it there is no account.",
        ],
        verb: "Choose a password",
    },
    account_known: Said {
        subject: "You have an account at {store}",
        lines: &[
            "Somebody, probably you, wanted to use this address for an account at {store}. There is one already: just sign in.",
            "Forgotten the password? The page where you sign in has a way out. If it was not you, nothing has happened.",
        ],
        verb: "",
    },
    reset: Said {
        subject: "A new password for {store}",
        lines: &[
            "Choose a new password with the link below. It is good for half an hour and for one use; you will be signed out everywhere else.",
            "If it was not you, do nothing: your password stays as it is.",
        ],
        verb: "Choose a new password",
    },
    reset_unknown: Said {
        subject: "No account at {store} with this address",
        lines: &[
            "Somebody, probably you, wanted a new password at {store}. There is no account with this address; perhaps you used another one.",
            "If it was not you, nothing has happened.",
        ],
        verb: "",
    },
    address: Said {
        subject: "Is this your new address?",
        lines: &[
            "You want to sign in to {store} with this address from now on. Open the link in the browser in which you are signed in; it is good for an hour.",
        ],
        verb: "Yes, this is my address",
    },
    address_moved: Said {
        subject: "Your address at {store} has changed",
        lines: &[
            "From now on you sign in to {store} with another address; this one no longer opens your account.",
            "If it was not you, answer this letter at once.",
        ],
        verb: "",
    },
    password_changed: Said {
        subject: "Your password at {store} has changed",
        lines: &[
            "The password of your account at {store} has just been changed, and you were signed out everywhere else.",
            "If it was not you, ask for a new one now and answer this letter.",
        ],
        verb: "",
    },
    google_linked: Said {
        subject: "Google opens your account at {store}",
        lines: &[
            "A Google account was just linked to your account at {store}: from now on it is another way in.",
            "If it was not you, choose a new password now, unlink it under Password and devices, and answer this letter.",
        ],
        verb: "",
    },
    passkeys_changed: Said {
        subject: "Your passkeys at {store} have changed",
        lines: &[
            "A passkey of yours at {store} was just added or removed.",
            "If it was not you, tell the owner at once and choose a new password.",
        ],
        verb: "",
    },
    claim: Said {
        subject: "Your earlier orders at {store}",
        lines: &[
            "The link below brings the orders that you placed with this address, without signing in, home to your account. Open it in the browser in which you are signed in; it is good for half an hour.",
        ],
        verb: "Move my orders",
    },
    order_code: Said {
        subject: "A code for your order at {store}",
        lines: &[
            "Somebody, probably you, wants to move this order into an account at {store}. Type the code where you were asked for it; it is good for a quarter of an hour.",
            "If it was not you, do nothing, and tell nobody the code.",
        ],
        verb: "Code",
    },
    erase: Said {
        subject: "Do you want {store} to forget you?",
        lines: &[
            "You asked {store} to erase what it holds about you. Open the link in the browser in which you are signed in and confirm; it is good for a day.",
            "If it was not you, do nothing, and change your password: whoever asked knows it.",
        ],
        verb: "Yes, forget me",
    },
    erase_set: Said {
        subject: "{store} is going to forget you",
        lines: &[
            "What {store} holds about you will be erased at the time below: name, address, contacts, measures, how you sign in. What was sold stays in the books without your name.",
            "You are signed out everywhere. If you change your mind, sign in before then: that is all it takes.",
        ],
        verb: "Erased at",
    },
    invite: Said {
        subject: "Come and work with {store}",
        lines: &["You are invited to the back office of {store}. The link is good for a week and for one use."],
        verb: "Come in",
    },
};

pub static PT_BR: Letters = Letters {
    greeting: "Oi,",
    farewell: "Um beijo,",
    account: Said {
        subject: "Sua conta na {store}",
        lines: &[
            "Você pediu uma conta na {store}. Escolha uma senha pelo link abaixo e ela é sua, junto com os pedidos que você já fez com este e-mail.",
            "O link vale por um dia. Se não foi você, é só ignorar: sem ele não existe conta.",
        ],
        verb: "Escolher a senha",
    },
    account_known: Said {
        subject: "Você já tem conta na {store}",
        lines: &[
            "Alguém, provavelmente você, quis usar este e-mail para uma conta na {store}. Ela já existe: é só entrar.",
            "Esqueceu a senha? Na página de entrar tem uma saída. Se não foi você, nada aconteceu.",
        ],
        verb: "",
    },
    reset: Said {
        subject: "Uma senha nova para a {store}",
        lines: &[
            "Escolha a senha nova pelo link abaixo. Ele vale por meia hora e uma vez só; nos outros aparelhos você sai da conta.",
            "Se não foi você, é só ignorar: sua senha continua a mesma.",
        ],
        verb: "Escolher a senha nova",
    },
    reset_unknown: Said {
        subject: "Este e-mail não tem conta na {store}",
        lines: &[
            "Alguém, provavelmente você, pediu uma senha nova na {store}. Com este e-mail não existe conta; talvez seja outro.",
            "Se não foi você, nada aconteceu.",
        ],
        verb: "",
    },
    address: Said {
        subject: "Este é o seu e-mail novo?",
        lines: &[
            "Você quer entrar na {store} com este e-mail daqui pra frente. Abra o link no navegador em que você está na sua conta; ele vale por uma hora.",
        ],
        verb: "Sim, é o meu e-mail",
    },
    address_moved: Said {
        subject: "Seu e-mail na {store} mudou",
        lines: &[
            "A partir de agora você entra na {store} com outro e-mail; este aqui não abre mais a sua conta.",
            "Se não foi você, responda esta mensagem agora mesmo.",
        ],
        verb: "",
    },
    password_changed: Said {
        subject: "Sua senha na {store} mudou",
        lines: &[
            "A senha da sua conta na {store} acabou de ser trocada, e nos outros aparelhos você saiu da conta.",
            "Se não foi você, peça uma senha nova já e responda esta mensagem.",
        ],
        verb: "",
    },
    google_linked: Said {
        subject: "O Google abre a sua conta na {store}",
        lines: &[
            "Uma conta do Google acaba de ser ligada à sua conta na {store}: agora é mais um jeito de entrar.",
            "Se não foi você, escolha já uma senha nova, desligue em Senha e aparelhos e responda este e-mail.",
        ],
        verb: "",
    },
    passkeys_changed: Said {
        subject: "Suas chaves de acesso na {store} mudaram",
        lines: &[
            "Uma chave de acesso sua na {store} acaba de ser adicionada ou tirada.",
            "Se não foi você, avise logo a dona da loja e escolha uma senha nova.",
        ],
        verb: "",
    },
    claim: Said {
        subject: "Seus pedidos anteriores na {store}",
        lines: &[
            "Com este link, os pedidos que você fez com este e-mail sem entrar na conta passam para ela. Abra no navegador em que você está na sua conta; ele vale por meia hora.",
        ],
        verb: "Trazer meus pedidos",
    },
    order_code: Said {
        subject: "Um código para o seu pedido na {store}",
        lines: &[
            "Alguém, provavelmente você, quer levar este pedido para uma conta na {store}. Digite o código onde ele foi pedido; ele vale por quinze minutos.",
            "Se não foi você, é só ignorar, e não passe o código pra ninguém.",
        ],
        verb: "Código",
    },
    erase: Said {
        subject: "Quer que a {store} esqueça você?",
        lines: &[
            "Você pediu para a {store} apagar o que guarda sobre você. Abra o link no navegador em que você está na sua conta e confirme; ele vale por um dia.",
            "Se não foi você, é só ignorar e trocar a senha: quem pediu sabe qual é.",
        ],
        verb: "Sim, podem me esquecer",
    },
    erase_set: Said {
        subject: "A {store} vai esquecer você",
        lines: &[
            "O que a {store} guarda sobre você será apagado na hora abaixo: nome, endereço, contatos, medidas, seu jeito de entrar. O que foi vendido fica nos livros sem o seu nome.",
            "Você saiu da conta em todos os aparelhos. Se mudar de ideia, entre antes disso: é só isso.",
        ],
        verb: "Será apagado em",
    },
    invite: Said {
        subject: "Vem trabalhar com a {store}",
        lines: &["Você recebeu um convite para o painel da {store}. O link vale por uma semana e uma vez só."],
        verb: "Entrar",
    },
};
