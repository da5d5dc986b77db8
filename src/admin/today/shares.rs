//! What of the month is whose: what each sold against what was asked of her.
use super::Seat;
use crate::admin::prelude::*;
use crate::{domain::goal::Share, i18n::amount};

pub fn draw(seat: Seat, shares: &[Share]) -> impl IntoView + use<> {
    let say = &seat.today().goal;
    let none = shares.is_empty().then(|| view! { <p class="team__none">{say.shares_none}</p> });
    let rows = shares.iter().map(|share| row(seat, share)).collect_view();
    view! { <h3 class="team__part">{say.shares}</h3>{none}<ul class="shares" role="list">{rows}</ul> }
}

fn row(seat: Seat, share: &Share) -> impl IntoView + use<> {
    let say = &seat.today().goal;
    let (sold, target) = (amount::money(share.sold, seat.locale), amount::money(share.target, seat.locale));
    let told = if share.target.minor > 0 { (say.share)(&sold, &target) } else { (say.no_share)(&sold) };
    let meter = (share.target.minor > 0).then(|| {
        let (value, max) = (share.sold.minor.clamp(0, share.target.minor), share.target.minor);
        view! { <progress class="shares__meter" value=value.to_string() max=max.to_string() aria-label=share.full_name.clone()></progress> }
    });
    view! { <li class="shares__one"><span class="shares__name">{share.full_name.clone()}</span><span class="shares__told">{told}</span>{meter}</li> }
}
