//! Amora's pages: home, all 127 collections as covers of a magazine, and looks of pieces that hang there now.
use super::{
    looks::Look,
    rail::Made,
    stock::{Fate, Planned},
    taxonomy::CATEGORIES,
};
use crate::{
    domain::editorial::{Block, Hero, PictureRef},
    paths,
    server::{
        db::seeding::{CollectionRow, PageRow},
        seed::{
            blocks::{collection, house, index, listing, look, newest, quote, shortened, steps, story, way},
            dice::Dice,
        },
    },
};
use std::collections::HashSet;
use uuid::Uuid;

/// A look as a stylist plans it: slug, title, text, size, categories from the outside in, colours that go together.
type Outfit = (&'static str, &'static str, &'static str, u8, &'static [&'static str], &'static [&'static str]);

const OUTFITS: [Outfit; 5] = [
    (
        "reuniao-que-virou-jantar",
        "A reunião que virou jantar",
        "De dia o blazer manda. Às oito ele vai para o encosto da cadeira, e a blusa assume. *Pantalona com bolso*, porque mão também cansa.",
        52,
        &["blazers", "blusas", "pantalonas"],
        &["preto", "vinho", "off-white", "caramelo", "terracota"],
    ),
    (
        "domingo-de-feira",
        "Domingo de feira",
        "Camisa aberta, jeans que senta, tricô no ombro para a sombra. Dá para carregar manga, coentro e conversa.",
        54,
        &["camisas", "jeans", "tricos"],
        &["off-white", "azul-celeste", "indigo", "rosa", "mostarda"],
    ),
    (
        "praia-sem-pressa",
        "Praia sem pressa",
        "O kaftan faz sombra, o quimono faz vento. Entre um e outro, *só você*.",
        56,
        &["quimonos", "kaftans"],
        &["coral", "verde-agua", "azul-celeste", "mostarda", "lilas"],
    ),
    (
        "madrinha-da-noiva",
        "Madrinha da noiva",
        "Vestido que não pede cinta, casaco que não pede licença. A foto é sua também.",
        50,
        &["casacos", "vestidos"],
        &["vinho", "rosa", "terracota", "azul-marinho", "lilas"],
    ),
    (
        "sexta-de-samba",
        "Sexta de samba",
        "Saia para rodar, blusa para suar, quimono para a volta. *O 58 abre a roda.*",
        58,
        &["quimonos", "blusas", "saias"],
        &["terracota", "mostarda", "preto", "verde-oliva", "coral"],
    ),
];

/// What pages are made of: every piece as it was planned, as it was made, and what it looks like.
pub struct Pages<'a> {
    pub planned: &'a [Planned],
    pub made: &'a [Made],
    pub looks: &'a [Look],
    pub collections: &'a [CollectionRow],
    pub by: Uuid,
    pub at: i64,
}

impl Pages<'_> {
    pub fn rows(&self, dice: &Dice) -> Vec<PageRow> {
        let mut dice = dice.fork("pages", 0);
        let mut row = |kind: &'static str, slug: &str, collection: Option<Uuid>, title: &str, told: &str, blocks: Vec<Block>| PageRow {
            id: dice.uuid(),
            revision: dice.uuid(),
            kind,
            slug: slug.into(),
            collection,
            title: title.into(),
            description: shortened(&told.replace('*', "")),
            blocks,
            by: self.by,
            at: self.at,
        };
        let mut worn = HashSet::new();
        let outfits: Vec<Vec<Uuid>> = OUTFITS.iter().enumerate().map(|(n, outfit)| self.dress(n, outfit, &mut worn)).collect();
        let mut pages = vec![row("home", "home", None, "", "", home(&outfits[0]))];
        for (outfit, pieces) in OUTFITS.iter().zip(&outfits) {
            let (slug, title, text, size, ..) = *outfit;
            let query = format!("size={size}");
            let more = listing(&format!("Mais do {size}"), "Seu número, a arara inteira.", &query, 5);
            pages.push(row("look", slug, None, title, text, vec![look(title, text, "", pieces), said(slug), more]));
        }
        for stored in self.collections {
            pages.push(row("collection", &stored.slug, Some(stored.id), &stored.title, &stored.story, cover(stored)));
        }
        pages
    }

    /// The newest pieces of that size that hang there, in colours that go together where there are any. The last look has a piece in it
    /// that was sold already, for looks heal.
    fn dress(&self, number: usize, outfit: &Outfit, worn: &mut HashSet<Uuid>) -> Vec<Uuid> {
        let (_, _, _, size, categories, colours) = *outfit;
        let heals = number + 1 == OUTFITS.len();
        let mut pieces = Vec::new();
        for (place, category) in categories.iter().enumerate() {
            let sold = heals && place == 0;
            let fits = |(planned, made): &(&Planned, &Made)| {
                let is_there = if sold { matches!(planned.fate, Fate::Sold(_)) } else { planned.fate == Fate::InStock };
                is_there
                    && !planned.waits()
                    && planned.size == size
                    && CATEGORIES[self.looks[planned.look].category].slug == *category
                    && !worn.contains(&made.product)
            };
            let all = || self.planned.iter().zip(self.made).rev().filter(fits);
            let matching =
                |(planned, _): &(&Planned, &Made)| colours.contains(&super::colours::COLOURS[self.looks[planned.look].colour].slug);
            if let Some((_, made)) = all().find(matching).or_else(|| all().next()) {
                worn.insert(made.product);
                pieces.push(made.product);
            }
        }
        pieces
    }
}

