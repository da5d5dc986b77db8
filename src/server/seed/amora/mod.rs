//! Amora: second-hand fashion from 46 to 60 in São Paulo, every piece unique. 1,244 pieces on the rail, about 6,000 in its history,
//! 127 collections and one that opens soon, 1,500 clients, 24 months of sales.
mod ahead;
mod clients;
mod collections;
mod colours;
mod consignors;
mod face;
mod gallery;
mod homes;
mod known;
mod ledger;
mod lives;
mod looks;
mod measures;
mod names;
mod pages;
mod prices;
mod quiz;
mod rail;
mod stock;
mod taxonomy;
mod texts;
mod twins;
mod vocabulary;

use super::{
    Report, SeedError, Workshop,
    asking::quiz_row,
    books::{Books, House},
    calendar::Calendar,
    sale::{Address, Buyer, Sale},
    team::{self, Team},
    words::slug,
};
use crate::server::db::{
    seeding::{self, CollectionRow},
    tx::Tx,
};
use clients::Clients;
use consignors::Consignors;
use gallery::Gallery;
use homes::{Homes, basket_bag};
use ledger::{DEMO_CUSTOMER, Ledger, index};
use lives::{Hands, Life, Way};
use names::Namer;
use rail::{Made, Rail, Wardrobe, make};
use stock::Stock;
use uuid::Uuid;
use vocabulary::Vocabulary;

/// How many pieces or orders wait before they are written.
const BATCH: usize = 2000;
/// Pieces in a batch while the tables are nearly empty: see `seeding::forget_plans`.
const FIRST_BATCHES: usize = 200;

/// Open the store, unless it is open.
pub async fn open(workshop: &mut Workshop<'_>, report: &mut Report) -> Result<(), SeedError> {
    let face = face::store(&workshop.dice);
    if workshop.is_open(face.id).await? {
        return Ok(());
    }
    if workshop.password_hash.is_empty() {
        workshop.password_hash = team::hash(&workshop.options.password).await?;
    }
    let looks = looks::looks(&workshop.dice);
    // before the transaction, which may not idle while pictures are drawn
    let gallery = Gallery::take(workshop, &looks).await?;
    let calendar = Calendar::new(face.time_zone, workshop.options.today)?;
    let mut stock = Stock::plan(&looks, &calendar, workshop.options.scale, &workshop.dice)?;
    let clients = Clients::new(&workshop.dice, workshop.options.scale);
    let mut homes = Homes::plan(&mut stock, &clients, &workshop.dice);
    let ledger = Ledger::plan(&stock, &clients, &calendar, &workshop.dice)?;
    let team = face::team(&calendar, &workshop.dice)?;
    let consignors = Consignors::plan(&stock, &clients, &calendar, &workshop.dice)?;
    stock.take_in_ahead(&looks, &workshop.dice);
    let amora = Amora { workshop, calendar, stock, clients, consignors, ledger, team };

    let mut tx = workshop.begin(face.id).await?;
    seeding::open_store(&mut tx, &face).await?;
    seeding::add_deliveries(&mut tx, &face::deliveries(&workshop.dice)).await?;
    gallery.hang_heroes(&mut tx).await?;
    amora.team.write(&mut tx, &workshop.password_hash).await?;
    face::save_filters(&mut tx, amora.team.with_hat("owner"), &workshop.dice).await?;
    amora.invite_clients(&mut tx).await?;
    let told = amora.tell_collections(&mut tx).await?;
    let collections: Vec<Uuid> = told.iter().map(|row| row.id).collect();
    amora.tell_agreements(&mut tx, &collections).await?;
    let vocabulary = Vocabulary::new(&workshop.dice);
    seeding::add_tags(&mut tx, &vocabulary.rows).await?;
    seeding::call_tags_also(&mut tx, &vocabulary.aliases()).await?;
    seeding::publish_quiz(&mut tx, &quiz_row(&amora.workshop.dice, "estilo", &quiz::graph())?).await?;
    let wardrobe = Wardrobe {
        looks: &looks,
        vocabulary: &vocabulary,
        gallery: &gallery,
        collections: &collections,
        dice: &workshop.dice,
        hand: amora.team.with_hat("attendant"),
        calendar: &amora.calendar,
        arrivals: &amora.stock.arrivals,
    };
    let made = amora.fill_rail(&mut tx, &wardrobe, &mut homes).await?;
    amora.tell_bags(&mut tx, &homes).await?;
    amora.know_clients(&mut tx, &vocabulary).await?;
    let orders = amora.tell_sales(&mut tx, &made).await?;
    amora.lay_out_pages(&mut tx, &looks, &made, &told[..told.len().min(collections::COUNT)]).await?;
    seeding::set_goal(&mut tx, amora.team.with_hat("attendant")).await?;
    tx.commit().await?;

    let pieces = u64::try_from(made.len()).unwrap_or(0);
    report.stores += 1;
    report.products += pieces;
    report.pieces += pieces;
    report.clients += amora.clients.count();
    report.orders += orders;
    report.pictures += gallery.count();
    Ok(())
}

