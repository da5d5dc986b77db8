//! O quiz da Amora: caimento, números em cima e embaixo, cores, ocasiões. Termina num estilo, e numa arara que serve.
use super::taxonomy::SIZES;
use crate::{
    domain::{
        product::MeasureArea::{self, Bust, Hip},
        quiz::{
            Graph, Outcome, Question, QuizKind,
            graph::BodyHalf::{self, Bottom, Top, Whole},
        },
    },
    server::seed::asking::{Tile, ask, then, tile},
};

/// The quiz as it is published.
pub fn graph() -> Graph {
    Graph {
        kind: QuizKind::Style,
        title: "Qual é o seu jeito de vestir?".into(),
        lead: "Sete perguntas, duas a mais se a fita ajudar. No fim, um estilo com nome e uma arara só com o que serve em você.".into(),
        first: "ocasiao".into(),
        questions: vec![occasion(), fit(), size_above(), bust(), size_below(), hip(), colours(), print(), show()],
        outcomes: outcomes(),
        leave_out: Vec::new(),
        bottoms: ["pantalonas", "saias", "jeans"].map(|slug| format!("category:{slug}")).into(),
    }
}

fn outcomes() -> Vec<Outcome> {
    let one = |key: &str, title: &str, text: &str, words: &[&str]| Outcome {
        key: key.into(),
        title: title.into(),
        text: text.into(),
        words: words.iter().map(|word| (*word).into()).collect(),
    };
    vec![
        one(
            "alfaiataria-macia",
            "Alfaiataria macia",
            "Corte bom, ombro no lugar e tecido que respira. Você resolve a reunião e ainda desce para o café sem trocar de roupa.",
            &["category:blazers", "category:pantalonas", "category:camisas", "fit:reto", "occasion:trabalho", "print:listras"],
        ),
        one(
            "romantica-sem-licenca",
            "Romântica sem pedir licença",
            "Flor, poá, cintura marcada e saia que roda. Delicada, sim; discreta, só se você quiser.",
            &["category:vestidos", "category:saias", "fit:evase", "print:floral", "print:poa", "occasion:casamento"],
        ),
        one(
            "boho-de-domingo",
            "Boho de domingo",
            "Kaftan ao vento, quimono por cima de tudo, cor de areia e de mar. Roupa que já chega de férias.",
            &["category:kaftans", "category:quimonos", "fit:soltinho", "occasion:praia", "occasion:viagem", "print:tie-dye"],
        ),
        one(
            "noite-longa",
            "Noite longa",
            "Macacão que entra antes de você, cetim, um animal print na hora certa. A festa começa quando a roupa chega.",
            &["category:macacoes", "fit:acinturado", "occasion:festa", "occasion:jantar", "print:animal"],
        ),
        one(
            "conforto-com-atitude",
            "Conforto com atitude",
            "Jeans que abraça, tricô largo, peça grande de propósito. Você anda muito e não quer pensar na roupa, só gostar dela.",
            &[
                "category:jeans",
                "category:tricos",
                "category:blusas",
                "category:casacos",
                "fit:oversized",
                "occasion:dia-a-dia",
                "occasion:fim-de-semana",
                "print:geometrico",
            ],
        ),
    ]
}

/// A tile that is all about one word.
fn word(key: &str, text: &str, because: &str, word: &str, points: i16) -> Tile {
    tile(key, text, because).points(&[(word, points)]).notes(&[word], Whole)
}

fn occasion() -> Question {
    let tiles = vec![
        word("trabalho", "Trabalho", "você se veste para o trabalho", "occasion:trabalho", 3),
        word("festa", "Festa", "você vai à festa", "occasion:festa", 2),
        word("jantar", "Jantar fora", "você janta fora", "occasion:jantar", 2),
        word("dia-a-dia", "Dia a dia", "você quer roupa para todo dia", "occasion:dia-a-dia", 3),
        word("praia", "Praia e viagem", "você está de malas prontas", "occasion:praia", 3).points(&[("occasion:viagem", 1)]),
        word("casamento", "Casamento", "tem casamento no calendário", "occasion:casamento", 3),
    ];
    then(ask("ocasiao", "Para onde a roupa nova vai te levar?", "Escolha até duas.", 2, tiles), &[], Some("caimento"))
}

