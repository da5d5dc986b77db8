//! What is said when a page can't be shown: what happened, whose fault it was, and a way on.
pub struct Trouble {
    /// Headline and sentence for an HTTP status.
    pub told: fn(u16) -> (&'static str, &'static str),
    pub to_shop: &'static str,
    pub to_home: &'static str,
    pub to_cart: &'static str,
    pub sign_in: &'static str,
    pub again: &'static str,
}

pub const EN: Trouble = Trouble {
    told: |status| match status {
        401 => ("Who is there?", "This room asks for your name first. Sign in, and you come straight back here."),
        403 => {
            ("Not through here.", "This door is not for you, or the page waited too long and lost your place. Go back and try once more.")
        }
        404 => ("No light here.", "There is nothing at this address, or there was and it has found someone."),
        405 | 415 => {
            ("The wrong way in.", "This address is there, but it does not open like that. Go back and use the button or the link.")
        }
        408 => ("That took too long.", "We waited for the rest of what you sent, and it did not come. Nothing was changed."),
        409 => ("Somebody was faster.", "What you wanted to change has changed in the meantime. Have a look at how it stands now."),
        413 => ("Too much at once.", "What you sent is larger than we take. Send less, and it will fit."),
        400 | 422 => (
            "We did not understand that.",
            "Something in what you sent has a shape we do not know. Nothing was changed; go back and try once more.",
        ),
        429 => ("One moment.", "That was a lot in a short time. Wait for a minute, and all is well again."),
        503 => (
            "We will be right back.",
            "So many people are here that we cannot serve everyone at once. Nothing was lost; try again in a moment.",
        ),
        s if s < 500 => {
            ("That did not work.", "Something about this request was not right. Nothing was changed; go back and try once more.")
        }
        _ => ("A bulb went out.", "This was us, not you, and we are on the ladder already."),
    },
    to_shop: "See everything",
    to_home: "To the first page",
    to_cart: "To the bag",
    sign_in: "Sign in",
    again: "Try again",
};

pub const PT_BR: Trouble = Trouble {
    told: |status| match status {
        401 => ("Quem é?", "Pra entrar aqui precisa dizer quem você é. Entra na conta e você volta direto pra cá."),
        403 => ("Por aqui não dá.", "Essa porta não é sua, ou a página ficou aberta tempo demais e se perdeu. Volta e tenta mais uma vez."),
        404 => ("Essa já saiu.", "O endereço não existe, ou existiu e foi pra casa com alguém. A arara continua cheia."),
        405 | 415 => ("Entrada errada.", "O endereço existe, mas não abre desse jeito. Volta e usa o botão ou o link."),
        408 => ("Demorou demais.", "A gente esperou o resto do que você mandou e não chegou. Nada mudou."),
        409 => ("Alguém foi mais rápido.", "O que você queria mudar já mudou nesse meio-tempo. Dá uma olhada em como está agora."),
        413 => ("É muita coisa.", "O que você mandou é maior do que cabe aqui. Manda menos que dá certo."),
        400 | 422 => (
            "Não deu pra entender.",
            "Alguma coisa no que você mandou veio de um jeito que a gente não conhece. Nada mudou; volta e tenta mais uma vez.",
        ),
        429 => ("Calma, respira.", "Foi muita coisa em pouco tempo. Espera um minutinho e está tudo bem de novo."),
        503 => (
            "Já voltamos.",
            "Tem tanta gente aqui que não dá pra atender todo mundo de uma vez. Nada se perdeu; tenta de novo daqui a pouquinho.",
        ),
        s if s < 500 => ("Não deu certo.", "Alguma coisa nesse pedido não estava certa. Nada mudou; volta e tenta mais uma vez."),
        _ => ("Caiu o cabide.", "Foi aqui dentro, não foi você. Já estamos pendurando de volta."),
    },
    to_shop: "Ver tudo",
    to_home: "Voltar pro começo",
    to_cart: "Pra sacola",
    sign_in: "Entrar",
    again: "Tentar de novo",
};
