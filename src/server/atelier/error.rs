//! What can go wrong while a picture is drawn.

/// A picture that could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum AtelierError {
    /// Our own SVG did not parse: a bug in a print or a label.
    #[error("the drawing is not valid SVG: {0}")]
    Svg(String),
    /// A width or height of zero, or too large to hold.
    #[error("no canvas of {0} x {1} pixels")]
    Canvas(u32, u32),
}
