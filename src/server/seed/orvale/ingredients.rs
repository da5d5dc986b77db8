//! What Orvale's serums are made of: INCI name, plain name, and what it does, in words that promise nothing a cream can't keep.

/// INCI name, plain name, purpose.
pub type Ingredient = (&'static str, &'static str, &'static str);

pub const INGREDIENTS: [Ingredient; 58] = [
    ("Aqua", "Purified water", "Carries everything that loves water."),
    ("Glycerin", "Vegetable glycerin", "Draws water into the upper skin and keeps it there."),
    ("Propanediol", "Corn-sugar propanediol", "A light humectant that helps actives spread evenly."),
    ("Pentylene Glycol", "Plant-derived pentylene glycol", "Holds moisture and helps preserve the formula."),
    ("Butylene Glycol", "Butylene glycol", "Dissolves actives and leaves a light slip."),
    ("3-O-Ethyl Ascorbic Acid", "Stable vitamin C", "Brightens and evens the tone; defends against daylight's oxidative stress."),
    ("Ferulic Acid", "Ferulic acid", "Keeps vitamin C fresh and doubles its guard."),
    ("Tocopherol", "Vitamin E", "Protects the oils of the skin, and those in the bottle."),
    ("Tocopheryl Acetate", "Vitamin E acetate", "A slow, steady antioxidant."),
    ("Niacinamide", "Vitamin B3", "Refines pores, steadies the barrier, calms the look of redness."),
    ("Zinc PCA", "Zinc PCA", "Moderates shine without drying."),
    ("Sodium Hyaluronate", "Hyaluronic acid", "Binds many times its weight in water at the surface."),
    ("Hydrolyzed Hyaluronic Acid", "Short-chain hyaluronic acid", "Small enough to moisten the layers below."),
    ("Sodium Hyaluronate Crosspolymer", "Cross-linked hyaluronic acid", "A fine net that lets water go slowly."),
    ("Sodium Polyglutamate", "Polyglutamic acid", "From fermented soy: a film that keeps dew on the skin."),
    ("Panthenol", "Provitamin B5", "Soothes, softens, helps the skin mend itself."),
    ("Betaine", "Sugar-beet betaine", "Keeps cells in balance when the air is dry."),
    ("Allantoin", "Allantoin", "Comforts skin that was asked too much."),
    ("Retinal", "Retinaldehyde", "One step from vitamin A's active form: smooths lines and texture by night."),
    ("Bakuchiol", "Bakuchiol", "A plant companion of retinal that makes it gentler."),
    ("Squalane", "Olive squalane", "The skin's own kind of oil: light, silent, never greasy."),
    ("Caprylic/Capric Triglyceride", "Coconut-derived ester", "Carries what loves oil; absorbs without a trace."),
    ("Simmondsia Chinensis Seed Oil", "Jojoba oil", "A liquid wax that softens and seals."),
    ("Rosa Canina Fruit Oil", "Rosehip oil", "Rich in linoleic acid, for a supple feel."),
    ("Ceramide NP", "Ceramide NP", "Mortar between the cells of the barrier."),
    ("Ceramide AP", "Ceramide AP", "Helps the barrier keep irritants out."),
    ("Ceramide EOP", "Ceramide EOP", "The long chain that ties the layers together."),
    ("Phytosphingosine", "Phytosphingosine", "A building block from which skin makes its own ceramides."),
    ("Cholesterol", "Cholesterol", "The third part of the barrier's natural trio."),
    ("Behenyl Alcohol", "Behenyl alcohol", "A fatty alcohol that gives body and softness."),
    ("Cetearyl Olivate", "Olive emulsifier", "Joins oil and water."),
    ("Sorbitan Olivate", "Olive emulsifier", "Joins oil and water in a skin-like pattern."),
    ("Azelaic Acid", "Azelaic acid", "Clarifies, evens, quiets: for blemishes and what they leave behind."),
    ("Potassium Azeloyl Diglycinate", "Azelaic amino complex", "The water-loving form, for a silkier feel."),
    ("Salicylic Acid", "Salicylic acid (BHA)", "Goes where oil goes: clears pores from within."),
    ("Gluconolactone", "Gluconolactone (PHA)", "Loosens dull cells slowly, and moistens as it does."),
    ("Lactobionic Acid", "Lactobionic acid", "A large, patient exfoliant for sensitive skin."),
    ("Lactic Acid", "Lactic acid (AHA)", "Smooths the surface and adds light."),
    ("Centella Asiatica Leaf Extract", "Centella", "The quiet herb: comforts hot, tight skin."),
    ("Madecassoside", "Madecassoside", "Centella's strongest part, purified."),
    ("Avena Sativa Kernel Extract", "Colloidal oat", "Takes the itch out of dryness."),
    ("Camellia Sinensis Leaf Extract", "Green tea", "Polyphenols against the day's wear."),
    ("Rosa Damascena Flower Water", "Damask rose water", "Tones lightly and smells of the morning it was picked."),
    ("Ectoin", "Ectoin", "A desert microbe's shield against heat and dust."),
    ("Acetyl Hexapeptide-8", "Hexapeptide-8", "Softens the look of lines that come from expression."),
    ("Palmitoyl Tripeptide-1", "Tripeptide-1", "A messenger that reminds skin of firmness."),
    ("Copper Tripeptide-1", "Copper peptide", "Supports renewal through the night."),
    ("Adenosine", "Adenosine", "Smooths and energises the look of skin."),
    ("Caffeine", "Caffeine", "Wakes tired, puffy places."),
    ("Carnosine", "Carnosine", "Defends collagen against sugar's stiffening."),
    ("Xanthan Gum", "Xanthan gum", "Gives the drop its weight."),
    ("Sclerotium Gum", "Sclerotium gum", "A silky, natural thickener."),
    ("Citric Acid", "Citric acid", "Sets the acidity."),
    ("Sodium Citrate", "Sodium citrate", "Keeps the acidity where it was set."),
    ("Sodium Gluconate", "Sodium gluconate", "Binds metals so that the formula stays clear."),
    ("Phenoxyethanol", "Phenoxyethanol", "Preserves."),
    ("Ethylhexylglycerin", "Ethylhexylglycerin", "Helps preserve, and softens."),
    ("Lecithin", "Sunflower lecithin", "Wraps actives so that they travel well."),
];

/// Place of an ingredient in the list.
pub fn place(inci: &str) -> Option<usize> {
    INGREDIENTS.iter().position(|known| known.0 == inci)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_ingredient_is_listed_once_and_explained() {
        let names: HashSet<_> = INGREDIENTS.iter().map(|known| known.0).collect();
        assert_eq!(names.len(), INGREDIENTS.len());
        assert!(INGREDIENTS.iter().all(|known| !known.1.is_empty() && known.2.ends_with('.')));
    }
}
