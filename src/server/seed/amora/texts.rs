//! What is said about a piece: the voice of a friend who works in the shop. Short sentences, nothing that a body has to hide.
use super::{
    looks::Look,
    names::{Name, agreeing},
    taxonomy::{CATEGORIES, Gender, PRINTS, fabric_word},
};
use crate::server::{
    atelier::{Fabric, Shot},
    seed::{amora::colours::COLOURS, dice::Dice, words::sentence},
};

/// How a print is spoken of after "estampa" and after "desenho", in the order of `PRINTS`.
const PATTERNS: [[&str; 2]; 7] = [
    ["lisa", "liso"],
    ["floral", "floral"],
    ["de listras", "de listras"],
    ["de poá", "de poá"],
    ["animal", "animal"],
    ["geométrica", "geométrico"],
    ["tie-dye", "tie-dye"],
];

/// One line under the name.
pub fn tagline(look: &Look, size: u8, dice: &mut Dice) -> String {
    let fabric = sentence(&fabric_word(look.fabric));
    match dice.below(7) {
        0 => format!("{fabric} com caimento, {size} de verdade."),
        1 => "Para chegar antes da foto.".into(),
        2 => format!("{fabric} que acompanha o corpo, não o contrário."),
        3 => "Uma só, e com história.".into(),
        4 => format!("Tamanho {size}, do jeito que o {size} deve ser."),
        5 => "Veste, senta, dança e não amassa o humor.".into(),
        _ => "Daquelas que a gente empresta e pede de volta.".into(),
    }
}

/// Three sentences: cut, cloth, and what to wear it with.
pub fn description(look: &Look, name: &Name, size: u8, dice: &mut Dice) -> String {
    let it = agreeing(["Ele", "Ela"], name.gender);
    let cloth = cloth(look, dice);
    let with = dice.pick(company(CATEGORIES[look.category].slug));
    let cut = cut(CATEGORIES[look.category].areas.contains(&"bust"), it, size, dice);
    format!("{cut} {cloth} {with}")
}

fn cut(has_shoulders: bool, it: &str, size: u8, dice: &mut Dice) -> String {
    let small = it.to_lowercase();
    match (dice.below(4), has_shoulders) {
        (0, _) => format!("{it} tem espaço onde precisa e linha onde valoriza: o {size} daqui foi modelado no {size}, não esticado do 38."),
        (1, true) => format!("Provamos no provador e na rua: {small} fica no lugar quando você levanta o braço, senta e ri."),
        (1, false) => format!("Provamos no provador e na rua: {small} fica no lugar quando você senta, levanta e sobe escada."),
        (2, true) => format!("Do ombro até a barra {small} cai em linha reta e encontra o corpo sem apertar."),
        (2, false) => format!("O cós abraça sem apertar, e dali para baixo {small} tem movimento."),
        _ => format!("A modelagem é generosa e o corte é firme, então {small} desenha sem marcar."),
    }
}

fn cloth(look: &Look, dice: &mut Dice) -> String {
    let colour = COLOURS[look.colour].name.to_lowercase();
    let [print, drawing] = PATTERNS[look.print];
    let feel = match look.fabric {
        Fabric::Viscose => "A viscose é fresca e escorre bonito",
        Fabric::Linen => "O linho respira e fica melhor a cada lavada",
        Fabric::Denim => "O jeans é encorpado, com um pouquinho de elastano",
        Fabric::Knit => "O tricô é macio e não pinica",
        Fabric::Satin => "O cetim pega luz sem gritar",
        Fabric::Cotton => "O algodão é firme e gostoso no calor",
    };
    match (look.print, dice.below(2)) {
        (0, 0) => format!("{feel}, num tom de {colour} que conversa com tudo."),
        (0, _) => format!("{feel}. A cor é {colour}, ao vivo mais bonita ainda."),
        (_, 0) => format!("{feel}, e a estampa {print} em {colour} ilumina o rosto."),
        _ => format!("{feel}. O desenho {drawing} sobre {colour} foi o que fez a gente parar na arara."),
    }
}

