//! The listing: facets, chips, order, pages, and what is said when nothing is left.
use crate::domain::{listing::Sort, product::MeasureArea};

pub struct Shop {
    pub filter: &'static str,
    /// Button that opens the filters, with how many are on.
    pub filter_with: fn(usize) -> String,
    /// Button that leaves the filters, with what the house calls so many of its goods.
    pub show: fn(&str) -> String,
    /// Name of a facet by its kind in the URL.
    pub facet: fn(&str) -> &'static str,
    pub price: &'static str,
    pub price_from: &'static str,
    pub price_to: &'static str,
    pub apply: &'static str,
    pub sort: fn(Sort) -> &'static str,
    pub sort_by: &'static str,
    pub active: &'static str,
    pub remove: &'static str,
    pub clear: &'static str,
    pub pages: &'static str,
    pub first_page: &'static str,
    pub next_page: &'static str,
    /// How many of how many this page shows.
    pub shown: fn(&str, &str) -> String,
    pub chip_from: fn(&str) -> String,
    pub chip_to: fn(&str) -> String,
    pub chip_words: fn(&str) -> String,
    pub none_title: &'static str,
    pub none_text: &'static str,
    pub none_all: &'static str,
    /// From what leaving one thing out would show: its name, and the goods as a phrase.
    pub without: fn(&str, &str) -> String,
    /// Above goods that may please where nothing was found.
    pub meanwhile: &'static str,
    /// A misspelt word was mended: typed, and looked for instead.
    pub mended: fn(&str, &str) -> String,
    /// What may have been meant.
    pub perhaps: fn(&str) -> String,
    /// Nothing has all of the words.
    pub partly: &'static str,
    pub fits: Fits,
    pub chip_body: fn(&str) -> String,
    pub described: fn(&str, &str) -> String,
}

/// Finding what fits a body.
pub struct Fits {
    pub title: &'static str,
    pub lead: &'static str,
    pub go: &'static str,
    /// Link that takes the measures that this browser keeps.
    pub kept: &'static str,
    pub forget: &'static str,
    pub private: &'static str,
    pub wrong: &'static str,
    /// Why a garment fits: the room that it leaves, in whole centimetres. Below zero its cloth gives.
    pub room: fn(&[(MeasureArea, i32)]) -> String,
}

/// Room that nobody feels, in centimetres.
const SNUG: std::ops::RangeInclusive<i32> = -1..=1;

pub const EN: Shop = Shop {
    filter: "Filter",
    filter_with: |n| if n == 0 { "Filter".into() } else { format!("Filter ({n})") },
    show: |goods| format!("Show {goods}"),
    facet: |kind| match kind {
        "category" => "Kind",
        "size" => "Size",
        "colour" => "Hue",
        "print" => "Print",
        "occasion" => "When",
        "fit" => "Fit",
        "fabric" => "Fabric",
        "concern" => "Concern",
        "skin" => "Skin",
        "texture" => "Texture",
        _ => "More",
    },
    price: "Price",
    price_from: "From",
    price_to: "To",
    apply: "Apply",
    sort: |sort| match sort {
        Sort::Best => "Closest match",
        Sort::Newest => "Newest",
        Sort::PriceUp => "Price, low to high",
        Sort::PriceDown => "Price, high to low",
    },
    sort_by: "Order:",
    active: "Active filters",
    remove: "Remove",
    clear: "Clear all",
    pages: "Pages",
    first_page: "To the beginning",
    next_page: "Next",
    shown: |shown, total| format!("{shown} of {total}"),
    chip_from: |price| format!("From {price}"),
    chip_to: |price| format!("Up to {price}"),
    chip_words: |words| format!("“{words}”"),
    none_title: "That we do not have yet.",
    none_text: "Not all of it at once, at least. Take one filter away, or look for it in other words.",
    none_all: "See everything",
    without: |thing, goods| format!("Without {thing}: {goods}"),
    meanwhile: "Meanwhile, what came in last",
    mended: |typed, meant| format!("Nothing here is called “{typed}”. These are for “{meant}”."),
    perhaps: |meant| format!("Did you mean “{meant}”?"),
    partly: "Nothing has all of these words. These have some of them.",
    fits: Fits {
        title: "Fits me",
        lead: "Your measures in centimetres. You see only what fits them.",
        go: "Show what fits",
        kept: "Use the ones I saved",
        wrong: "Centimetres around you, from 50 to 220.",
        forget: "Forget my measures",
        private: "They are kept in this browser only.",
        room: |room| {
            let place = |area| match area {
                MeasureArea::Bust => "at the bust",
                MeasureArea::Waist => "at the waist",
                _ => "at the hip",
            };
            let parts: Vec<String> = room
                .iter()
                .map(|(area, cm)| match cm {
                    cm if SNUG.contains(cm) => format!("just right {}", place(*area)),
                    cm if *cm < 0 => format!("gives {} cm {}", -cm, place(*area)),
                    cm => format!("{cm} cm of room {}", place(*area)),
                })
                .collect();
            format!("On you: {}", parts.join(", "))
        },
    },
    chip_body: |measures| format!("Fits {measures}"),
    described: |title, goods| format!("{title}: {goods}, with sizes, prices and what is in stock at this moment."),
};

