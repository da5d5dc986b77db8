//! The books of a store: sales become orders, lines, payments, histories and events, as the triggers would have written them.
use super::{
    SeedError,
    dice::{Dice, code},
    sale::{Course, Sale},
};
use crate::{
    paths,
    server::db::{
        seeding::{self, EventRow, MoveRow, OrderAddressRow, OrderLineRow, OrderRow, PaymentRow},
        tx::Tx,
    },
};
use uuid::Uuid;

/// Rows that wait to be written.
#[derive(Debug, Default)]
pub struct Books {
    /// Orders entered so far, also those that are written already.
    entered: u64,
    pub orders: Vec<OrderRow>,
    pub lines: Vec<OrderLineRow>,
    pub addresses: Vec<OrderAddressRow>,
    pub payments: Vec<PaymentRow>,
    pub order_moves: Vec<MoveRow>,
    pub piece_moves: Vec<MoveRow>,
    pub events: Vec<EventRow>,
}

/// What all sales of a store have in common.
#[derive(Debug, Clone, Copy)]
pub struct House {
    pub currency: &'static str,
    /// Seconds that an order waits for its payment.
    pub patience: i64,
    pub owner: Uuid,
    /// Where it is reached, without a port.
    pub host: &'static str,
    /// Keeps the codes of two stores apart.
    pub salt: u64,
}

impl Books {
    /// Write a sale down; answers its order.
    pub fn enter(&mut self, house: &House, sale: &Sale<'_>, dice: &mut Dice) -> Result<Uuid, SeedError> {
        let id = dice.uuid();
        self.entered += 1;
        let order = OrderRow {
            id,
            code: code(self.entered, house.salt),
            link_hash: dice.hex(64),
            visitor_hash: dice.hex(64),
            intent_key: dice.hex(24),
            person_id: sale.buyer.person,
            status: sale.status().into(),
            email: sale.buyer.email.clone(),
            phone: sale.buyer.phone.clone(),
            full_name: sale.buyer.full_name.clone(),
            fulfilment: sale.delivery.kind.clone(),
            delivery_name: sale.delivery.name.clone(),
            currency: house.currency.into(),
            subtotal_minor: sale.subtotal(),
            delivery_minor: sale.fee(),
            placed: sale.at,
            pay_until: sale.at + house.patience,
            version: i32::try_from(sale.course.order_moves().len()).unwrap_or(0),
            bag: sale.bag,
        };
        self.enter_lines(id, sale)?;
        self.enter_payments(house, sale, &order, dice);
        self.enter_moves(house, sale, &order, dice);
        self.orders.push(order);
        Ok(id)
    }

    fn enter_lines(&mut self, order: Uuid, sale: &Sale<'_>) -> Result<(), SeedError> {
        if sale.goods.is_empty() {
            return Err(SeedError::Nonsense("a sale of nothing".into()));
        }
        for (line, goods) in sale.goods.iter().enumerate() {
            self.lines.push(OrderLineRow {
                order_id: order,
                line: i16::try_from(line + 1).map_err(|_| SeedError::Nonsense("an endless order".into()))?,
                product_id: goods.product,
                variant_id: goods.variant,
                piece_id: goods.piece,
                sku: goods.sku.clone(),
                name: goods.name.clone(),
                label: goods.label.clone(),
                quantity: goods.quantity,
                unit_price_minor: goods.unit_price,
            });
        }
        if sale.delivery.kind == "delivery" {
            let home = sale.buyer.address.clone();
            self.addresses.push(OrderAddressRow {
                order_id: order,
                line1: home.line1,
                line2: home.line2,
                district: home.district,
                city: home.city,
                region: home.region,
                postal_code: home.postal_code,
            });
        }
        Ok(())
    }

