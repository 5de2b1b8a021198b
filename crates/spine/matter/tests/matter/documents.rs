//! Papers: made by the acts that call for them, printed once, confirmed to anyone.

use access::{Actor, Purpose, Role};
use axum::body::Body;
use axum::http::Request;
use matter::documents::{self, DocumentRow};
use matter::testing::{Answer, City, TYPES, city, migrations};
use matter::{Do, HandOffKind};
use store::Db;

/// A matter that went from report to answer.
async fn answered(city: &City, resident: &Actor) -> String {
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let handler = city.staff(&city.organ_a, Role::Handler);
    let leader = city.staff(&city.organ_a, Role::UnitLeader);
    let supervisor = city.staff(&city.city_centre, Role::Supervisor);
    let mut new = city.report(resident, "三楼楼道灯坏了");
    new.type_code = TYPES[1].into();
    let made = matter::register(&city.app, resident, city.command(), new)
        .await
        .expect("registered");
    let id = made.id;
    let offer = Do::Offer {
        to: city.organ_a.clone(),
        kind: HandOffKind::Dispatch,
        reason: "请核实并修复".into(),
        basis: "职责清单".into(),
        rule: None,
    };
    let reply = Do::Reply {
        outcome: "supported".into(),
        words: "灯已换好。".into(),
        files: vec![],
    };
    let letter = Do::Supervise {
        words: "请抓紧办理".into(),
        level: 2,
    };
    for (actor, what) in [
        (&clerk, offer),
        (
            &handler,
            Do::Accept {
                plan: String::new(),
            },
        ),
        (&supervisor, letter),
        (&handler, reply),
        (&leader, Do::Approve),
    ] {
        city.act(actor, &id, what).await.expect("allowed");
        city.clock.advance(60_000);
    }
    id
}

async fn papers(city: &City, id: &str) -> Vec<DocumentRow> {
    documents::of_matter(&city.app.db.read(), id)
        .await
        .expect("documents")
}

store::db_test!(
    each_step_leaves_its_paper,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        let row = city.row(&id).await;
        let made: Vec<(String, String, bool)> = papers(&city, &id)
            .await
            .into_iter()
            .map(|d| (d.template, d.number, d.public))
            .collect();
        let expected = [
            ("receipt", row.number.as_str(), true),
            ("dispatch_order", "兴综〔2026〕1号", false),
            ("acceptance_notice", "兴建〔2026〕1号", true),
            ("supervision_letter", "鹤综〔2026〕1号", false),
            ("reply", "兴建〔2026〕2号", true),
        ];
        let expected: Vec<(String, String, bool)> = expected
            .iter()
            .map(|(t, n, p)| ((*t).into(), (*n).into(), *p))
            .collect();
        assert_eq!(made, expected);
        let refused = city.registered(&resident, "另一件").await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let ground = Do::Refuse {
            ground: "属于法院受理范围".into(),
            remedy: "向人民法院起诉".into(),
        };
        city.act(&clerk, &refused.id, ground)
            .await
            .expect("allowed");
        let last = papers(&city, &refused.id).await.pop().expect("a notice");
        assert_eq!(
            (last.template.as_str(), last.number.as_str()),
            ("refusal_notice", "兴综〔2026〕2号")
        );
    }
);

store::db_test!(
    a_paper_is_printed_once_and_confirmed,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        let reply = papers(&city, &id).await.pop().expect("a reply");
        assert!(reply.sha256.is_empty(), "nothing is printed inside an act");
        let path = format!("/matters/{id}/documents/{}", reply.id);
        let first = city.get(&resident, &path).await;
        assert_eq!(
            (first.status, first.header("content-type")),
            (200, "application/pdf"),
            "{}",
            first.text()
        );
        assert!(first.bytes.starts_with(b"%PDF"));
        let second = city.get(&resident, &path).await;
        assert_eq!(first.bytes, second.bytes);
        let row = papers(&city, &id).await.pop().expect("a reply");
        assert_eq!(row.sha256, files::Sha256::of(&first.bytes).to_string());
        assert!(
            city.app
                .signer
                .verifier()
                .verify_statement(&row.signature)
                .is_ok()
        );

        let nobody = Actor::Anonymous;
        let page = format!("/documents/verify/{}", row.code);
        let shown = city.get(&nobody, &page).await;
        assert_eq!(shown.status, 200);
        assert!(
            shown.text().contains(&row.number) && shown.text().contains("这份文书是真的"),
            "{}",
            shown.text()
        );
        assert!(
            !shown.text().contains("李小兰") && !shown.text().contains("楼道灯"),
            "no content is shown"
        );
        let same = compare(&city, &page, &first.bytes).await;
        assert!(same.text().contains("是同一份文件"), "{}", same.text());
        let mut forged = first.bytes.clone();
        let at = forged.len() / 2;
        forged[at] ^= 1;
        let other = compare(&city, &page, &forged).await;
        assert!(other.text().contains("不是我们签发的那份文件"));
        assert_eq!(
            city.get(&nobody, "/documents/verify/NOSUCHCODE234567")
                .await
                .status,
            404
        );
        let typed = city
            .get(
                &nobody,
                &format!("/documents/verify?code={}", row.code.to_lowercase()),
            )
            .await;
        assert_eq!(typed.status, 303);
        let note = city.get(&nobody, &format!("{page}/note")).await;
        assert_eq!(note.text(), row.signature);
    }
);

