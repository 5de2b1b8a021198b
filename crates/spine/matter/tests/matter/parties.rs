//! Participants: sealed, masked, looked at with a purpose, ended with a reason.

use access::{Actor, Role};
use matter::model::NewParty;
use matter::testing::{City, city, migrations};
use matter::{Do, Refused};
use serde_json::{Value, json};
use store::{Db, Sql, args};

fn party(role: &str, name: &str) -> NewParty {
    NewParty {
        role: role.into(),
        kind: "natural".into(),
        name: name.into(),
        ..NewParty::default()
    }
}

async fn parties(city: &City, actor: &Actor, id: &str) -> Vec<Value> {
    let view = city.get(actor, &format!("/api/v1/matters/{id}")).await;
    view.json()["parties"].as_array().expect("a list").clone()
}

store::db_test!(
    a_participant_is_sealed_and_shown_masked,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let resident = city.resident();
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let made = city.registered(&resident, "合同纠纷").await;
        let new = NewParty {
            phone: "138 0000 4321".into(),
            id_no: "11010519491231002X".into(),
            ..party("respondent", "欧阳修文")
        };
        city.act(&clerk, &made.id, Do::AddParty { party: new })
            .await
            .expect("added");
        let firm = NewParty {
            kind: "legal".into(),
            ..party("third_party", "光宇物业服务公司")
        };
        city.act(&clerk, &made.id, Do::AddParty { party: firm })
            .await
            .expect("added");
        let all = parties(&city, &clerk, &made.id).await;
        let texts = |at: usize| -> Vec<String> {
            let fields = all[at]["personal"].as_array().expect("fields");
            fields
                .iter()
                .map(|f| f["text"].as_str().expect("a text").to_owned())
                .collect()
        };
        assert_eq!(texts(0)[..2], ["欧阳**", "138****4321"]);
        assert!(texts(0)[2].starts_with("110") && texts(0)[2].ends_with("2X"));
        assert!(!texts(0)[2].contains("1949"));
        assert_eq!(
            texts(1),
            ["光宇物业服务公司"],
            "enterprises have no secret name"
        );
        assert_eq!(
            parties(&city, &resident, &made.id).await,
            Vec::<Value>::new(),
            "the other party's data are not the reporter's"
        );
        let read = city.app.db.read();
        let sql: &dyn Sql = &read;
        let plain = sql
            .count(
                "select count(*) from participant where name_sealed like '%欧阳%' or phone_sealed like '%4321%'",
                args![],
            )
            .await
            .expect("a count");
        assert_eq!(plain, 0);
        let thread = matter::store::thread(&read, &made.id, false)
            .await
            .expect("a thread");
        assert!(
            thread
                .iter()
                .all(|e| !e.words.contains("欧阳") && !e.data.contains("欧阳"))
        );
        assert_eq!(
            thread.last().map(|e| (e.kind.as_str(), e.public)),
            Some(("add_party", false))
        );

        let id = all[0]["id"].as_str().expect("an id");
        let at = |field: &str| format!("/api/v1/matters/{}/parties/{id}/reveal/{field}", made.id);
        let why = json!({ "purpose": "contact_party" });
        assert_eq!(
            city.post_json(&clerk, &at("phone"), &json!({}))
                .await
                .status,
            422
        );
        let observer = city.staff(&city.centre, Role::Observer);
        assert_eq!(
            city.post_json(&observer, &at("phone"), &why).await.status,
            403
        );
        let stranger = city.staff(&city.organ_b, Role::Handler);
        assert_eq!(
            city.post_json(&stranger, &at("phone"), &why).await.status,
            404
        );
        assert_eq!(city.post_json(&clerk, &at("face"), &why).await.status, 404);
        let look = city.post_json(&clerk, &at("phone"), &why).await;
        assert_eq!(look.json()["value"], "+8613800004321");
        let shown = parties(&city, &clerk, &made.id).await;
        assert_eq!(shown[0]["personal"][1]["text"], "+8613800004321");
        assert_eq!(
            shown[0]["personal"][0]["clear"], false,
            "one field at a time"
        );
        city.clock.advance(6 * 60 * 1000);
        assert_eq!(
            parties(&city, &clerk, &made.id).await[0]["personal"][1]["clear"],
            false
        );
        let looks = matter::parties::looks(&read, &made.id)
            .await
            .expect("looks");
        assert_eq!(looks.len(), 1);
        assert_eq!(looks[0].purpose.as_deref(), Some("contact_party"));
        let own = matter::reveal::looks(&read, &made.id).await.expect("looks");
        assert!(own.is_empty(), "not a look at the reporter");
    }
);

store::db_test!(
    a_representative_stands_for_somebody_and_leaves_with_them,
    migrations(),
    |db: Db| async move {
        let city = city(db).await;
        let clerk = city.staff(&city.centre, Role::WindowClerk);
        let made = city.registered(&city.resident(), "赡养纠纷").await;
        let add = |party: NewParty| city.act(&clerk, &made.id, Do::AddParty { party });
        add(party("respondent", "王大力")).await.expect("added");
        let id = parties(&city, &clerk, &made.id).await[0]["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        let lawyer = NewParty {
            represents: id.clone(),
            relation: "委托律师".into(),
            ..party("lawyer", "张明")
        };
        add(lawyer.clone()).await.expect("added");
        assert_eq!(
            parties(&city, &clerk, &made.id).await[1]["represents"],
            id.as_str()
        );
        for (bad, field) in [
            (party("king", "赵一"), "role"),
            (party("witness", " "), "name"),
            (
                NewParty {
                    phone: "12".into(),
                    ..party("witness", "赵一")
                },
                "phone",
            ),
            (
                NewParty {
                    id_no: "123".into(),
                    ..party("witness", "赵一")
                },
                "id_no",
            ),
            (
                NewParty {
                    represents: id.clone(),
                    ..party("witness", "赵一")
                },
                "represents",
            ),
            (
                NewParty {
                    represents: "nobody".into(),
                    ..lawyer.clone()
                },
                "represents",
            ),
        ] {
            let Err(Refused::Invalid(errors)) = add(bad).await else {
                panic!("{field} went through")
            };
            assert_eq!(errors[0].field, field);
        }
        let end = |party: &str, reason: &str| {
            let (party, reason) = (party.to_owned(), reason.to_owned());
            city.act(&clerk, &made.id, Do::EndParty { party, reason })
        };
        assert!(matches!(end(&id, "").await, Err(Refused::Invalid(_))));
        end(&id, "撤回对其的请求").await.expect("ended");
        let all = parties(&city, &clerk, &made.id).await;
        assert!(all.iter().all(|p| p["ended_at"].is_string()), "{all:?}");
        assert!(matches!(end(&id, "再来").await, Err(Refused::Invalid(_))));
    }
);