/// Everything that was decided before the first row.
struct Amora<'a> {
    workshop: &'a Workshop<'a>,
    calendar: Calendar,
    stock: Stock,
    clients: Clients,
    consignors: Consignors,
    ledger: Ledger,
    team: Team,
}

impl Amora<'_> {
    async fn invite_clients(&self, tx: &mut Tx) -> Result<(), SeedError> {
        self.workshop.progress.begin("Amora: clients", 0);
        let mut from = 0;
        while from < self.clients.count() {
            let to = (from + 10_000).min(self.clients.count());
            let rows = (from..to).map(|number| self.clients.row(number, &self.calendar)).collect::<Result<Vec<_>, _>>()?;
            seeding::add_people(tx, &rows).await?;
            from = to;
        }
        Ok(())
    }

    async fn tell_collections(&self, tx: &mut Tx) -> Result<Vec<CollectionRow>, SeedError> {
        let mut dice = self.workshop.dice.fork("collection rows", 0);
        let mut rows = (1..)
            .zip(collections::collections(&self.workshop.dice))
            .zip(&self.stock.arrivals)
            .map(|((number, told), ago)| {
                Ok(CollectionRow {
                    id: dice.uuid(),
                    slug: slug(&format!("colecao {number} {}", told.title)),
                    number,
                    title: told.title,
                    story: told.story,
                    arrived: self.calendar.day_number(*ago)?,
                    ..CollectionRow::default()
                })
            })
            .collect::<Result<Vec<_>, SeedError>>()?;
        ahead::open_and_close(&mut rows, &self.calendar)?;
        seeding::add_collections(tx, &rows).await?;
        Ok(rows)
    }

    /// Who brings goods, what was agreed with her, and which arrivals were hers.
    async fn tell_agreements(&self, tx: &mut Tx, collections: &[Uuid]) -> Result<(), SeedError> {
        seeding::add_people(tx, &self.consignors.people()).await?;
        seeding::add_consignors(tx, &self.consignors.rows()).await?;
        seeding::agree(tx, &self.consignors.agreements()).await?;
        seeding::consign_arrivals(tx, &self.consignors.arrivals(collections, &self.calendar)?).await?;
        Ok(())
    }

    /// All pieces with their lives.
    async fn fill_rail(&self, tx: &mut Tx, wardrobe: &Wardrobe<'_>, homes: &mut Homes) -> Result<Vec<Made>, SeedError> {
        self.workshop.progress.begin("Amora: pieces", self.stock.pieces.len());
        let hands = self.hands();
        let (mut rail, mut books) = (Rail::default(), Books::default());
        let mut namer = Namer::new(wardrobe.dice);
        let mut all = Vec::with_capacity(self.stock.pieces.len());
        for (n, piece) in self.stock.pieces.iter().enumerate() {
            let (made, name) = make(n, piece, wardrobe.looks, &mut namer, wardrobe.dice);
            let mut dice = wardrobe.dice.fork("life", made.code);
            let sold = self.ledger.sold_by(n, |number| self.buyer(number).person);
            let life = Life::of(piece, self.stock.arrivals[piece.collection], sold, homes.stage(n), &hands, &self.calendar, &mut dice)?;
            let sale = self.ledger.basket_of(n).map(|basket| (basket, sold.and_then(|sold| sold.buyer)));
            let mut axes = homes.note(n, (made.piece, made.price), &life, sale, &hands, |number| self.buyer(number).person);
            axes.consigned = self.consignors.consigned(made.code, piece.collection, &life);
            rail.hang(wardrobe, piece, &made, &name, &life, axes);
            life.tell(made.piece, made.product, &mut dice, &mut books.piece_moves, &mut books.events);
            all.push(made);
            self.workshop.progress.step();
            if rail.len() >= if all.len() < BATCH { FIRST_BATCHES } else { BATCH } {
                rail.write(tx).await?;
                books.write(tx).await?;
            }
        }
        rail.write(tx).await?;
        books.write(tx).await?;
        Ok(all)
    }

    fn hands(&self) -> Hands {
        Hands { owner: self.team.with_hat("owner"), attendant: self.team.with_hat("attendant"), courier: self.team.with_hat("courier") }
    }

    /// Every bag that a piece was in, and is in today.
    async fn tell_bags(&self, tx: &mut Tx, homes: &Homes) -> Result<(), SeedError> {
        let dice = self.workshop.dice.fork("bags", 0);
        let buyer_of = |basket| self.ledger.baskets[index(basket)].buyer;
        let (bags, lines) =
            homes.rows(&self.hands(), &self.calendar, &dice, &self.clients, buyer_of, |number| self.buyer(number).person)?;
        seeding::tell_bags(tx, &bags).await?;
        seeding::forget_plans(tx).await?;
        seeding::tell_bag_lines(tx, &lines).await?;
        Ok(seeding::follow_bags(tx).await?)
    }

    /// What the team knows of its clients, and what their bags taught.
    async fn know_clients(&self, tx: &mut Tx, words: &Vocabulary) -> Result<(), SeedError> {
        let (dice, classes) = (&self.workshop.dice, known::classes(&self.workshop.dice));
        let team = known::Team { attendant: self.team.with_hat("attendant"), owner: self.team.with_hat("owner"), classes: &classes };
        let known = known::all(&self.clients, words, &team, &self.calendar, dice)?;
        seeding::add_classes(tx, &classes).await?;
        seeding::describe_clients(tx, &known.tags, &known.measures).await?;
        seeding::forget_plans(tx).await?;
        seeding::know_clients(tx, &known.profiles).await?;
        Ok(seeding::learn_from_bags(tx).await?)
    }

    /// All baskets as orders; answers how many.
    async fn tell_sales(&self, tx: &mut Tx, made: &[Made]) -> Result<u64, SeedError> {
        self.workshop.progress.begin("Amora: sales", self.ledger.baskets.len());
        let deliveries = face::deliveries(&self.workshop.dice);
        let house = House { currency: "BRL", patience: 1800, host: "amora.localhost", owner: self.team.with_hat("owner"), salt: 0xa0_0a11 };
        let mut books = Books::default();
        let bags = self.workshop.dice.fork("bags", 0);
        for (n, basket) in (0..).zip(&self.ledger.baskets) {
            let buyer = self.buyer(basket.buyer);
            let goods = basket.pieces.iter().map(|place| made[index(*place)].goods()).collect();
            let sale = Sale {
                at: basket.at,
                buyer: &buyer,
                goods,
                delivery: &deliveries[basket.delivery],
                course: basket.course,
                bag: (basket.way == Way::Bag).then(|| basket_bag(n, &bags)),
            };
            books.enter(&house, &sale, &mut self.workshop.dice.fork("order", u64::from(n)))?;
            self.workshop.progress.step();
            if books.orders.len() >= BATCH {
                books.write(tx).await?;
            }
        }
        books.write(tx).await?;
        Ok(u64::try_from(self.ledger.baskets.len()).unwrap_or(0))
    }

    async fn lay_out_pages(
        &self,
        tx: &mut Tx,
        looks: &[looks::Look],
        made: &[Made],
        collections: &[CollectionRow],
    ) -> Result<(), SeedError> {
        let (by, at) = (self.team.with_hat("attendant"), self.calendar.at(2, 8 * 3600)?);
        let pages = pages::Pages { planned: &self.stock.pieces, made, looks, collections, by, at };
        Ok(seeding::lay_out_pages(tx, &pages.rows(&self.workshop.dice)).await?)
    }

    fn buyer(&self, number: u64) -> Buyer {
        if number != DEMO_CUSTOMER {
            return self.clients.buyer(number);
        }
        let demo = self.team.people.iter().find(|person| person.role == "customer");
        let address = Address {
            line1: "Rua das Amoreiras, 127".into(),
            line2: "Apto 52".into(),
            district: "Perdizes".into(),
            city: "São Paulo".into(),
            region: "SP".into(),
            postal_code: "05015-046".into(),
        };
        Buyer {
            person: demo.map(|person| person.id),
            full_name: demo.map(|person| person.full_name.clone()).unwrap_or_default(),
            email: demo.and_then(|person| person.email.clone()).unwrap_or_default(),
            phone: demo.and_then(|person| person.phone.clone()).unwrap_or_default(),
            address,
        }
    }
}