pub const PT_BR: Shop = Shop {
    filter: "Filtrar",
    filter_with: |n| if n == 0 { "Filtrar".into() } else { format!("Filtrar ({n})") },
    show: |goods| format!("Ver {goods}"),
    facet: |kind| match kind {
        "category" => "Tipo",
        "size" => "Tamanho",
        "colour" => "Cor",
        "print" => "Estampa",
        "occasion" => "Ocasião",
        "fit" => "Caimento",
        "fabric" => "Tecido",
        "concern" => "Cuidado",
        "skin" => "Pele",
        "texture" => "Textura",
        _ => "Mais",
    },
    price: "Preço",
    price_from: "De",
    price_to: "Até",
    apply: "Aplicar",
    sort: |sort| match sort {
        Sort::Best => "Mais parecidas",
        Sort::Newest => "Chegou agora",
        Sort::PriceUp => "Menor preço",
        Sort::PriceDown => "Maior preço",
    },
    sort_by: "Ordem:",
    active: "Filtros ativos",
    remove: "Tirar",
    clear: "Limpar tudo",
    pages: "Páginas",
    first_page: "Voltar ao começo",
    next_page: "Próxima",
    shown: |shown, total| format!("{shown} de {total}"),
    chip_from: |price| format!("A partir de {price}"),
    chip_to: |price| format!("Até {price}"),
    chip_words: |words| format!("“{words}”"),
    none_title: "Essa a gente ainda não garimpou.",
    none_text: "Tudo isso junto não tem na arara agora. Tire um filtro, ou procure com outra palavra.",
    none_all: "Ver tudo",
    without: |thing, goods| format!("Sem {thing}: {goods}"),
    meanwhile: "Enquanto isso, o que acabou de chegar",
    mended: |typed, meant| format!("Aqui nada se chama “{typed}”. Estas são de “{meant}”."),
    perhaps: |meant| format!("Você quis dizer “{meant}”?"),
    partly: "Nada tem todas essas palavras. Estas têm uma parte delas.",
    fits: Fits {
        title: "Serve em mim",
        lead: "Suas medidas em centímetros. Aparece só o que veste você.",
        go: "Ver o que serve",
        kept: "Usar as que guardei",
        wrong: "Centímetros do seu contorno, de 50 a 220.",
        forget: "Esquecer minhas medidas",
        private: "Ficam guardadas só neste navegador.",
        room: |room| {
            let place = |area| match area {
                MeasureArea::Bust => "no busto",
                MeasureArea::Waist => "na cintura",
                _ => "no quadril",
            };
            let parts: Vec<String> = room
                .iter()
                .map(|(area, cm)| match cm {
                    cm if SNUG.contains(cm) => format!("na medida {}", place(*area)),
                    cm if *cm < 0 => format!("cede {} cm {}", -cm, place(*area)),
                    cm => format!("{cm} cm de folga {}", place(*area)),
                })
                .collect();
            format!("Em você: {}", parts.join(", "))
        },
    },
    chip_body: |measures| format!("Veste {measures}"),
    described: |title, goods| format!("{title}: {goods}, com tamanho, preço e o que está na loja neste momento."),
};
