use proptest::prelude::*;

use super::note::{Note, SignatureLine};
use super::*;
use crate::merkle::{Frontier, empty_root, leaf_hash};
use crate::verifier::{self, Disagreement};

/// Key, text and signature that the documentation of the Go package `sumdb/note` publishes.
const GO_SECRET: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_PUBLIC: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn signer() -> Signer {
    Signer::generate("anxin.example/audit".parse().unwrap(), &[7; 32])
}

const ENTRIES: [&[u8]; 3] = [b"first", b"second", b"third"];

fn checkpoint() -> Checkpoint {
    let mut frontier = Frontier::new();
    for entry in ENTRIES {
        frontier.append(leaf_hash(entry));
    }
    Checkpoint {
        origin: signer().name().to_string(),
        size: frontier.size,
        root: frontier.root(),
    }
}

/// Signs any text at all, as an attacker who holds the key could, or a log of another kind.
fn sign_text(text: &str) -> String {
    use ed25519_dalek::Signer as _;
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let id = signer().verifier().to_text();
    let mut key_id = [0; 4];
    hex::decode_to_slice(id.split('+').nth(1).unwrap(), &mut key_id).unwrap();
    let signature = key.sign(text.as_bytes()).to_bytes();
    format!(
        "{text}\n{}",
        SignatureLine::write("anxin.example/audit", key_id, &signature)
    )
}

#[test]
fn a_note_signed_by_the_go_implementation_is_genuine() {
    let verifier = Verifier::from_text(GO_PUBLIC).unwrap();
    // The signature holds; the text is a proverb and no checkpoint.
    assert_eq!(verifier.verify(GO_NOTE), Err(NoteError::NotACheckpoint));
    let changed = GO_NOTE.replace("problem is", "problem was");
    assert_eq!(verifier.verify(&changed), Err(NoteError::Forged));
}

#[test]
fn keys_of_the_go_implementation_are_read_and_written_alike() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("go.key");
    crate::key_file::create(&path, GO_SECRET).unwrap();
    let signer = Signer::load(&path).unwrap();
    assert_eq!(signer.verifier().to_text(), GO_PUBLIC);
    let ours = folder.path().join("ours.key");
    signer.create_file(&ours).unwrap();
    let written = crate::key_file::read(&ours).unwrap();
    assert_eq!(written.trim_end(), GO_SECRET);
    let database = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    assert_eq!(Verifier::from_text(database).unwrap().to_text(), database);
}

#[test]
fn a_checkpoint_is_three_lines_and_a_signature() {
    let note = signer().sign(&checkpoint());
    let lines: Vec<_> = note.lines().collect();
    assert_eq!(lines[0], "anxin.example/audit");
    assert_eq!(lines[1], "3");
    assert_eq!(lines[3], "");
    assert!(lines[4].starts_with("— anxin.example/audit "));
    assert_eq!(lines.len(), 5);
    assert_eq!(signer().verifier().verify(&note), Ok(checkpoint()));
}

#[test]
fn a_key_is_never_shown_by_debug() {
    let shown = format!("{:?}", signer());
    assert!(shown.contains("anxin.example/audit"));
    assert!(!shown.contains('7'), "{shown}");
}

#[test]
fn the_notes_of_another_key_or_log_are_refused() {
    let other = Signer::generate(signer().name().clone(), &[8; 32]);
    let verifier = signer().verifier();
    assert_eq!(
        verifier.verify(&other.sign(&checkpoint())),
        Err(NoteError::Unsigned)
    );
    let mut elsewhere = checkpoint();
    elsewhere.origin = "elsewhere.example".to_owned();
    assert_eq!(
        verifier.verify(&signer().sign(&elsewhere)),
        Err(NoteError::OtherLog)
    );
}

#[test]
fn an_origin_with_line_ends_cannot_pose_as_another_checkpoint() {
    let signer = signer();
    let root = "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=";
    let mut posing = checkpoint();
    for end in ["", "\n\n", "\nextension"] {
        posing.origin = format!("{}\n99\n{root}{end}", signer.name());
        assert_eq!(
            signer.verifier().verify(&signer.sign(&posing)),
            Err(NoteError::OtherLog)
        );
    }
}

