//! A dot beside the name of a colour. Names are the store's own; one that is not known here simply has no dot.

/// The CSS colour for a tag's slug.
pub fn swatch(slug: &str) -> Option<&'static str> {
    Some(match slug {
        "preto" => "oklch(0.235 0.008 30)",
        "off-white" => "oklch(0.93 0.018 85)",
        "vinho" => "oklch(0.37 0.12 14)",
        "terracota" => "oklch(0.58 0.125 42)",
        "rosa" => "oklch(0.78 0.085 8)",
        "coral" => "oklch(0.7 0.145 30)",
        "mostarda" => "oklch(0.74 0.125 82)",
        "verde-oliva" => "oklch(0.49 0.07 118)",
        "verde-agua" => "oklch(0.8 0.06 175)",
        "azul-marinho" => "oklch(0.31 0.07 262)",
        "azul-celeste" => "oklch(0.75 0.075 238)",
        "lilas" => "oklch(0.73 0.085 305)",
        "caramelo" => "oklch(0.63 0.085 66)",
        "indigo" => "oklch(0.43 0.075 256)",
        _ => return None,
    })
}