    fn enter_payments(&mut self, house: &House, sale: &Sale<'_>, order: &OrderRow, dice: &mut Dice) {
        let amount = order.subtotal_minor + order.delivery_minor;
        for attempt in sale.course.payments() {
            let id = dice.uuid();
            let by_hand = sale.course == Course::PaidToOwner;
            let mut was = "created";
            for (after, status, actor) in attempt.moves {
                let particulars = format!(r#"{{"from":"{was}","order":"{}","amount_minor":{amount}}}"#, order.id);
                self.note(house, sale, dice, ("payment", id, status), (actor, *after), particulars);
                was = status;
            }
            let settled = attempt.moves.last().filter(|step| step.1 != "awaiting").map(|step| sale.at + step.0);
            self.payments.push(PaymentRow {
                id,
                order_id: order.id,
                provider: if by_hand { "counter" } else { "sandbox" }.into(),
                intent_id: (!by_hand).then(|| format!("sbx_{}", dice.hex(32))),
                status: was.into(),
                amount_minor: amount,
                currency: house.currency.into(),
                created: sale.at + attempt.began,
                settled,
                version: i32::try_from(attempt.moves.len()).unwrap_or(0),
                webhook_url: paths::webhook_at(house.host),
            });
        }
    }

    fn enter_moves(&mut self, house: &House, sale: &Sale<'_>, order: &OrderRow, dice: &mut Dice) {
        let total = order.subtotal_minor + order.delivery_minor;
        let told = format!(r#""code":"{}","total_minor":{total}"#, order.code);
        let first = if sale.course == Course::PaidToOwner { "owner" } else { "buyer" };
        self.note(house, sale, dice, ("order", order.id, "placed"), (first, 0), format!("{{{told}}}"));
        let mut was = "pending";
        for (step, (after, status, actor)) in sale.course.order_moves().iter().enumerate() {
            let (actor, person) = who(house, sale, actor);
            self.order_moves.push(MoveRow {
                subject: order.id,
                version: i32::try_from(step + 1).unwrap_or(1),
                from_status: was.into(),
                to_status: (*status).into(),
                actor: actor.into(),
                person_id: person,
                at: sale.at + after,
            });
            self.note(house, sale, dice, ("order", order.id, status), (actor, *after), format!(r#"{{"from":"{was}",{told}}}"#));
            was = status;
        }
    }

    fn note(
        &mut self,
        house: &House,
        sale: &Sale<'_>,
        dice: &mut Dice,
        what: (&str, Uuid, &str),
        (actor, after): (&str, i64),
        particulars: String,
    ) {
        let (actor, person_id) = who(house, sale, actor);
        self.events.push(EventRow {
            id: dice.uuid(),
            kind: format!("{}.{}", what.0, what.2),
            subject: what.0.into(),
            subject_id: what.1,
            actor: actor.into(),
            person_id,
            particulars,
            at: sale.at + after,
        });
    }

    /// Write what waits into the store of this transaction, and begin anew.
    pub async fn write(&mut self, tx: &mut Tx) -> Result<(), SeedError> {
        seeding::tell_orders(tx, &self.orders).await?;
        seeding::forget_plans(tx).await?;
        seeding::tell_order_lines(tx, &self.lines).await?;
        seeding::tell_addresses(tx, &self.addresses).await?;
        seeding::tell_payments(tx, &self.payments).await?;
        seeding::tell_order_moves(tx, &self.order_moves).await?;
        seeding::tell_lives(tx, &self.piece_moves).await?;
        seeding::tell_events(tx, &self.events).await?;
        *self = Self { entered: self.entered, ..Self::default() };
        Ok(())
    }
}

/// The actor as the database names her, and her id if she is a person.
fn who<'a>(house: &House, sale: &Sale<'_>, actor: &'a str) -> (&'a str, Option<Uuid>) {
    match (actor, sale.buyer.person) {
        ("buyer", Some(person)) => ("customer", Some(person)),
        ("buyer", None) => ("guest", None),
        ("owner", _) => ("owner", Some(house.owner)),
        (other, _) => (other, None),
    }
}