#[test]
fn signatures_of_witnesses_are_passed_over_and_a_forged_one_of_our_own_is_not() {
    let note = signer().sign(&checkpoint());
    let witness = SignatureLine::write("witness.example", [1, 2, 3, 4], &[9; 72]);
    let verifier = signer().verifier();
    assert_eq!(
        verifier.verify(&format!("{note}{witness}")),
        Ok(checkpoint())
    );
    let own = note.lines().last().unwrap();
    assert_eq!(verifier.verify(&format!("{note}{own}\n")), Ok(checkpoint()));
    let mut later = checkpoint();
    later.size = 4;
    let other_own = signer().sign(&later);
    let other_own = other_own.lines().last().unwrap();
    assert_eq!(
        verifier.verify(&format!("{note}{other_own}\n")),
        Err(NoteError::Forged)
    );
}

#[test]
fn signed_texts_that_are_not_quite_checkpoints_are_refused() {
    let root = "LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=";
    let verdict = |text: &str| {
        signer()
            .verifier()
            .verify(&sign_text(text))
            .map(|found| found.size)
    };
    let name = "anxin.example/audit";
    assert_eq!(verdict(&format!("{name}\n3\n{root}\n")), Ok(3));
    assert_eq!(verdict(&format!("{name}\n0\n{root}\n")), Ok(0));
    assert_eq!(verdict(&format!("{name}\n3\n{root}\nextension\n")), Ok(3));
    for text in [
        format!("{name}\n3\n"),
        format!("{name}\n03\n{root}\n"),
        format!("{name}\n+3\n{root}\n"),
        format!("{name}\n-3\n{root}\n"),
        format!("{name}\n 3\n{root}\n"),
        format!("{name}\n18446744073709551616\n{root}\n"),
        format!("{name}\n3\n{}\n", &root[..40]),
        format!("{name}\n3\n{}\n", root.trim_end_matches('=')),
        // The last letter carries two bits that stand for nothing; they must be zero.
        format!("{name}\n3\n{}\n", root.replace("E=", "F=")),
        format!("\n3\n{root}\n"),
        format!("{name}\n3\n{root}\n\nafter a gap\n"),
    ] {
        assert_eq!(verdict(&text), Err(NoteError::NotACheckpoint), "{text}");
    }
}

#[test]
fn texts_that_are_not_signed_notes_are_refused() {
    let note = signer().sign(&checkpoint());
    let verdict = |text: &str| signer().verifier().verify(text);
    for text in [
        "",
        "\n",
        "\n\n",
        "\n\n\n",
        note.trim_end(),
        &note.replace("\n\n", "\n"),
        &note.replace('\u{2014}', "-"),
        &note.replace('\n', "\r\n"),
        &note.replace("3\n", "3\t\n"),
        &format!("{note}\n"),
        &format!("{note}{}", note.lines().last().unwrap()),
        &format!("{}{note}", "x\n".repeat(40_000)),
        &format!("{note}{}", "— a AAAAAAA=\n".repeat(100)),
    ] {
        assert_eq!(verdict(text), Err(NoteError::Malformed), "{text:.60}");
    }
}

#[test]
fn keys_whose_parts_do_not_belong_together_are_refused() {
    let key = signer().verifier().to_text();
    let read = Verifier::from_text;
    assert_eq!(read(&key).unwrap(), signer().verifier());
    assert!(matches!(
        read(&key.replace("anxin", "other")),
        Err(KeyError::WrongId)
    ));
    assert!(matches!(read("a+00000000"), Err(KeyError::Malformed)));
    assert!(matches!(read("a+00000000+"), Err(KeyError::Malformed)));
    assert!(matches!(
        read("a b+00000000+AA=="),
        Err(KeyError::Malformed)
    ));
    assert!(matches!(
        read("a+00000000+AAAA"),
        Err(KeyError::OtherAlgorithm)
    ));
    assert!(matches!(read("a+00000000+AQAA"), Err(KeyError::Malformed)));
    for name in ["", "a b", "a+b", "a\nb", "a\u{3000}b", "a\u{7f}b"] {
        assert_eq!(name.parse::<Name>(), Err(NameError), "{name:?}");
    }
    assert!("鹤岗.example".parse::<Name>().is_ok());
}