store::db_test!(
    papers_go_to_whom_they_are_for,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        let order = papers(&city, &id)
            .await
            .into_iter()
            .find(|d| d.template == "dispatch_order")
            .expect("an order");
        let path = format!("/matters/{id}/documents/{}", order.id);
        assert_eq!(
            city.get(&resident, &path).await.status,
            404,
            "organ to organ"
        );
        assert_eq!(city.get(&city.resident(), &path).await.status, 404);
        let handler = city.staff(&city.organ_a, Role::Handler);
        assert_eq!(city.get(&handler, &path).await.status, 200);
        let stranger = city.staff(&city.organ_b, Role::Handler);
        assert_eq!(city.get(&stranger, &path).await.status, 404);
        let other = city.registered(&resident, "另一件").await;
        let crossed = format!("/matters/{}/documents/{}", other.id, order.id);
        assert_eq!(
            city.get(&handler, &crossed).await.status,
            404,
            "of another matter"
        );
    }
);

store::db_test!(
    the_thread_is_printed_with_a_purpose,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let path = format!("/matters/{id}/print");
        assert_eq!(city.post(&clerk, &path, &[]).await.status, 422);
        let sent = city
            .post(&clerk, &path, &[("purpose", Purpose::DraftDocument.code())])
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let pdf = city.get(&clerk, sent.header("location")).await;
        assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text());
        assert_eq!(
            city.post(&resident, &path, &[("purpose", "other")])
                .await
                .status,
            403
        );
    }
);

async fn compare(city: &City, page: &str, bytes: &[u8]) -> Answer {
    let mut body =
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
            .to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::post(page)
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from(body))
        .expect("a request");
    city.send(&Actor::Anonymous, request).await
}

/// What a paper says, as it is kept.
fn says(city: &City, paper: &DocumentRow) -> String {
    let place = access::crypto::Field {
        table: "document",
        column: "content",
        record: &paper.id,
    };
    let opened = city.app.cipher.open(&place, &paper.content);
    opened.expect("it opens").reveal().clone()
}

store::db_test!(
    papers_name_the_reporter_where_they_must_and_each_look_is_logged,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let id = answered(&city, &resident).await;
        for paper in papers(&city, &id).await {
            let full = says(&city, &paper).contains("李小兰");
            assert_eq!(
                full,
                paper.template != "supervision_letter",
                "{}",
                paper.template
            );
        }
        let looks = || async {
            let rows = matter::reveal::looks(&city.app.db.read(), &id).await;
            let rows = rows.expect("looks");
            let notes = rows.into_iter().map(|l| (l.purpose, l.purpose_note));
            let mut notes: Vec<String> = notes
                .map(|(why, note)| {
                    format!("{} {}", why.unwrap_or_default(), note.unwrap_or_default())
                })
                .collect();
            notes.sort();
            notes
        };
        let made = ["事项受理告知书", "事项交办函", "事项办理答复意见书"].len();
        assert_eq!(looks().await.len(), made, "{:?}", looks().await);
        assert!(
            looks()
                .await
                .iter()
                .all(|l| l.starts_with("draft_document "))
        );
        let handler = city.staff(&city.organ_a, Role::Handler);
        let reply = papers(&city, &id).await.pop().expect("a reply");
        let path = format!("/matters/{id}/documents/{}", reply.id);
        assert_eq!(city.get(&resident, &path).await.status, 200);
        assert_eq!(looks().await.len(), made, "one's own name");
        assert_eq!(city.get(&handler, &path).await.status, 200);
        assert_eq!(looks().await.len(), made + 1);
        let view = city.get(&handler, &format!("/api/v1/matters/{id}")).await;
        assert!(!view.text().contains("李小兰"), "the page stays masked");
        let shown = city
            .get(
                &Actor::Anonymous,
                &format!("/documents/verify/{}", reply.code),
            )
            .await
            .text();
        assert!(shown.contains("李**") && !shown.contains("李小兰"));
    }
);

store::db_test!(
    whoever_asked_not_to_be_named_is_not,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let mut new = city.report(&resident, "举报");
        new.reporter.anonymous = true;
        let made = matter::register(&city.app, &resident, city.command(), new)
            .await
            .expect("registered");
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        city.act(&clerk, &made.id, Do::Take).await.expect("allowed");
        for paper in papers(&city, &made.id).await {
            assert!(
                !says(&city, &paper).contains("李小兰"),
                "{}",
                paper.template
            );
        }
        let looks = matter::reveal::looks(&city.app.db.read(), &made.id).await;
        assert!(looks.expect("looks").is_empty());
    }
);
