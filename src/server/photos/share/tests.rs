//! Cards are drawn for anything that a product may be called.
use super::*;
use crate::domain::store::Theme;
use proptest::prelude::*;

fn card(theme: Theme, title: &str) -> ShareCard {
    ShareCard {
        theme,
        word: "amora".into(),
        title: title.into(),
        over: "Peça única · Tamanho 52".into(),
        under: "R$\u{a0}189,00".into(),
        gone: false,
        hue: 155,
        picture: None,
    }
}

fn opened(file: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(file, ImageFormat::Jpeg).unwrap().into_rgb8()
}

#[test]
fn a_card_has_its_shape_its_words_and_its_picture() {
    let red = webp::Encoder::from_rgb(&[200, 20, 20].repeat(400 * 500), 400, 500).encode(80.0);
    let drawn = opened(&draw(&card(Theme::Amora, "Vestido transpassado de viscose"), Some(&red)).unwrap());
    assert_eq!(drawn.dimensions(), (WIDTH, HEIGHT));
    let right = drawn.get_pixel(WIDTH - 100, 300).0;
    assert!(right[0] > 150 && right[1] < 80, "{right:?}");
    let dark = |from: u32, to: u32| {
        (0..HEIGHT).flat_map(|y| (from..to).map(move |x| (x, y))).filter(|(x, y)| drawn.get_pixel(*x, *y)[0] < 110).count()
    };
    assert!(dark(0, SPLIT - 20) > 4_000, "the name is set in ink");
    assert!(dark(0, 50) == 0, "and keeps its margin");
    let gone = opened(&draw(&ShareCard { gone: true, ..card(Theme::Amora, "Vestido") }, Some(&red)).unwrap());
    let right = gone.get_pixel(WIDTH - 100, 300).0;
    assert!(right[0].abs_diff(right[1]) < 30, "what is gone pales: {right:?}");
}

#[test]
fn a_broken_picture_is_an_error() {
    assert!(matches!(draw(&card(Theme::Orvale, "Brume"), Some(b"RIFF")), Err(PhotoError::NotAPicture)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_name_can_be_drawn(title in ".{0,160}", light in any::<bool>()) {
        let theme = if light { Theme::Amora } else { Theme::Orvale };
        prop_assert_eq!(opened(&draw(&card(theme, &title), None).unwrap()).dimensions(), (WIDTH, HEIGHT));
    }
}
