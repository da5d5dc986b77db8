//! A dot beside the name of a colour. Names are the store's own; one that is not known here simply has no dot.

/// The CSS colour for a tag's slug.
pub fn swatch(slug: &str) -> Option<&'static str> {
    Some(match slug {
        "amber" | "ambar" => "oklch(0.8 0.12 72)",
        "rose" | "rosa" => "oklch(0.76 0.1 10)",
        "green" | "mist-green" | "verde" => "oklch(0.62 0.1 150)",
        "blue" | "pale-blue" | "azul" => "oklch(0.58 0.12 250)",
        "wine" | "vinho" => "oklch(0.35 0.12 15)",
        "terracotta" | "terracota" => "oklch(0.6 0.14 40)",
        "navy" | "night-blue" | "azul-noite" | "azul-marinho" => "oklch(0.32 0.09 262)",
        "olive" | "oliva" => "oklch(0.52 0.07 115)",
        "sand" | "areia" | "beige" | "bege" => "oklch(0.86 0.03 85)",
        "black" | "preto" => "oklch(0.2 0.01 20)",
        "white" | "branco" | "cream" | "cru" => "oklch(0.96 0.012 90)",
        "red" | "vermelho" => "oklch(0.55 0.2 27)",
        "yellow" | "amarelo" | "mustard" | "mostarda" => "oklch(0.82 0.14 90)",
        "orange" | "laranja" => "oklch(0.72 0.16 55)",
        "pink" | "pink-claro" => "oklch(0.7 0.17 355)",
        "purple" | "roxo" | "lilac" | "lilas" => "oklch(0.6 0.13 305)",
        "brown" | "marrom" | "caramelo" | "caramel" => "oklch(0.5 0.09 55)",
        "grey" | "cinza" => "oklch(0.65 0.01 260)",
        "emerald" | "esmeralda" => "oklch(0.52 0.12 160)",
        "turquoise" | "turquesa" => "oklch(0.7 0.11 195)",
        _ => return None,
    })
}