/// What is said under a look.
fn said(slug: &str) -> Block {
    match slug {
        "reuniao-que-virou-jantar" => {
            quote("Entrei na sala e ninguém olhou para a minha barriga. Olharam para a proposta.", "Cida, 47 anos, veste 52")
        }
        "domingo-de-feira" => quote("O jeans sentou comigo. Parece pouco, para quem nunca vestiu 54.", "Rosângela, 39 anos, veste 54"),
        "praia-sem-pressa" => quote("Fui de kaftan e voltei de kaftan. No meio, mar.", "Neide, 54 anos, veste 56"),
        "madrinha-da-noiva" => quote("A costureira da noiva veio perguntar onde eu comprei.", "Fátima, 61 anos, veste 50"),
        _ => quote("Rodei, e a saia rodou junto.", "Jussara, 33 anos, veste 58"),
    }
}

/// A collection as the cover of its number.
fn cover(stored: &CollectionRow) -> Vec<Block> {
    let hero = Hero { masthead: stored.number.to_string(), lines: vec![stored.title.clone()], hue: 36, ..Hero::default() };
    let mut blocks = vec![
        Block::Hero(hero),
        story("", &stored.story, None, None),
        collection("As peças", "Uma de cada. Quem chega primeiro escolhe.", &stored.slug),
    ];
    if stored.number % 3 == 0 {
        blocks.push(quote(
            "Foi a primeira vez que comprei um vestido pela internet e a cintura estava onde a minha cintura está.",
            "Neide, 54 anos, veste 56",
        ));
    }
    blocks
}

fn home(outfit: &[Uuid]) -> Vec<Block> {
    let (slug, title, text, ..) = OUTFITS[0];
    vec![
        Block::Hero(Hero {
            folio: vec!["Brechó curvas".into(), "{goods}, uma de cada".into(), "Do 46 ao 60".into()],
            lines: vec!["Chegue".into(), "chegando.".into()],
            lead: "Roupa boa não pede licença. Garimpamos peça por peça, medimos de verdade e contamos tudo.".into(),
            picture: house("hero"),
            go: way("Ver as peças", paths::SHOP),
            also: way("Escolher pelo tamanho", "#index"),
            hue: 36,
            newest: true,
            ..Hero::default()
        }),
        newest("Chegou hoje", "Penduradas agora de manhã. Piscou, já era.", 5),
        index("size", "Do 46 ao 60", "Aqui seu número não fica no fim da arara. Ele abre a loja."),
        look(title, text, slug, outfit),
        story(
            "Medida com fita, não com chute",
            "Busto, cintura, quadril e comprimento de cada peça, na peça esticada na mesa. Compare com uma roupa sua que veste bem, e pronto: você já sabe.",
            Some(PictureRef::Newest { place: 6 }),
            way("Ver as medidas dela", ""),
        ),
        quote(
            "Foi a primeira vez que comprei um vestido pela internet e a cintura estava onde a minha cintura está.",
            "Neide, 54 anos, veste 56, cliente desde a coleção 31",
        ),
        steps(
            "Como funciona",
            "Sem susto, sem letra miúda.",
            [
                ("Primeiro", "A gente mede", "Busto, cintura, quadril e comprimento, com fita, na peça esticada. Nada de tabela chutada."),
                ("Depois", "Você escolhe", "Pôs na sacola, ela é sua enquanto você decide. Ninguém mais leva."),
                ("E então", "Ficou, ficou", "Não vestiu como você queria? Devolve em sete dias. A peça volta pra arara e faz outra feliz."),
            ],
        ),
    ]
}
