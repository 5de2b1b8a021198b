//! A resident at the window, and the triage of what they said.

use access::Role;
use matter::State;
use matter::testing::TYPES;

use crate::{city, hidden, tables};

store::db_test!(
    the_window_registers_and_reads_the_code_out,
    tables(),
    |db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let page = city.get(&clerk, "/desk/intake").await.text();
        let command = hidden(&page, "command");
        let wrong = [
            ("command", command.as_str()),
            ("name", "唐桂芝"),
            ("phone", "1390000000"),
            ("idno", "23040519000101001"),
            ("body", "楼下饭馆的排烟管对着我家窗户。"),
        ];
        let answer = city.post(&clerk, "/desk/intake", &wrong).await;
        let html = answer.text();
        assert_eq!(answer.status, 422);
        for words in ["手机号少 1 位", "身份证号少 1 位", "选一个类别", "唐桂芝"]
        {
            assert!(html.contains(words), "{words}");
        }
        let right = [
            ("command", command.as_str()),
            ("name", "唐桂芝"),
            ("phone", "139 0000 0000"),
            ("body", "楼下饭馆的排烟管对着我家窗户，做饭时满屋油烟。"),
            ("type_code", TYPES[0]),
            ("channel", "counter"),
        ];
        let answer = city.post(&clerk, "/desk/intake", &right).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let receipt = answer.header("location").to_owned();
        let again = city.post(&clerk, "/desk/intake", &right).await;
        assert_eq!(
            again.header("location"),
            receipt,
            "a double click registers once"
        );
        let html = city.get(&clerk, &receipt).await.text();
        assert!(html.contains("查询码"));
        // A colleague, and the same clerk an hour later, do not read the code any more.
        let colleague = city.staff(&city.centre, Role::WindowClerk);
        assert!(
            !city
                .get(&colleague, &receipt)
                .await
                .text()
                .contains("查询码</")
        );
        city.clock.advance(61 * 60 * 1000);
        assert!(!city.get(&clerk, &receipt).await.text().contains("查询码</"));
    }
);

store::db_test!(one_button_names_the_organ, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let officer = city.staff(&city.centre, Role::TriageOfficer);
    let page = city.get(&officer, "/desk/triage").await.text();
    // The default of the type names the housing bureau.
    assert!(
        page.contains("分给 兴安区住建局"),
        "the button names the organ"
    );
    let (command, seen) = (hidden(&page, "command"), hidden(&page, "seen"));
    let (to, shown) = (hidden(&page, "to"), hidden(&page, "shown"));
    let mut fields = vec![
        ("at", registered.number.as_str()),
        ("command", &command),
        ("seen", &seen),
        ("shown", &shown),
        ("cat", TYPES[1]),
        ("to", &to),
    ];
    // Another category may mean another organ: nothing is sent before the page says so.
    let answer = city.post(&officer, "/desk/triage", &fields).await;
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").starts_with("/desk/triage?at="));
    assert_eq!(city.row(&registered.id).await.state(), State::Registered);
    fields[3].1 = TYPES[1];
    let answer = city.post(&officer, "/desk/triage", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let row = city.row(&registered.id).await;
    assert_eq!(
        (row.state(), row.type_code.as_str()),
        (State::Triaged, TYPES[1])
    );
    let matter = city.get(&officer, answer.header("location")).await.text();
    assert!(matter.contains("撤销"), "ten seconds to undo");
    city.clock.advance(11_000);
    let later = city.get(&officer, answer.header("location")).await.text();
    assert!(!later.contains("撤销</button>"));
});

/// A form with one scanned page.
fn with_scan(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(
            format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .as_bytes(),
        );
    }
    body.extend_from_slice(
        b"--x\r\ncontent-disposition: form-data; name=\"files\"; filename=\"scan.pdf\"\r\ncontent-type: application/pdf\r\n\r\n",
    );
    body.extend_from_slice(PDF.as_bytes());
    body.extend_from_slice(b"\r\n--x--\r\n");
    body
}

/// The least that is a page of paper.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
    trailer<</Root 1 0 R>>\n%%EOF\n";

store::db_test!(papers_come_in_with_the_words, tables(), |db| async move {
    let city = city(db).await;
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let send = async |fields: &[(&str, &str)]| {
        let request = http::Request::post("/desk/intake")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(with_scan(fields).into())
            .unwrap();
        city.send(&clerk, request).await
    };
    let refused = send(&[("command", "command-0101"), ("type_code", TYPES[0])]).await;
    assert_eq!(refused.status, 422, "the words are missing");
    let kept = hidden(&refused.text(), "kept");
    let fields = [
        ("command", "command-0102"),
        ("type_code", TYPES[0]),
        ("body", "楼下饭馆的排烟管对着我家窗户。"),
        ("kept", kept.as_str()),
    ];
    let answer = send(&fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let number = answer
        .header("location")
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let row = matter::store::within(&city.app.db.read(), &access::Scope::All, &number)
        .await
        .unwrap()
        .unwrap();
    let files = files::of_owner(&city.app.db.read(), "matter", &row.id)
        .await
        .unwrap();
    assert_eq!(files.len(), 2, "the kept one and the new one");
});
