//! What the dice let people try.

use matter::testing::{City, TYPES};
use matter::{Do, Event, HandOffKind};

/// Numbers that look random and come again with the same seed (splitmix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 0
    }
}

/// An order for an event, with whatever it needs.
pub fn what(city: &City, dice: &mut Dice, event: Event) -> Do {
    let words = "说明".to_owned();
    let files = Vec::new();
    let orgs = [
        &city.organ_a,
        &city.organ_b,
        &city.centre,
        &city.city_centre,
    ];
    let org = orgs[dice.below(orgs.len())].clone();
    match event {
        Event::AskSupplement => Do::AskSupplement { what: words },
        Event::Supplement => Do::Supplement { words, files },
        Event::Refuse => Do::Refuse {
            ground: words,
            remedy: "向人民法院起诉".into(),
        },
        Event::Merge => Do::Merge {
            into: "HG2026-11-0000001".into(),
        },
        Event::Take => Do::Take,
        Event::Offer => Do::Offer {
            kind: if org.centre {
                HandOffKind::Escalate
            } else {
                HandOffKind::Dispatch
            },
            to: org,
            reason: words,
            basis: "职责清单".into(),
            rule: None,
        },
        Event::Recall => Do::Recall { reason: words },
        Event::Accept => Do::Accept { plan: words },
        Event::AcceptTriage => Do::AcceptTriage,
        Event::Return => Do::Return { reason: words },
        Event::Visit => Do::Visit { words, files },
        Event::Note => Do::Note {
            words,
            files,
            public: dice.coin(),
        },
        Event::Ask => Do::Ask { question: words },
        Event::Suspend => Do::Suspend { reason: words },
        Event::Resume => Do::Resume { words },
        Event::Extend => Do::Extend { reason: words },
        Event::Assist => Do::Assist { org, words },
        Event::Minutes => Do::Minutes { words },
        Event::Reply => Do::Reply {
            outcome: "supported".into(),
            words,
            files,
        },
        Event::SendBack => Do::SendBack { words },
        Event::Approve => Do::Approve,
        Event::FollowUp => Do::FollowUp {
            reached: dice.coin(),
            solved: dice.coin(),
            words,
        },
        Event::Lapse => Do::Lapse,
        Event::Rate => Do::Rate {
            solved: dice.coin(),
            stars: dice.below(7) as i64,
            handling: None,
            words,
        },
        Event::Object => Do::Object {
            words,
            files: Vec::new(),
        },
        Event::ObjectAgain => Do::ObjectAgain {
            words,
            files: Vec::new(),
        },
        Event::Withdraw => Do::Withdraw { reason: words },
        Event::Urge => Do::Urge { words },
        Event::Supervise => Do::Supervise { words, level: 2 },
        Event::Reclassify => Do::Reclassify {
            type_code: TYPES[dice.below(3)].into(),
            reason: words,
        },
        Event::Add => Do::Add { words, files },
    }
}
