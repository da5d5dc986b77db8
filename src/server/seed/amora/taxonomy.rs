//! What Amora hangs on its rails: categories with their cut, their nouns and gender, their prices, and what each is good for.
use crate::server::atelier::{Fabric, Print, Silhouette};

/// Grammatical gender, on which adjectives depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    Masculine,
    Feminine,
}
use Gender::{Feminine as F, Masculine as M};

/// A category of the shop.
#[derive(Debug, Clone, Copy)]
pub struct Category {
    pub slug: &'static str,
    pub name: &'static str,
    pub cut: Silhouette,
    /// Singular, with gender; the first one is used in alternative texts.
    pub nouns: &'static [(&'static str, Gender)],
    /// Lowest and highest price in reais.
    pub price: (i64, i64),
    pub areas: &'static [&'static str],
    pub fits: &'static [&'static str],
    pub occasions: &'static [&'static str],
    pub fabrics: &'static [Fabric],
    /// How many looks of each print there are, in the order of [`PRINTS`].
    pub looks: [usize; 7],
}

const UPPER: &[&str] = &["bust", "waist", "shoulder", "sleeve", "length"];
const WHOLE: &[&str] = &["bust", "waist", "hip", "length"];
const TROUSERS: &[&str] = &["waist", "hip", "thigh", "inseam"];
const SKIRT: &[&str] = &["waist", "hip", "length"];
const LIGHT: &[Fabric] = &[Fabric::Viscose, Fabric::Cotton, Fabric::Linen];
const FLOWING: &[Fabric] = &[Fabric::Viscose, Fabric::Satin];

pub const CATEGORIES: [Category; 12] = [
    Category {
        slug: "vestidos",
        name: "Vestidos",
        cut: Silhouette::WrapDress,
        nouns: &[("vestido envelope", M), ("vestido transpassado", M)],
        price: (149, 490),
        areas: WHOLE,
        fits: &["acinturado", "evase"],
        occasions: &["festa", "jantar", "trabalho", "casamento"],
        fabrics: FLOWING,
        looks: [4, 5, 2, 3, 2, 2, 1],
    },
    Category {
        slug: "kaftans",
        name: "Kaftans",
        cut: Silhouette::Kaftan,
        nouns: &[("kaftan", M), ("kaftan longo", M)],
        price: (159, 520),
        areas: &["bust", "hip", "length"],
        fits: &["soltinho", "oversized"],
        occasions: &["praia", "viagem", "festa"],
        fabrics: &[Fabric::Viscose, Fabric::Satin, Fabric::Cotton],
        looks: [3, 4, 2, 0, 2, 4, 4],
    },
    Category {
        slug: "camisas",
        name: "Camisas",
        cut: Silhouette::Shirt,
        nouns: &[("camisa", F), ("camisa de botões", F)],
        price: (89, 290),
        areas: UPPER,
        fits: &["reto", "soltinho", "oversized"],
        occasions: &["trabalho", "dia-a-dia"],
        fabrics: &[Fabric::Cotton, Fabric::Linen, Fabric::Satin],
        looks: [5, 2, 6, 3, 1, 2, 0],
    },
    Category {
        slug: "blazers",
        name: "Blazers",
        cut: Silhouette::Blazer,
        nouns: &[("blazer", M), ("blazer de alfaiataria", M)],
        price: (189, 590),
        areas: UPPER,
        fits: &["reto", "acinturado"],
        occasions: &["trabalho", "jantar"],
        fabrics: &[Fabric::Linen, Fabric::Cotton],
        looks: [9, 1, 4, 0, 1, 3, 0],
    },
    Category {
        slug: "pantalonas",
        name: "Pantalonas",
        cut: Silhouette::Pantalona,
        nouns: &[("pantalona", F), ("calça pantalona", F)],
        price: (119, 360),
        areas: TROUSERS,
        fits: &["soltinho", "reto"],
        occasions: &["trabalho", "jantar", "dia-a-dia"],
        fabrics: LIGHT,
        looks: [7, 3, 3, 2, 1, 2, 1],
    },
    Category {
        slug: "saias",
        name: "Saias midi",
        cut: Silhouette::MidiSkirt,
        nouns: &[("saia midi", F), ("saia", F)],
        price: (99, 320),
        areas: SKIRT,
        fits: &["evase", "reto"],
        occasions: &["trabalho", "jantar", "fim-de-semana"],
        fabrics: &[Fabric::Satin, Fabric::Viscose, Fabric::Cotton],
        looks: [5, 5, 2, 3, 2, 2, 0],
    },
    Category {
        slug: "quimonos",
        name: "Quimonos",
        cut: Silhouette::Kimono,
        nouns: &[("quimono", M), ("quimono longo", M)],
        price: (129, 390),
        areas: &["bust", "sleeve", "length"],
        fits: &["soltinho", "oversized"],
        occasions: &["praia", "viagem", "jantar"],
        fabrics: FLOWING,
        looks: [2, 7, 0, 1, 2, 4, 3],
    },
    Category {
        slug: "macacoes",
        name: "Macacões",
        cut: Silhouette::Jumpsuit,
        nouns: &[("macacão", M), ("macacão longo", M)],
        price: (159, 460),
        areas: &["bust", "waist", "hip", "inseam"],
        fits: &["acinturado", "soltinho"],
        occasions: &["festa", "jantar", "fim-de-semana"],
        fabrics: LIGHT,
        looks: [6, 4, 2, 2, 1, 2, 1],
    },
    Category {
        slug: "casacos",
        name: "Casacos",
        cut: Silhouette::Coat,
        nouns: &[("casaco", M), ("sobretudo", M)],
        price: (249, 690),
        areas: UPPER,
        fits: &["reto", "oversized"],
        occasions: &["trabalho", "viagem"],
        fabrics: &[Fabric::Cotton, Fabric::Knit],
        looks: [11, 0, 1, 0, 2, 4, 0],
    },
    Category {
        slug: "tricos",
        name: "Tricôs",
        cut: Silhouette::Knit,
        nouns: &[("tricô", M), ("suéter", M), ("malha", F)],
        price: (89, 320),
        areas: UPPER,
        fits: &["soltinho", "reto"],
        occasions: &["dia-a-dia", "fim-de-semana", "viagem"],
        fabrics: &[Fabric::Knit],
        looks: [9, 0, 6, 0, 1, 3, 0],
    },
    Category {
        slug: "blusas",
        name: "Blusas",
        cut: Silhouette::Blouse,
        nouns: &[("blusa", F), ("bata", F)],
        price: (59, 240),
        areas: UPPER,
        fits: &["soltinho", "evase"],
        occasions: &["dia-a-dia", "trabalho", "fim-de-semana"],
        fabrics: &[Fabric::Viscose, Fabric::Satin, Fabric::Linen],
        looks: [5, 4, 3, 3, 2, 1, 1],
    },
    Category {
        slug: "jeans",
        name: "Jeans",
        cut: Silhouette::Jeans,
        nouns: &[("calça jeans", F), ("jeans", M)],
        price: (99, 340),
        areas: TROUSERS,
        fits: &["reto", "oversized"],
        occasions: &["dia-a-dia", "fim-de-semana"],
        fabrics: &[Fabric::Denim],
        looks: [8, 0, 0, 0, 1, 0, 3],
    },
];

