//! Buttons and rivets, drawn as small vector still lives.

use super::error::AtelierError;
use super::layer::Layer;
use super::raster::premultiplied;
use super::relief::Camera;
use super::silhouettes::{Button, Draft};

/// Sews every button of a draft onto the layer.
pub fn sew(layer: &mut Layer, draft: &Draft, camera: &Camera) -> Result<(), AtelierError> {
    if draft.buttons.is_empty() {
        return Ok(());
    }
    let body: String = draft.buttons.iter().enumerate().map(|(i, b)| button(i, b, camera)).collect();
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='{}'>{body}</svg>", layer.w, layer.h);
    layer.lay_svg(&premultiplied(&svg, layer.w as u32)?);
    Ok(())
}

fn button(i: usize, button: &Button, camera: &Camera) -> String {
    let at = camera.pixel(button.at);
    let scale = button.radius * camera.scale;
    let c = button.colour;
    let (light, body, dark) = (c.tone(0.16, 0.8).hex(), c.hex(), c.tone(-0.2, 1.0).hex());
    let holes = if button.metal {
        format!("<circle r='.62' fill='none' stroke='{dark}' stroke-width='.07'/><circle r='.3' fill='{dark}' fill-opacity='.55'/>")
    } else {
        let hole = |x: f32, y: f32| format!("<circle cx='{x}' cy='{y}' r='.13' fill='#000' fill-opacity='.72'/>");
        format!(
            "<circle r='.68' fill='none' stroke='{dark}' stroke-opacity='.7' stroke-width='.09'/><circle cx='.03' cy='.05' r='.66' fill='none' stroke='{light}' stroke-opacity='.6' stroke-width='.05'/>{}{}{}{}\
             <path d='M-.2 -.2L.2 .2M.2 -.2L-.2 .2' stroke='{light}' stroke-width='.13' stroke-linecap='round'/>",
            hole(-0.22, -0.22),
            hole(0.22, -0.22),
            hole(-0.22, 0.22),
            hole(0.22, 0.22)
        )
    };
    format!(
        "<defs><radialGradient id='s{i}'><stop offset='.55' stop-color='#000' stop-opacity='.5'/><stop offset='1' stop-color='#000' stop-opacity='0'/></radialGradient>\
         <linearGradient id='b{i}' x1='.15' y1='.1' x2='.85' y2='.95'><stop stop-color='{light}'/><stop offset='.45' stop-color='{body}'/><stop offset='1' stop-color='{dark}'/></linearGradient></defs>\
         <g transform='translate({:.2} {:.2}) scale({scale:.3})'><circle cx='.28' cy='.34' r='1.45' fill='url(#s{i})'/>\
         <circle r='1' fill='url(#b{i})'/>{holes}<path d='M-.8 -.25A.84 .84 0 0 1 .05 -.84' fill='none' stroke='#fff' stroke-opacity='.55' stroke-width='.12' stroke-linecap='round'/></g>",
        at[0], at[1]
    )
}
