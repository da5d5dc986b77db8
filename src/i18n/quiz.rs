//! The quiz as visitors meet it: progress, results, what stands in for what. Questions and outcomes are the house's own words.

pub struct Quiz {
    pub title: &'static str,
    /// Questions behind, and the most that may still come.
    pub progress: fn(usize, usize) -> String,
    pub back: &'static str,
    pub go_on: &'static str,
    pub keep: &'static str,
    pub up_to: fn(u8) -> String,
    /// Nothing was chosen; more was chosen than may be.
    pub choose: &'static str,
    pub too_many: fn(u8) -> String,
    pub private: &'static str,
    pub because: fn(&[String]) -> String,
    pub quoted: fn(&str) -> String,
    pub ritual: &'static str,
    pub ritual_lead: &'static str,
    pub style: &'static str,
    pub morning: &'static str,
    pub evening: &'static str,
    pub nothing_then: &'static str,
    pub three: &'static str,
    pub add: &'static str,
    pub add_hint: &'static str,
    pub together: &'static str,
    pub take: fn(&str) -> String,
    /// What is missing, and what stands in for it.
    pub moved: fn(&str, Option<&str>) -> (String, String),
    /// What was left out, with the reasons.
    pub left_out: fn(&str) -> String,
    pub others: &'static str,
    pub link: &'static str,
    pub again: &'static str,
    pub anew: &'static str,
    pub pieces: &'static str,
    pub see_all: fn(u32) -> String,
    pub gone_since: fn(usize) -> String,
    pub no_pieces: &'static str,
    pub profile: (&'static str, &'static str),
    pub consent: &'static str,
    pub remember: &'static str,
    pub remembered: (&'static str, &'static str),
    pub forget: &'static str,
    pub consent_missing: &'static str,
    pub sign_in: &'static str,
    /// Some of the routine did not get into the bag.
    pub not_all: (&'static str, &'static str),
    /// Two things that should not meet.
    pub clash: fn(&str, &str) -> String,
    /// Other formulas with an ingredient; so many that no list is needed.
    pub also_in: &'static str,
    pub in_most: fn(usize) -> String,
}

