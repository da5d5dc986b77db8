//! Amora: a friend in the shop, in Brazilian Portuguese.
use super::{Entry, Feature, Hero, Index, Quote, Step, Steps, Voice, Window, anchor};
use crate::{domain::store::Locale, i18n::amount, paths};

pub static VOICE: Voice = Voice {
    word: "amora",
    nav: [
        Entry { word: "Peças", path: paths::SHOP, anchor: "" },
        Entry { word: "Do 46 ao 60", path: paths::HOME, anchor: anchor::INDEX },
        Entry { word: "Quiz de estilo", path: paths::QUIZ, anchor: "" },
        Entry { word: "Como funciona", path: paths::HOME, anchor: anchor::STEPS },
    ],
    say: "A gente se veste do tamanho que tem.",
    legal: "© 2026 Amora Brechó Curvas, São Paulo.",
    mail: "oi@amora.test",
    shop_title: "Peças",
    shop_placeholder: "Vestido, linho, festa…",
    goods: |n| if n == 1 { "1 peça".into() } else { format!("{} peças", amount::count(n, Locale::PtBr)) },
    promise: "Não vestiu como você queria? Sete dias para devolver.",
    hero: Hero {
        hue: 36,
        folio: |goods| vec!["Brechó curvas".into(), format!("{goods}, uma de cada"), "Do 46 ao 60".into()],
        lines: ["Chegue", "chegando."],
        lead: "Roupa boa não pede licença. Garimpamos peça por peça, medimos de verdade e contamos tudo.",
        go: "Ver as peças",
        also: "Escolher pelo tamanho",
        also_to: anchor::INDEX,
    },
    window: Window {
        title: "Chegou hoje",
        lead: "Penduradas agora de manhã. Piscou, já era.",
        more: |goods| format!("Todas: {goods}"),
        shows: 5,
    },
    index: Index { kind: "size", title: "Do 46 ao 60", lead: "Aqui seu número não fica no fim da arara. Ele abre a loja." },
    feature: Feature {
        title: "Medida com fita, não com chute",
        text: "Busto, cintura, quadril e comprimento de cada peça, na peça esticada na mesa. Compare com uma roupa sua que veste bem, e pronto: você já sabe.",
        go: "Ver as medidas dela",
    },
    quote: Quote {
        text: "Foi a primeira vez que comprei um vestido pela internet e a cintura estava onde a minha cintura está.",
        by: "Neide, 54 anos, veste 56, cliente desde a coleção 31",
    },
    steps: Steps {
        title: "Como funciona",
        lead: "Sem susto, sem letra miúda.",
        steps: [
            Step {
                when: "Primeiro",
                title: "A gente mede",
                text: "Busto, cintura, quadril e comprimento, com fita, na peça esticada. Nada de tabela chutada.",
            },
            Step { when: "Depois", title: "Você escolhe", text: "Pôs na sacola, ela é sua enquanto você decide. Ninguém mais leva." },
            Step {
                when: "E então",
                title: "Ficou, ficou",
                text: "Não vestiu como você queria? Devolve em sete dias. A peça volta pra arara e faz outra feliz.",
            },
        ],
    },
};
