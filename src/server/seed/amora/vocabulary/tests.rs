//! What `vocabulary` must hold, by example and by law; not where it is used.

use super::{super::looks::looks, *};

#[test]
fn every_piece_is_tagged_as_its_picture_shows_it() {
    let vocabulary = Vocabulary::new(&Dice::new(1));
    for look in looks(&Dice::new(1)) {
        let garment = look.garment();
        for (size, _) in SIZES {
            let words = Vocabulary::words_of(&look, size, &mut Dice::new(u64::from(size)));
            let of = |kind| words.iter().find(|word| word.0 == kind).unwrap().1.as_str();
            assert_eq!(CATEGORIES.iter().find(|c| c.slug == of("category")).unwrap().cut, garment.silhouette);
            assert_eq!(PRINTS.iter().find(|p| p.1 == of("print")).unwrap().0, garment.print);
            assert_eq!(FABRICS.iter().find(|f| f.1 == of("fabric")).unwrap().0, garment.fabric);
            assert_eq!(COLOURS.iter().find(|c| c.slug == of("colour")).unwrap().palette(garment.print), garment.palette);
            assert_eq!(of("size"), size.to_string());
            let mut rows = Vec::new();
            vocabulary.tag(Uuid::nil(), &words, &mut rows);
            assert_eq!(rows.len(), words.len(), "every word is in the vocabulary");
        }
    }
}

#[test]
fn another_word_for_a_word_is_no_word_itself() {
    let vocabulary = Vocabulary::new(&Dice::new(1));
    let aliases = vocabulary.aliases();
    assert_eq!(aliases.len(), ALSO.len(), "each is of a word that there is");
    assert!(aliases.iter().all(|alias| !vocabulary.rows.iter().any(|tag| (&tag.kind, &tag.slug) == (&alias.kind, &alias.slug))));
}