fn fit() -> Question {
    let tiles = vec![
        word("soltinho", "Soltinho, que o vento entre", "você gosta de soltinho", "fit:soltinho", 3),
        word("acinturado", "Cintura marcada", "você gosta da cintura marcada", "fit:acinturado", 3),
        word("evase", "Justo em cima, solto embaixo", "você gosta de evasê", "fit:evase", 3),
        word("reto", "Reto, sem conversa", "você gosta de corte reto", "fit:reto", 3),
        word("oversized", "Grande de propósito", "você gosta de peça grande", "fit:oversized", 3),
    ];
    then(ask("caimento", "Em que caimento você respira?", "", 1, tiles), &[], Some("tamanho-cima"))
}

fn sizes(half: BodyHalf, where_: &str) -> Vec<Tile> {
    let one = |size: u8| {
        let word = format!("size:{size}");
        tile(&format!("n{size}"), &size.to_string(), &format!("você veste {size} {where_}"))
            .points(&[(word.as_str(), 4)])
            .notes(&[word.as_str()], half)
    };
    let mut tiles: Vec<Tile> = SIZES.iter().map(|(size, _)| one(*size)).collect();
    tiles.push(tile("nao-sei", "Não sei ao certo", "").small("A gente descobre com a fita."));
    tiles
}

fn size_above() -> Question {
    let tiles = sizes(Top, "em cima");
    then(
        ask("tamanho-cima", "Na parte de cima, que número te veste?", "Blusa, blazer, vestido.", 1, tiles),
        &[("nao-sei", "busto")],
        Some("tamanho-baixo"),
    )
}

/// Ranges of a measure in centimetres, with the sizes that they are made for (the measures of `measures.rs`).
fn ranges(ranges: [(u32, u32, [u8; 2]); 4], area: MeasureArea, half: BodyHalf) -> Vec<Tile> {
    let one = |(from, to, sizes): &(u32, u32, [u8; 2])| {
        let words = sizes.map(|size| format!("size:{size}"));
        let [first, second] = words.each_ref().map(String::as_str);
        tile(&format!("de-{from}"), &format!("{from} a {to} cm"), &format!("a sua fita deu {from} a {to} cm"))
            .small(&format!("{} ou {}", sizes[0], sizes[1]))
            .points(&[(first, 4), (second, 4)])
            .notes(&[first, second], half)
            .measure(area, (from + to) * 5)
    };
    ranges.iter().map(one).collect()
}

fn bust() -> Question {
    let tiles = ranges([(103, 112, [46, 48]), (113, 122, [50, 52]), (123, 132, [54, 56]), (133, 142, [58, 60])], Bust, Top);
    then(ask("busto", "Passe a fita no busto. Quanto deu?", "Na parte mais cheia, sem apertar.", 1, tiles), &[], Some("tamanho-baixo"))
}

fn size_below() -> Question {
    let tiles = sizes(Bottom, "embaixo");
    let text = "E na parte de baixo?";
    then(
        ask("tamanho-baixo", text, "Calça e saia. Pode ser outro número, quase sempre é.", 1, tiles),
        &[("nao-sei", "quadril")],
        Some("cores"),
    )
}

fn hip() -> Question {
    let tiles = ranges([(111, 121, [46, 48]), (122, 131, [50, 52]), (132, 141, [54, 56]), (142, 151, [58, 60])], Hip, Bottom);
    then(ask("quadril", "E no quadril?", "Na parte mais larga, em pé.", 1, tiles), &[], Some("cores"))
}

