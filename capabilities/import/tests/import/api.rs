//! The same for programs.

use serde_json::json;

use crate::{city, clerk, line, matters, send_file, table, tables, work};

store::db_test!(
    a_program_imports_and_takes_back,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let text = table(&[&line(1), "B-2,灯,灯坏了,没有这类,,"]);
        let made = send_file(&city, &who, "/api/v1/imports", "a.csv", text.as_bytes()).await;
        assert_eq!(made.status, 201, "{}", made.text());
        let made = made.json();
        assert_eq!(made["headings"][0], "工单编号");
        assert_eq!(made["columns"][0], "reference");
        let base = format!("/api/v1/imports/{}", made["id"].as_str().expect("an id"));
        let wrong = city
            .post_json(
                &who,
                &format!("{base}/matching"),
                &json!({ "columns": ["nothing"] }),
            )
            .await;
        assert_eq!(wrong.status, 422);
        let matched = city
            .post_json(
                &who,
                &format!("{base}/matching"),
                &json!({ "channel": "hotline_12345", "save_as": "12345" }),
            )
            .await
            .json();
        assert_eq!(matched["mapping_name"], "12345");
        let step = |code: &str| format!("{base}/steps/{code}");
        let early = city.post_json(&who, &step("run"), &json!({})).await;
        assert_eq!(early.status, 409);
        assert_eq!(
            city.post_json(&who, &step("check"), &json!({}))
                .await
                .status,
            200
        );
        work(&city).await;
        let tried = city.get(&who, &base).await.json();
        assert_eq!(
            (&tried["counts"]["good"], &tried["counts"]["bad"]),
            (&json!(1), &json!(1))
        );
        let bad = city
            .get(&who, &format!("{base}/rows?state=bad"))
            .await
            .json();
        assert_eq!(bad["items"][0]["problems"][0]["field"], "type");
        assert_eq!(bad["items"][0]["row"], 3);
        assert_eq!(
            city.post_json(&who, &step("run"), &json!({})).await.status,
            200
        );
        work(&city).await;
        assert_eq!(matters(&city).await, 1);
        let rejects = city.get(&who, &format!("{base}/rejects?form=csv")).await;
        assert!(rejects.text().contains("B-2"));
        let words = json!({ "words": "试一试" });
        assert_eq!(
            city.post_json(&who, &step("undo"), &words).await.status,
            200
        );
        work(&city).await;
        let back = city.get(&who, &base).await.json();
        assert_eq!(
            (&back["state"], &back["counts"]["undone"]),
            (&json!("undone"), &json!(1))
        );
        let list = city.get(&who, "/api/v1/imports").await.json();
        assert_eq!(list["items"][0]["number"], made["number"]);
        let kept = city.get(&who, "/api/v1/import-mappings").await.json();
        assert_eq!(kept["items"][0]["name"], "12345");
    }
);