fn company(category: &str) -> &'static [&'static str] {
    match category {
        "vestidos" | "macacoes" => &[
            "Com tênis branco vai à feira; com brinco grande, vai à festa.",
            "Sandália baixa, batom e pronto.",
            "Joga um blazer por cima e a reunião é sua.",
        ],
        "kaftans" | "quimonos" => &[
            "Por cima do maiô ou do jeans, muda o dia.",
            "Pede rasteirinha, colar comprido e tempo.",
            "Leva na mala: não ocupa nada e resolve três jantares.",
        ],
        "camisas" | "blusas" => &[
            "Por dentro da pantalona ou amarrada na cintura.",
            "Dobra a manga duas vezes e está pronta.",
            "Funciona sozinha e também aberta, de terceira peça.",
        ],
        "blazers" | "casacos" => &[
            "Por cima de vestido floral fica um acontecimento.",
            "Ombro no lugar, manga para dobrar, dia resolvido.",
            "Com jeans e camiseta já parece que você planejou.",
        ],
        "tricos" => &[
            "Com saia midi e bota curta, é inverno com graça.",
            "Por cima de camisa, deixando o colarinho aparecer.",
            "Para o ar-condicionado do escritório e para o sofá de domingo.",
        ],
        _ => &[
            "Com blusa soltinha por dentro e cinto à vista.",
            "Sapato baixo ou salto, a barra já está na medida.",
            "Camisa branca por dentro, brinco e atitude.",
        ],
    }
}

/// How to wear and wash it.
pub fn care(fabric: Fabric) -> &'static str {
    match fabric {
        Fabric::Viscose => {
            "Lave à mão ou no ciclo delicado, água fria, do avesso. Seque à sombra, no cabide. Passe morno, com o tecido ainda úmido."
        }
        Fabric::Linen => "Lave na máquina, água fria, sem alvejante. Seque esticado. Passe úmido se quiser liso; amassado também é bonito.",
        Fabric::Denim => "Lave pouco, do avesso, com cores escuras. Seque à sombra. Não precisa passar.",
        Fabric::Knit => "Lave à mão com sabão neutro, sem torcer. Seque deitado sobre uma toalha. Guarde dobrado, nunca no cabide.",
        Fabric::Satin => "Lave à mão, água fria. Não torça. Passe do avesso, ferro morno, com um pano por cima.",
        Fabric::Cotton => "Lave na máquina até 30 graus. Seque à sombra. Passe em ferro médio.",
    }
}

/// What two careful eyes saw at intake.
pub fn condition(dice: &mut Dice) -> &'static str {
    const SEEN: [&str; 8] = [
        "Como nova: usada uma ou duas vezes, sem nenhuma marca.",
        "Excelente: tecido firme, cor viva, costuras perfeitas.",
        "Nunca usada, ainda com a etiqueta da loja de origem.",
        "Muito boa: leve maciez de lavagem, nada além disso.",
        "Muito boa: bolinhas discretas na parte de dentro do braço, já removidas.",
        "Boa: um pontinho refeito à mão na barra, só se vê procurando.",
        "Excelente: um botão reserva vem junto, na costura interna.",
        "Boa: cor um tom mais suave que a original, por igual.",
    ];
    SEEN[dice.below(SEEN.len())]
}

/// What somebody who can't see the picture should know of it.
pub fn alt(look: &Look, shot: Shot) -> String {
    let (noun, gender) = CATEGORIES[look.category].nouns[0];
    let colour = COLOURS[look.colour].name.to_lowercase();
    let fabric = fabric_word(look.fabric);
    let print = match agreeing(PRINTS[look.print].3, gender) {
        "" => agreeing(["liso", "lisa"], gender),
        said => said,
    };
    // nobody says "calça jeans em jeans"
    let cloth = if noun.contains(&fabric) { String::new() } else { format!(" em {fabric}") };
    match shot {
        Shot::Front => format!("{} {print}{cloth}, cor {colour}, de frente sobre fundo claro.", sentence(noun)),
        Shot::Close => format!("{} {print} de perto: a trama do tecido e as costuras, cor {colour}.", sentence(noun)),
        Shot::Flat => format!("{} {print} cor {colour}, {} sobre a mesa à sombra de folhas.", sentence(noun), laid(gender)),
    }
}

fn laid(gender: Gender) -> &'static str {
    agreeing(["estendido", "estendida"], gender)
}