/// Prints with their tag, and how an adjective says them (masculine, feminine); plain cloth is not spoken of.
pub const PRINTS: [(Print, &str, &str, [&str; 2]); 7] = [
    (Print::Plain, "liso", "Liso", ["", ""]),
    (Print::Floral, "floral", "Floral", ["floral", "floral"]),
    (Print::Stripe, "listras", "Listras", ["listrado", "listrada"]),
    (Print::Polka, "poa", "Poá", ["de poá", "de poá"]),
    (Print::Animal, "animal", "Animal print", ["animal print", "animal print"]),
    (Print::Geometric, "geometrico", "Geométrico", ["geométrico", "geométrica"]),
    (Print::TieDye, "tie-dye", "Tie-dye", ["tie-dye", "tie-dye"]),
];

/// Fabrics with their tag and how they are spoken of.
pub const FABRICS: [(Fabric, &str, &str); 6] = [
    (Fabric::Viscose, "viscose", "Viscose"),
    (Fabric::Linen, "linho", "Linho"),
    (Fabric::Denim, "jeans", "Jeans"),
    (Fabric::Knit, "trico", "Tricô"),
    (Fabric::Satin, "cetim", "Cetim"),
    (Fabric::Cotton, "algodao", "Algodão"),
];

/// Sizes with their share of the rail.
pub const SIZES: [(u8, u64); 8] = [(46, 10), (48, 15), (50, 18), (52, 18), (54, 15), (56, 11), (58, 8), (60, 5)];

pub const FITS: [(&str, &str); 5] =
    [("soltinho", "Soltinho"), ("reto", "Reto"), ("acinturado", "Acinturado"), ("evase", "Evasê"), ("oversized", "Oversized")];

pub const OCCASIONS: [(&str, &str); 8] = [
    ("dia-a-dia", "Dia a dia"),
    ("trabalho", "Trabalho"),
    ("festa", "Festa"),
    ("jantar", "Jantar"),
    ("praia", "Praia"),
    ("viagem", "Viagem"),
    ("casamento", "Casamento"),
    ("fim-de-semana", "Fim de semana"),
];

/// Invented labels, with their price in percent of the category's.
pub const BRANDS: [(&str, i64); 18] = [
    ("Ateliê Marola", 105),
    ("Casa Ipê", 118),
    ("Jabuticaba & Filhas", 92),
    ("Linha Torta", 84),
    ("Maré Cheia", 88),
    ("Oficina Sumaúma", 125),
    ("Tecelagem Aurora", 110),
    ("Vila Capim", 80),
    ("Dona Margarida", 95),
    ("Noz Moscada", 102),
    ("Sete Saias", 90),
    ("Pedra do Sal", 98),
    ("Alinhavo", 86),
    ("Contraluz", 130),
    ("Quintal da Rosa", 82),
    ("Barro Vivo", 96),
    ("Ondina", 112),
    ("Feira Livre", 74),
];

/// Name of a fabric in running text.
pub fn fabric_word(fabric: Fabric) -> String {
    FABRICS.iter().find(|known| known.0 == fabric).map_or_else(String::new, |known| known.2.to_lowercase())
}