fn colours() -> Question {
    let several = |key: &str, text: &str, because: &str, words: &[&str]| {
        let votes: Vec<(&str, i16)> = words.iter().map(|word| (*word, 2)).collect();
        tile(key, text, because).points(&votes).notes(words, Whole)
    };
    let tiles = vec![
        several("escuras", "Preto e marinho", "você veste preto e marinho", &["colour:preto", "colour:azul-marinho", "colour:indigo"]),
        several("terra", "Terra e vinho", "você veste cores de terra", &["colour:terracota", "colour:vinho", "colour:caramelo"]),
        several("claras", "Off-white e areia", "você veste claro", &["colour:off-white", "colour:mostarda"]),
        several("mar", "Verde e azul de mar", "você veste cor de mar", &["colour:verde-agua", "colour:azul-celeste", "colour:verde-oliva"]),
        several("vivas", "Rosa, coral, lilás", "você veste cor de flor", &["colour:rosa", "colour:coral", "colour:lilas"]),
    ];
    then(ask("cores", "Que cores moram no seu armário?", "Até três.", 3, tiles), &[], Some("estampa"))
}

fn print() -> Question {
    let tiles = vec![
        word("liso", "Liso, e o corte que fale", "você prefere liso", "print:liso", 2)
            .points(&[("category:pantalonas", 1), ("category:blazers", 1)]),
        word("floral", "Floral", "você gosta de floral", "print:floral", 2),
        word("listras", "Listras", "você gosta de listras", "print:listras", 2),
        word("poa", "Poá", "você gosta de poá", "print:poa", 2),
        word("animal", "Animal print", "você gosta de animal print", "print:animal", 2),
        word("geometrico", "Geométrico", "você gosta de geométrico", "print:geometrico", 2),
        word("tie-dye", "Tie-dye", "você gosta de tie-dye", "print:tie-dye", 2),
    ];
    then(ask("estampa", "E estampa?", "", 1, tiles), &[], Some("mostrar"))
}

fn show() -> Question {
    let tiles = vec![
        tile("cintura", "A cintura", "você gosta de mostrar a cintura").points(&[
            ("category:vestidos", 2),
            ("category:macacoes", 1),
            ("category:saias", 1),
        ]),
        tile("pernas", "As pernas", "você gosta de mostrar as pernas").points(&[
            ("category:saias", 2),
            ("category:macacoes", 1),
            ("category:vestidos", 1),
        ]),
        tile("ombros", "Colo e ombros", "você gosta de mostrar o colo").points(&[("category:macacoes", 3), ("category:kaftans", 1)]),
        tile("movimento", "O movimento", "você gosta de movimento").points(&[("category:kaftans", 2), ("category:quimonos", 2)]),
        tile("postura", "A postura", "você gosta de postura").points(&[
            ("category:blazers", 2),
            ("category:pantalonas", 1),
            ("category:camisas", 1),
        ]),
        tile("nada", "Nada, quero conforto", "você quer conforto").points(&[
            ("category:tricos", 2),
            ("category:jeans", 1),
            ("category:blusas", 1),
        ]),
    ];
    then(ask("mostrar", "Por fim: o que você gosta de mostrar?", "", 1, tiles), &[], None)
}

#[cfg(test)]
mod tests {
    use super::{super::vocabulary::Vocabulary, *};
    use crate::{
        domain::quiz::simulate::{PATHS, SEED, simulate},
        server::seed::dice::Dice,
    };
    use std::collections::BTreeSet;

    #[test]
    fn it_may_be_published() {
        let graph = graph();
        let words: BTreeSet<String> = Vocabulary::new(&Dice::new(1)).rows.iter().map(|tag| format!("{}:{}", tag.kind, tag.slug)).collect();
        assert_eq!(graph.faults(&words), Vec::new());
        assert!(graph.outcomes.iter().all(|outcome| outcome.words.iter().all(|word| words.contains(word))));
        let shares = simulate(&graph, &[], &[], PATHS, SEED);
        for share in &shares.shares {
            println!("{:>5.1} %: {}", f64::from(share.leads) / 100.0, share.name);
        }
        assert_eq!(shares.verdicts(), Vec::new());
    }
}
