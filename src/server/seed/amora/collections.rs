//! 127 arrivals and one that opens soon: each with a number, a title of its own and the story of the day on which it came.
use crate::server::seed::dice::Dice;

/// How many collections have opened: the newest of them is number 127.
pub const COUNT: usize = 127;

const SCENES: [&str; 22] = [
    "Manhã", "Tarde", "Quintal", "Varanda", "Domingo", "Feira", "Estrada", "Janela", "Jardim", "Maré", "Vento", "Luz", "Festa", "Mesa",
    "Praça", "Roda", "Carta", "Caminho", "Horta", "Rede", "Passeio", "Encontro",
];

const MATTERS: [&str; 24] = [
    "de linho",
    "de jabuticaba",
    "de renda",
    "de varal",
    "de sol baixo",
    "de samba",
    "de café passado",
    "de pé no chão",
    "de cheiro de mato",
    "de papel de seda",
    "de algodão cru",
    "de cor viva",
    "de casa cheia",
    "de flor miúda",
    "de areia fina",
    "de lua cheia",
    "de viagem curta",
    "de sossego",
    "de pitanga",
    "de chita",
    "de barro",
    "de maresia",
    "de bordado",
    "de primeira vez",
];

const OPENINGS: [&str; 12] = [
    "Chegou num sábado de chuva e a gente abriu tudo no chão da loja.",
    "Três malas, uma dona só e um bom gosto que dava para ouvir da calçada.",
    "Veio do guarda-roupa de uma professora que se aposentou e resolveu viajar.",
    "Essa a gente garimpou em Minas, entre um café e outro.",
    "Foram duas semanas de lavar, passar e suspirar.",
    "A campainha tocou antes de abrirmos, e ainda bem.",
    "Tem cheiro de armário antigo e corte de ontem à tarde.",
    "Uma cliente trouxe a irmã, a irmã trouxe a prima, a prima trouxe isto.",
    "Separamos pelo toque antes de separar pela cor.",
    "É a coleção que a Dalva do ateliê pediu para ver duas vezes.",
    "Metade veio de uma costureira de festa, metade de quem foi às festas.",
    "O carro voltou de Santos com o banco de trás tomado.",
];

const MIDDLES: [&str; 12] = [
    "Tem muito 50 e 52, que somem rápido, e um punhado de 58 e 60 para quem reclama com razão.",
    "Os tecidos são de verdade: dá vontade de fechar os olhos e passar a mão.",
    "As estampas conversam entre si como vizinhas no portão.",
    "Provamos em três corpos diferentes antes de pôr preço.",
    "Tem peça de trabalho que aceita convite para jantar.",
    "Quase tudo tem bolso, e quem usa sabe o valor disso.",
    "As cores puxam para a terra, com um ou outro susto bom.",
    "Os casacos são para a garoa, os vestidos para depois dela.",
    "Nada aqui pede para você encolher a barriga.",
    "Cada peça tem a medida escrita à mão, porque etiqueta mente.",
    "Tem um pouco de praia, um pouco de escritório e muita mesa de bar.",
    "Algumas vieram com história anotada em papelzinho; deixamos no bolso.",
];

const CLOSINGS: [&str; 9] = [
    "Se alguma te chamar, chama de volta: é uma só.",
    "Passa aqui, o café está pronto.",
    "A sua provavelmente já está separada.",
    "Depois não diz que a gente não avisou.",
    "Vem com tempo.",
    "Pede a sacola e prova em casa, com o seu espelho.",
    "A gente guarda até quinta, mas só até quinta.",
    "Traz a amiga de gosto parecido e tamanho diferente.",
    "Quem chega primeiro escolhe, quem chega depois se surpreende.",
];

/// A title that no other collection has, and its story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub title: String,
    pub story: String,
}

/// All of them, number 1 first, and the one that opens soon.
pub fn collections(dice: &Dice) -> Vec<Told> {
    let mut dice = dice.fork("collections", 0);
    let mut titles: Vec<usize> = (0..SCENES.len() * MATTERS.len()).collect();
    dice.shuffle(&mut titles);
    // the same scene does not come twice in a row of ten
    let mut recent: Vec<usize> = Vec::new();
    let mut told = Vec::with_capacity(COUNT + 1);
    while told.len() <= COUNT {
        let place = titles.iter().position(|t| !recent.contains(&(t % SCENES.len()))).unwrap_or(0);
        let title = titles.remove(place);
        recent.push(title % SCENES.len());
        if recent.len() > 10 {
            recent.remove(0);
        }
        let story = format!("{} {} {}", dice.pick(&OPENINGS), dice.pick(&MIDDLES), dice.pick(&CLOSINGS));
        told.push(Told { title: format!("{} {}", SCENES[title % SCENES.len()], MATTERS[title / SCENES.len()]), story });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_collection_has_a_title_of_its_own() {
        let all = collections(&Dice::new(9));
        assert_eq!(all, collections(&Dice::new(9)));
        let titles: HashSet<_> = all.iter().map(|told| &told.title).collect();
        assert_eq!((titles.len(), all.len()), (COUNT + 1, COUNT + 1));
    }
}
