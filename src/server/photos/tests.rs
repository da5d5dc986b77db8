//! The pipeline against good files, turned files, garbage and giants.
use super::*;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use object_store::memory::InMemory;
use std::io::Cursor;

/// Left half red, right half blue.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([230, 20, 20]) } else { Rgb([20, 20, 230]) })
}

fn written(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A JPEG with an EXIF block that says: turn me by `orientation`, and I was taken at a secret place.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"SECRET-PLACE");
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

fn opened(webp: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(webp, ImageFormat::WebP).unwrap().into_rgb8()
}

#[test]
fn every_width_that_it_can_fill_is_there_and_nothing_is_blown_up() {
    let sizes = |developed: &Developed| -> Vec<(u32, (u32, u32))> {
        developed.prints.iter().map(|print| (print.width, opened(&print.webp).dimensions())).collect()
    };
    let large = develop(&written(two_halves(1200, 1500), ImageFormat::Jpeg)).unwrap();
    assert_eq!(sizes(&large), [(320, (320, 400)), (480, (480, 600)), (640, (640, 800)), (960, (960, 1200)), (1440, (1200, 1500))]);
    assert_eq!((large.photo.width, large.photo.height), (1200, 1500));
    let small = develop(&written(two_halves(400, 500), ImageFormat::Png)).unwrap();
    assert_eq!(sizes(&small), [(320, (320, 400)), (480, (400, 500))]);
    assert_eq!((small.photo.width, small.photo.height), (400, 500));
    let giant = develop(&written(two_halves(3000, 300), ImageFormat::Jpeg)).unwrap();
    assert_eq!((giant.photo.width, giant.photo.height), (2160, 216));
    assert_eq!(sizes(&giant).last(), Some(&(2160, (2160, 216))));
}

#[test]
fn a_picture_is_turned_upright_and_tells_nothing_else() {
    let file = with_exif(&written(two_halves(800, 600), ImageFormat::Jpeg), 6);
    let developed = develop(&file).unwrap();
    assert_eq!((developed.photo.width, developed.photo.height), (600, 800));
    let print = opened(&developed.prints[0].webp);
    // turned by 90 degrees clockwise, the left half is on top
    assert!(print.get_pixel(160, 40)[0] > 150 && print.get_pixel(160, 380)[2] > 150);
    for print in &developed.prints {
        let has = |word: &[u8]| print.webp.windows(word.len()).any(|part| part == word);
        assert!(!has(b"EXIF") && !has(b"Exif") && !has(b"SECRET-PLACE"));
    }
}

#[test]
fn equal_pixels_have_one_address() {
    let picture = two_halves(330, 410);
    let png = develop(&written(picture.clone(), ImageFormat::Png)).unwrap();
    let rgba = DynamicImage::ImageRgb8(picture).into_rgba8().into_raw();
    let pixels = develop_pixels(Pixels { width: 330, height: 410, rgba }).unwrap();
    assert_eq!(png, pixels);
    assert!(is_key(&png.photo.media_key) && png.photo.media_key.len() == 32);
    assert_ne!(png.photo.media_key, develop(&written(two_halves(331, 410), ImageFormat::Png)).unwrap().photo.media_key);
}

#[test]
fn garbage_and_giants_are_refused_by_name() {
    assert!(matches!(develop(b""), Err(PhotoError::NotAPicture)));
    assert!(matches!(develop(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(PhotoError::NotAPicture)));
    assert!(matches!(develop(b"GIF89a\x01\0\x01\0\0\0\0;"), Err(PhotoError::NotAPicture)));
    let jpeg = written(two_halves(300, 300), ImageFormat::Jpeg);
    assert!(matches!(develop(&jpeg[..40]), Err(PhotoError::Damaged(_))));
    assert!(matches!(develop(&written(two_halves(8001, 2), ImageFormat::Png)), Err(PhotoError::TooLarge { width: 8001, .. })));
    // a header that promises 7999 x 7999 pixels is refused before any of them is decoded
    let mut png = written(two_halves(4, 4), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x1f, 0x3f, 0, 0, 0x1f, 0x3f]);
    let refused = develop(&png);
    assert!(matches!(refused, Err(PhotoError::TooLarge { .. } | PhotoError::Damaged(_))), "{refused:?}");
    assert!(matches!(develop_pixels(Pixels { width: 2, height: 2, rgba: vec![0; 15] }), Err(PhotoError::NotPixels { .. })));
    assert!(matches!(develop_pixels(Pixels { width: 0, height: 0, rgba: vec![] }), Err(PhotoError::NotPixels { .. })));
}

#[test]
fn a_placeholder_is_small_and_never_an_error() {
    let hash = develop(&written(two_halves(400, 500), ImageFormat::Jpeg)).unwrap().photo.thumbhash;
    assert!((20..=50).contains(&hash.len()), "{hash}");
    let uri = placeholder(&hash);
    assert!(uri.starts_with("data:image/webp;base64,") && uri.len() < 400, "{}", uri.len());
    assert_eq!(uri, placeholder(&hash));
    for broken in ["", "?", "AAAA", "not base64 at all!"] {
        assert_eq!(placeholder(broken), "");
    }
}

#[tokio::test]
async fn what_is_kept_can_be_read_and_nothing_else() {
    let photos = Photos::in_store(Arc::new(InMemory::new()));
    let photo = photos.take_in(written(two_halves(700, 900), ImageFormat::WebP)).await.unwrap();
    let file = photos.read(&photo.media_key, 640).await.unwrap().unwrap();
    assert_eq!(opened(&file).dimensions(), (640, 823));
    assert_eq!(photos.read(&photo.media_key, 641).await.unwrap(), None);
    assert_eq!(photos.read("00000000000000000000000000000000", 640).await.unwrap(), None);
    assert_eq!(photos.read("../../../etc/passwd", 640).await.unwrap(), None);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let file = std::env::temp_dir().join(format!("vitrine-photos-{}", std::process::id()));
    std::fs::write(&file, b"x").unwrap();
    let refused = Photos::in_folder(&file).unwrap_err();
    assert!(matches!(&refused, PhotoError::Folder { .. }) && refused.to_string().contains("vitrine-photos"));
    std::fs::remove_file(&file).unwrap();
}
