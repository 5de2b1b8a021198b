//! What the tests of this room share.

use access::crypto::{FieldCipher, Keys, SystemEntropy};
use audit::checkpoint::Signer;
use matter::MatterRow;

/// A cipher under new keys.
pub fn cipher() -> FieldCipher {
    let keys = Keys::generate(&SystemEntropy).expect("this machine has random bytes");
    FieldCipher::new(keys, Box::new(SystemEntropy))
}

/// A signer with a fixed key.
pub fn signer() -> Signer {
    Signer::generate("anxin.example/audit".parse().expect("a name"), &[7; 32])
}

/// A matter as just registered.
pub fn row() -> MatterRow {
    MatterRow {
        id: "01JD0000000000000000000001".into(),
        number: "HG2026-11-0000001".into(),
        version: 1,
        state: "registered".into(),
        title: "路灯坏了".into(),
        body: "三号楼门口的路灯坏了三天".into(),
        type_code: "01.02.04".into(),
        type_version: 1,
        purpose: "report".into(),
        channel: "web".into(),
        urgency: 3,
        complexity: "simple".into(),
        unit_code: "230405001".into(),
        unit_path: "2304/230405/230405001/".into(),
        place_public: "兴安区 锦绣社区".into(),
        address_sealed: None,
        lon: None,
        lat: None,
        occurred_ms: None,
        registered_ms: 1_795_500_000_000,
        centre_org: "c".into(),
        centre_path: "c/".into(),
        holder_org: "c".into(),
        holder_path: "c/".into(),
        holder_zh: "兴安区综治中心".into(),
        holder_en: "Xing'an Centre".into(),
        holder_centre: true,
        holder_since_ms: 1_795_500_000_000,
        handler_account: None,
        lead_org: None,
        due_ms: None,
        due_clock: None,
        reporter_account: None,
        reporter_sealed: None,
        phone_sealed: None,
        phone_index: None,
        anonymous: true,
        code_index: String::new(),
        code_sealed: String::new(),
        returns: 0,
        objections: 0,
        supervised: 0,
        outcome: None,
        reply: None,
        rating: None,
        rating_handling: None,
        rating_solved: None,
        rating_words: None,
        completed_ms: None,
        closed_ms: None,
        destroy_on: None,
        merged_into: None,
        lang: "zh-CN".into(),
    }
}