#[test]
fn the_second_verifier_finds_removed_changed_and_reordered_entries() {
    let entries: Vec<Vec<u8>> = (0..20_u8).map(|number| vec![number; 3]).collect();
    let mut frontier = Frontier::new();
    for entry in &entries[..17] {
        frontier.append(leaf_hash(entry));
    }
    let note = signer().sign(&Checkpoint {
        origin: signer().name().to_string(),
        size: frontier.size,
        root: frontier.root(),
    });
    let key = signer().verifier().to_text();
    let check = |entries: &[Vec<u8>]| verifier::check_log(entries, &note, &key);
    assert_eq!(check(&entries), Ok(()));
    assert_eq!(check(&entries[..17]), Ok(()));
    assert_eq!(check(&entries[..16]), Err(Disagreement::Shorter));
    for damaged in 0..17 {
        let mut removed = entries.clone();
        removed.remove(damaged);
        assert_eq!(check(&removed), Err(Disagreement::Changed));
        let mut changed = entries.clone();
        changed[damaged][1] ^= 1;
        assert_eq!(check(&changed), Err(Disagreement::Changed));
        let mut reordered = entries.clone();
        reordered.swap(damaged, 18);
        assert_eq!(check(&reordered), Err(Disagreement::Changed));
    }
    let other = Signer::generate(signer().name().clone(), &[8; 32])
        .verifier()
        .to_text();
    assert_eq!(
        verifier::check_log(&entries, &note, &other),
        Err(Disagreement::Signature)
    );
    assert_eq!(
        verifier::check_log(&entries, &note, &key.replace("anxin", "other")),
        Err(Disagreement::Key)
    );
    assert_eq!(
        verifier::check_log(&entries, "", &key),
        Err(Disagreement::Note)
    );
}

#[test]
fn a_log_without_entries_can_be_signed() {
    let mut empty = checkpoint();
    empty.size = 0;
    empty.root = empty_root();
    let note = signer().sign(&empty);
    let nothing: [&[u8]; 0] = [];
    assert_eq!(
        verifier::check_log(&nothing, &note, &signer().verifier().to_text()),
        Ok(())
    );
}

proptest! {
    #[test]
    fn any_checkpoint_is_signed_and_read_back(
        name in "[a-z鹤岗./0-9-]{1,60}", seed in any::<[u8; 32]>(), size in any::<u64>(), root in any::<[u8; 32]>(),
    ) {
        let signer = Signer::generate(name.parse().unwrap(), &seed);
        let checkpoint = Checkpoint { origin: signer.name().to_string(), size, root: Hash(root) };
        let key = signer.verifier().to_text();
        let verifier = Verifier::from_text(&key).unwrap();
        prop_assert_eq!(verifier.verify(&signer.sign(&checkpoint)), Ok(checkpoint));
    }

    #[test]
    fn any_changed_bit_of_a_note_is_found(bit in any::<prop::sample::Index>()) {
        let mut bytes = signer().sign(&checkpoint()).into_bytes();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert!(signer().verifier().verify(&changed).is_err());
            prop_assert!(
                verifier::check_log(&ENTRIES, &changed, &signer().verifier().to_text()).is_err()
            );
        }
    }
}

#[test]
fn no_bytes_make_the_readers_fall_over_or_believe() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        assert!(signer().verifier().verify(&text).is_err());
        assert!(Verifier::from_text(&text).is_err());
        let _parsed = Note::parse(&text);
    });
}

#[test]
fn no_text_near_a_checkpoint_makes_the_readers_fall_over_or_believe_another() {
    let note = signer().sign(&checkpoint());
    let verifier = signer().verifier();
    bolero::check!()
        .with_type::<(u16, u16, Vec<u8>)>()
        .for_each(|(from, length, inserted)| {
            let mut bytes = note.clone().into_bytes();
            let from = *from as usize % bytes.len();
            let to = (from + *length as usize % 8).min(bytes.len());
            bytes.splice(from..to, inserted.iter().copied());
            let changed = String::from_utf8_lossy(&bytes);
            if let Ok(found) = verifier.verify(&changed) {
                assert_eq!(found, checkpoint());
            }
        });
}

#[test]
fn a_statement_is_read_back_and_any_changed_byte_is_found() {
    let verifier = signer().verifier();
    let text = "anxin-receipt-v1\nHG2026-11-0000001\n3f9a\n";
    let note = signer().sign_statement(text).unwrap();
    assert_eq!(verifier.verify_statement(&note), Ok(text));
    assert_eq!(verifier.verify(&note), Err(NoteError::NotACheckpoint));
    let changed = note.replace("0000001", "0000002");
    assert_eq!(verifier.verify_statement(&changed), Err(NoteError::Forged));
}

#[test]
fn no_statement_poses_as_a_checkpoint_and_no_checkpoint_as_a_statement() {
    let name = signer().name().to_string();
    let root = empty_root();
    for text in [
        format!("{name}\n0\n{root}\n"),
        "without a line end".into(),
        String::new(),
        "\n".into(),
        "kind\rof\n".into(),
    ] {
        assert_eq!(
            signer().sign_statement(&text),
            Err(NoteError::Malformed),
            "{text:?}"
        );
    }
    let note = signer().sign(&checkpoint());
    assert_eq!(
        signer().verifier().verify_statement(&note),
        Err(NoteError::Malformed)
    );
}
