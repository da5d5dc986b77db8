//! A verb as the back office sends it, handed to the function that does it; what it answers, in one word.
use super::{Load, NotDone, Pick, PutIn, Received, Settlement, Verdict};
use crate::{
    domain::{
        bag::{BagTold, BagVerb},
        id::{BagId, CommandId},
    },
    server::db::tx::Tx,
};

/// Do it. Refusals are those of the verb.
pub async fn obey(tx: &mut Tx, command: CommandId, bag: BagId, verb: &BagVerb) -> Result<BagTold, NotDone> {
    let done = match verb {
        BagVerb::PutIn { code } => return super::put_in(tx, command, bag, &Pick::Code(scanned(code))).await.map(|put| told_of_put(&put)),
        BagVerb::TakeOut { code } => super::take_out(tx, command, bag, &scanned(code)).await.map(drop),
        BagVerb::Lock => super::lock(tx, command, bag).await.map(drop),
        BagVerb::Unlock => super::unlock(tx, command, bag).await.map(drop),
        BagVerb::Cancel { why } => super::cancel(tx, command, bag, why).await.map(drop),
        BagVerb::Dispatch { scanned, left, why } => {
            let load = Load { scanned: scanned.clone(), left_behind: left.iter().map(|code| (code.clone(), why.clone())).collect() };
            super::dispatch(tx, command, bag, &load, None).await.map(drop)
        }
        BagVerb::Deliver => super::deliver(tx, command, bag).await.map(drop),
        BagVerb::BringBack => super::bring_back(tx, command, bag).await.map(drop),
        BagVerb::Receive { code, condition, note } => {
            return super::receive(tx, command, bag, &scanned(code), *condition, note).await.map(told_of_receipt);
        }
        BagVerb::Assign { courier } => super::assign(tx, command, bag, *courier).await.map(drop),
        BagVerb::HandOver { code, to } => {
            let target = super::by_code(tx, &scanned(to)).await?;
            super::hand_over(tx, command, bag, &scanned(code), target).await.map(drop)
        }
        BagVerb::WriteOff { code, reason } => super::write_off(tx, command, bag, &scanned(code), *reason).await.map(drop),
        BagVerb::LiftLimit { most_minor, why } => super::lift_limit(tx, command, bag, *most_minor, why).await.map(drop),
        BagVerb::Miss { codes } => super::miss(tx, command, bag, codes).await.map(drop),
        BagVerb::Extend { until, why } => super::extend(tx, command, bag, until, why).await.map(drop),
        BagVerb::Settle { codes, method, total_minor } => {
            let settlement =
                Settlement { codes: codes.clone(), method: *method, extra_minor: 0, reason: String::new(), total_minor: *total_minor };
            return super::settle(tx, command, bag, &settlement).await.map(|settled| BagTold::Settled(settled.code));
        }
    };
    done.map(|()| BagTold::Done)
}

/// As it stands on the label.
fn scanned(code: &str) -> String {
    code.trim().to_uppercase()
}

fn told_of_put(put: &PutIn) -> BagTold {
    match (put.again, put.tried_before) {
        (true, _) => BagTold::Again,
        (false, 0) => BagTold::Done,
        (false, times) => BagTold::TriedBefore(times),
    }
}

fn told_of_receipt(received: Received) -> BagTold {
    match received.verdict {
        Verdict::Returned { differs: true, .. } => BagTold::Differs,
        Verdict::Returned { late: true, .. } => BagTold::Late,
        Verdict::Returned { .. } => BagTold::Done,
        Verdict::Already { .. } => BagTold::Again,
        Verdict::Foreign { bag_code, .. } => BagTold::Foreign(bag_code),
        Verdict::Stranger { .. } => BagTold::Stranger,
        Verdict::Unknown => BagTold::Unknown,
    }
}