fn listed(reasons: &[String], and: &str) -> String {
    match reasons {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

pub const EN: Quiz = Quiz {
    title: "Skin quiz",
    progress: |behind, ahead| match ahead {
        0 | 1 => format!("Question {}, the last one", behind + 1),
        2 => format!("Question {}, one more after it", behind + 1),
        n => format!("Question {}, at most {} more", behind + 1, n - 1),
    },
    back: "Back",
    go_on: "Go on",
    keep: "Keep my answer",
    up_to: |most| format!("Choose up to {most}."),
    choose: "Choose one, and we go on.",
    too_many: |most| format!("That is more than {most}. Take one away, and we go on."),
    private: "No name, no e-mail. Your answers belong to the link of this page alone.",
    because: |reasons| if reasons.is_empty() { String::new() } else { format!("Because {}.", listed(reasons, "and")) },
    quoted: |answer| format!("you said “{answer}”"),
    ritual: "Your ritual",
    ritual_lead: "Three serums that get along, thinnest first. Give them six weeks before you judge.",
    style: "Your style",
    morning: "Morning",
    evening: "Evening",
    nothing_then: "Nothing. Water and sunscreen.",
    three: "Your three, and why",
    add: "Add the routine",
    add_hint: "Take the mark away from what you have already.",
    together: "Together",
    take: |name| format!("Take {name} too"),
    moved: |missing, instead| {
        (
            format!("{missing} would be your first choice, and is sold out."),
            instead.map_or_else(
                || "Nothing else of ours does quite the same, so two have to be enough until it is back.".into(),
                |instead| format!("{instead} moved up in its place."),
            ),
        )
    },
    left_out: |name| format!("We left out {name}."),
    others: "The next in line",
    link: "This page is yours: its address stays as it is. Whoever has it sees it, so share it as you like.",
    again: "Change my answers",
    anew: "Begin anew",
    pieces: "Of your size, and your style",
    see_all: |n| if n == 1 { "See the only one like this".into() } else { format!("See all {n} like these") },
    gone_since: |n| {
        if n == 1 {
            "One of your first choices has gone since; the next moved up.".into()
        } else {
            format!("{n} of your first choices have gone since; the next moved up.")
        }
    },
    no_pieces: "Nothing of this size and style is in the shop today. It changes every week.",
    profile: ("Shall we remember it?", "Then the shop knows what suits you. What our team has noted about you stays as it is."),
    consent: "Yes, keep these answers in my profile. I can take that back at any time.",
    remember: "Remember it",
    remembered: ("We will remember.", "Your answers stand in your profile."),
    forget: "Forget them again",
    consent_missing: "We only keep it if you say so: tick the box first.",
    sign_in: "Sign in to keep it in your profile",
    not_all: ("Not everything could be put into the bag.", "Something sold out just now. The ritual below knows it already."),
    clash: |one, other| format!("{one} and {other} should not meet."),
    also_in: "Also in",
    in_most: |n| format!("In {n} more of our formulas."),
};

pub const PT_BR: Quiz = Quiz {
    title: "Quiz de estilo",
    progress: |behind, ahead| match ahead {
        0 | 1 => format!("Pergunta {}, a última", behind + 1),
        2 => format!("Pergunta {}, falta mais uma", behind + 1),
        n => format!("Pergunta {}, faltam no máximo {}", behind + 1, n - 1),
    },
    back: "Voltar",
    go_on: "Continuar",
    keep: "Manter a minha resposta",
    up_to: |most| format!("Escolha até {most}."),
    choose: "Escolha uma, e a gente continua.",
    too_many: |most| format!("Passou de {most}. Tire uma, e a gente continua."),
    private: "Sem nome, sem e-mail. As respostas ficam só no link desta página.",
    because: |reasons| if reasons.is_empty() { String::new() } else { format!("Porque {}.", listed(reasons, "e")) },
    quoted: |answer| format!("você disse “{answer}”"),
    ritual: "O seu ritual",
    ritual_lead: "Três produtos que se dão bem, do mais leve ao mais rico. Dê seis semanas antes de julgar.",
    style: "O seu estilo",
    morning: "Manhã",
    evening: "Noite",
    nothing_then: "Nada. Água e protetor solar.",
    three: "Os seus três, e por quê",
    add: "Levar o ritual",
    add_hint: "Desmarque o que você já tem.",
    together: "Juntos",
    take: |name| format!("Levar também {name}"),
    moved: |missing, instead| {
        (
            format!("{missing} seria a primeira escolha, e está em falta."),
            instead.map_or_else(
                || "Nada nosso faz bem o mesmo; dois bastam até voltar.".into(),
                |instead| format!("{instead} subiu para o lugar."),
            ),
        )
    },
    left_out: |name| format!("Deixamos {name} de fora."),
    others: "Os próximos da fila",
    link: "Esta página é sua: o endereço não muda. Quem tiver o link vê, então mande para quem quiser.",
    again: "Mudar respostas",
    anew: "Começar de novo",
    pieces: "Do seu número, do seu jeito",
    see_all: |n| if n == 1 { "Ver a única assim".into() } else { format!("Ver todas as {n} assim") },
    gone_since: |n| {
        if n == 1 {
            "Uma das primeiras já foi para outra casa; a próxima subiu.".into()
        } else {
            format!("{n} das primeiras já foram para outra casa; as próximas subiram.")
        }
    },
    no_pieces: "Hoje não há nada deste número e deste jeito na loja. Toda semana muda.",
    profile: ("Quer que a gente lembre?", "Assim a loja já sabe o que combina com você. O que a equipe anotou fica como está."),
    consent: "Sim, guardem estas respostas no meu perfil. Posso voltar atrás quando quiser.",
    remember: "Guardar",
    remembered: ("Guardado.", "As respostas estão no seu perfil."),
    forget: "Apagar do meu perfil",
    consent_missing: "Só guardamos se você disser que sim: marque a caixinha antes.",
    sign_in: "Entrar para guardar no meu perfil",
    not_all: ("Nem tudo entrou na sacola.", "Alguma coisa acabou agora mesmo. O resultado abaixo já sabe."),
    clash: |one, other| format!("{one} e {other} não combinam juntos."),
    also_in: "Também em",
    in_most: |n| format!("Em mais {n} das nossas fórmulas."),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_one_sentence() {
        let reasons = |n: usize| ["a", "b", "c"][..n].iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!((EN.because)(&reasons(0)), "");
        assert_eq!((EN.because)(&reasons(1)), "Because a.");
        assert_eq!((PT_BR.because)(&reasons(3)), "Porque a, b e c.");
    }
}
