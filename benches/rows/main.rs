//! `bin/bench`: runs the rows of the quality page that exist so far, each beside its floors, and prints one line a row.
//!
//! What counts are ratios within one run: ours and floor alternate in blocks (A B B A), medians and the spread of the ratio are
//! reported. Nothing here is asserted, and no test looks at these figures: a busy machine is no fault of the program.
mod b1;
mod b11;
mod b13;
mod b16;
mod b18;
mod b20;
mod b22;
mod b3;
mod b4;
mod b5;
mod b8;
mod b9;
mod books;
mod door;
mod floors;
mod front;
mod handed;
mod hands;
mod known;
mod l124;
mod load;
#[path = "../peers/maud/mod.rs"]
mod maud_twin;
mod nonsense;
mod pin;
mod r06;
mod r16;
mod r37;
mod report;
#[path = "../../tests/house/abuse/routes.rs"]
mod routes;
mod rush;
mod shop;
mod stats;
mod storm;
mod text;
mod thrown;
mod twins;
#[path = "../../tests/house/abuse/words.rs"]
mod words;

use report::Row;
use std::process::ExitCode;

/// Whatever stops a row; the row says "not run" with this.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// Rows in the order in which they run.
const ROWS: [&str; 18] =
    ["B1", "B2", "B3", "B4", "B5", "B8", "B9", "B11", "B13", "B16", "B18", "B20", "B22", "L124", "R06", "R16", "R37", "STORM"];
/// Rows over the demo with its pictures, which takes a while to fill; the others open a small shop of their own.
const OVER_THE_DEMO: [&str; 3] = ["B8", "B11", "B13"];
const FEWEST_BLOCKS: usize = 5;
const MOST_BLOCKS: usize = 50;

struct Wish {
    rows: Vec<&'static str>,
    blocks: usize,
    table: bool,
}

/// What was asked for.
fn wish(mut words: impl Iterator<Item = String>) -> Result<Wish, Trouble> {
    let mut wish = Wish { rows: Vec::new(), blocks: FEWEST_BLOCKS, table: false };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--table" => wish.table = true,
            "--blocks" => {
                let count = words.next().and_then(|count| count.parse().ok());
                wish.blocks = count.filter(|count| (FEWEST_BLOCKS..=MOST_BLOCKS).contains(count)).ok_or("--blocks takes 5 to 50")?;
            }
            id => match ROWS.into_iter().find(|row| row.eq_ignore_ascii_case(id)) {
                Some(row) => wish.rows.push(row),
                None => return Err(format!("there is no row {id}; take {}, --blocks N or --table", ROWS.join(", ")).into()),
            },
        }
    }
    if wish.rows.is_empty() {
        wish.rows = ROWS.to_vec();
    }
    Ok(wish)
}

/// The program is also its own children: the load, and the maud twin.
async fn child(words: &[String]) -> Option<Result<(), Trouble>> {
    let (role, rest) = words.split_first()?;
    match role.as_str() {
        "load" => Some(load::run(rest)),
        "maud" => Some(twin(rest).await),
        _ => None,
    }
}

/// `maud PORT URL HANDED plain|ours`
async fn twin(words: &[String]) -> Result<(), Trouble> {
    let [port, url, handed, door] = words else { return Err("maud PORT URL HANDED plain|ours".into()) };
    let handed = serde_json::from_slice(&std::fs::read(handed)?)?;
    maud_twin::serve(port.parse()?, url, handed, door == "ours").await
}

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let Some(done) = child(&words).await {
        return done.map_or_else(|trouble| complain(&trouble), |()| ExitCode::SUCCESS);
    }
    let wish = match wish(words.into_iter()) {
        Ok(wish) => wish,
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            return ExitCode::from(2);
        }
    };
    let done = tokio::select! {
        done = obey(&wish) => done,
        // leaving the select drops what runs, and every shop clears itself away when dropped
        _ = tokio::signal::ctrl_c() => Err("stopped".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => complain(&trouble),
    }
}

fn complain(trouble: &Trouble) -> ExitCode {
    eprintln!("bench: {trouble}");
    ExitCode::FAILURE
}

async fn obey(wish: &Wish) -> Result<(), Trouble> {
    if wish.table {
        print!("{}", report::table()?);
        return Ok(());
    }
    println!("machine  {}", stats::machine());
    if let Err(trouble) = say_floors().await {
        println!("floors not run: {trouble}");
    }
    let mut demo = None;
    for id in &wish.rows {
        let done = if OVER_THE_DEMO.contains(id) { show(id, wish.blocks, &mut demo).await } else { run(id, wish.blocks).await };
        match done {
            Ok(row) => {
                println!("{row}");
                report::keep(&row)?;
            }
            Err(trouble) => println!("{id} not run: {trouble}"),
        }
    }
    println!("machine  {}", stats::machine());
    Ok(())
}

async fn say_floors() -> Result<(), Trouble> {
    let shop = shop::Shop::open().await?;
    let told = floors::all(&shop).await;
    shop.close().await;
    println!("floors   {}", told?);
    Ok(())
}

async fn show(id: &str, blocks: usize, demo: &mut Option<twins::Demo>) -> Result<Row, Trouble> {
    if demo.is_none() {
        println!("    filling both demo stores, unless VITRINE_BENCH_DEMO names a folder that has them");
    }
    let demo = match demo {
        Some(demo) => demo,
        None => demo.insert(twins::Demo::open().await?),
    };
    match id {
        "B8" => b8::row(demo, blocks).await,
        "B11" => b11::row(demo).await,
        _ => b13::row(demo, blocks).await,
    }
}

async fn run(id: &str, blocks: usize) -> Result<Row, Trouble> {
    // it needs no shop
    if id == "B3" {
        return b3::row(blocks);
    }
    let shop = shop::Shop::open().await?;
    let row = match id {
        "B1" => b1::row(&shop, blocks).await,
        "B2" => b1::at_scale(&shop, blocks).await,
        "B4" => b4::row(&shop, blocks).await,
        "B5" => b5::row(&shop, blocks).await,
        "B9" => b9::row(&shop, blocks).await,
        "B16" => b16::row(&shop, blocks).await,
        "B18" => b18::row(&shop, blocks).await,
        "B20" => b20::row(&shop, blocks).await,
        "L124" => l124::row(&shop, blocks).await,
        "R06" => r06::row(&shop, blocks).await,
        "R16" => r16::row(&shop).await,
        "R37" => r37::row(&shop).await,
        "STORM" => storm::row(&shop, blocks).await,
        // it starts and stops the shop itself
        _ => return b22::row(shop, blocks).await,
    };
    shop.close().await;
    row
}
