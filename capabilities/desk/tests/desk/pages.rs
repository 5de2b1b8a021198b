//! Every page opens for whoever may open it, in both languages, without a word missing.

use access::Role;
use matter::testing::City;
use matter::{Do, HandOffKind};

use crate::{ROLES, city, tables};

/// A text that is not there is shown by its key.
fn every_word_is_there(html: &str, path: &str) {
    for prefix in ["desk-", "matter-", "routing-"] {
        let missing = format!(">{prefix}");
        let quoted = format!("aria-label=\"{prefix}");
        assert!(
            !html.contains(&missing),
            "{path}: {}",
            around(html, &missing)
        );
        assert!(!html.contains(&quoted), "{path}: {}", around(html, &quoted));
    }
    assert!(!html.contains("style=\""), "{path} has a style attribute");
    assert_eq!(html.matches("<h1").count(), 1, "{path} has one h1");
}

fn around<'a>(html: &'a str, mark: &str) -> &'a str {
    let at = html.find(mark).unwrap_or(0);
    let end = html[at..]
        .char_indices()
        .nth(80)
        .map_or(html.len(), |(n, _)| at + n);
    &html[at..end]
}

async fn opens(city: &City, role: Role, path: &str) -> String {
    let org = match role {
        Role::Handler | Role::UnitLeader => &city.organ_a,
        _ => &city.centre,
    };
    let answer = city.get(&city.staff(org, role), path).await;
    let html = answer.text();
    assert_eq!(answer.status, 200, "{path} for {role:?}: {html}");
    every_word_is_there(&html, path);
    html
}

store::db_test!(the_lists_open_for_every_role, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    for role in ROLES {
        for path in [
            "/desk",
            "/desk?view=late&state=handling&sort=new",
            "/matters",
        ] {
            opens(&city, role, path).await;
        }
    }
    for lang in ["zh-CN", "en"] {
        let peek = format!("/desk?peek={}&lang={lang}", registered.id);
        let html = opens(&city, Role::TriageOfficer, &peek).await;
        assert!(html.contains(&registered.number));
        assert!(html.contains("id=\"peek\""));
        // Names are masked in every list.
        assert!(!html.contains("李小兰"), "a name in clear");
        assert!(!html.contains("13800001234"), "a number in clear");
    }
});

store::db_test!(a_matter_opens_in_every_shape, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let base = format!("/matters/{}", registered.number);
    for lang in ["zh-CN", "en"] {
        for path in [
            format!("{base}?lang={lang}"),
            format!("{base}?part=looks&lang={lang}"),
            format!("{base}/log?lang={lang}"),
            format!("{base}/reveal/phone?lang={lang}"),
            format!("{base}/offer?lang={lang}"),
            format!("{base}/offer?kind=escalate&lang={lang}"),
            format!("{base}/ask_supplement?lang={lang}"),
            format!("{base}/refuse?lang={lang}"),
            format!("{base}/merge?lang={lang}"),
            format!("{base}/take?lang={lang}"),
            format!("{base}/note?lang={lang}"),
            format!("{base}/reclassify?q=01&lang={lang}"),
            format!("/desk/triage?at={}&lang={lang}", registered.number),
            format!("/desk/intake?lang={lang}"),
        ] {
            opens(&city, Role::TriageOfficer, &path).await;
        }
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let print = city.get(&clerk, &format!("{base}/print?lang={lang}")).await;
        assert_eq!(print.status, 200);
        assert!(!print.text().contains("13800001234"), "print keeps masks");
    }
});

store::db_test!(the_organ_has_its_own_forms, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let clerk = city.staff(&city.centre, Role::TriageOfficer);
    let offer = Do::Offer {
        to: city.organ_a.clone(),
        kind: HandOffKind::Dispatch,
        reason: String::new(),
        basis: String::new(),
        rule: None,
    };
    city.act(&clerk, &registered.id, offer).await.unwrap();
    let base = format!("/matters/{}", registered.number);
    let queue = opens(&city, Role::Handler, "/desk?view=offered").await;
    assert!(queue.contains(&registered.number));
    opens(&city, Role::Handler, &format!("{base}/accept")).await;
    opens(&city, Role::Handler, &format!("{base}/return")).await;
    let handler = city.staff(&city.organ_a, Role::Handler);
    let plan = Do::Accept {
        plan: String::new(),
    };
    city.act(&handler, &registered.id, plan).await.unwrap();
    for event in [
        "visit", "note", "ask", "suspend", "extend", "assist", "minutes", "reply", "offer",
    ] {
        opens(&city, Role::UnitLeader, &format!("{base}/{event}")).await;
    }
    opens(&city, Role::Supervisor, &format!("{base}/urge")).await;
    opens(&city, Role::Supervisor, &format!("{base}/supervise")).await;
    // Whoever neither holds nor helps does not learn that it exists.
    let other = city.staff(&city.organ_b, Role::Handler);
    assert_eq!(city.get(&other, &base).await.status, 404);
    assert_eq!(city.get(&resident, &base).await.status, 403);
});

store::db_test!(
    a_list_leaves_as_a_table_and_the_log_knows,
    tables(),
    |db| async move {
        let city = city(db).await;
        let resident = city.resident();
        city.registered(&resident, "=HYPERLINK(1)").await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let answer = city.get(&clerk, "/desk/list.csv").await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").starts_with("text/csv"));
        assert!(answer.text().contains("'=HYPERLINK(1)"));
        let entries = audit::log::about(&city.app.db.read(), "list", "desk", 5)
            .await
            .unwrap();
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].action, "matter.export");
    }
);

store::db_test!(an_open_page_asks_for_its_parts, tables(), |db| async move {
    let city = city(db).await;
    let resident = city.resident();
    let registered = city.registered(&resident, "楼道堆物").await;
    let clerk = city.staff(&city.centre, Role::WindowClerk);
    let base = format!("/matters/{}", registered.number);
    for part in ["state", "story"] {
        let html = city
            .get(&clerk, &format!("{base}?live={part}"))
            .await
            .text();
        assert!(html.starts_with(&format!("<div id=\"{part}\"")), "{html}");
        assert!(!html.contains("<html"), "a part comes without its frame");
    }
});
