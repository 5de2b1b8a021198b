//! What leaves the house.

use std::sync::Arc;

use kernel::Lang;
use notice::{Channel, Gateway, GatewayConfig, GatewayError, HttpConfig, MailConfig};
use store::{Db, Fault, Sql, args, db_test};

use crate::city::{City, STEPS, http, smtp};

fn mail_to(port: u16) -> Gateway {
    let mail = MailConfig {
        host: "127.0.0.1".into(),
        port: Some(port),
        tls: None,
        ca: None,
        from: "安心 <anxin@city.example>".into(),
        user: None,
        password: None,
    };
    Gateway::new(&GatewayConfig {
        mail: Some(mail),
        ..GatewayConfig::default()
    })
    .unwrap()
}

fn sms_to(port: u16) -> Gateway {
    let sms = HttpConfig {
        url: format!("http://127.0.0.1:{port}/send?v=1"),
        ca: None,
        headers: vec![("x-key".into(), "s3cret".into())],
        body: r#"{"phone": "{to}", "params": ["{text}", "{link}"], "ref": "{id}", "n": 1}"#.into(),
    };
    Gateway::new(&GatewayConfig {
        sms: Some(sms),
        ..GatewayConfig::default()
    })
    .unwrap()
}

async fn job_states(city: &Arc<City>) -> Vec<(String, i64)> {
    work::counts(&city.db.read()).await.unwrap()
}

db_test!(
    a_mail_arrives_once_with_its_words_and_link,
    STEPS,
    |db: Db| async move {
        let server = smtp(&[250]).await;
        let city = City::new(db, mail_to(server.port));
        let id = city
            .send(None, Channel::Mail, Some("wang@example.org"), Lang::En)
            .await;
        assert_eq!((city.work().await, city.work().await), (1, 0));
        assert_eq!(city.rows().await[0].state, "sent");
        let mails = server.got();
        assert_eq!(mails.len(), 1);
        for part in [
            "To: wang@example.org",
            "Subject: Accepted: HG2026-11-0001873",
            &format!("Message-ID: <{id}@city.example>"),
            "Date: Tue, 24 Nov 2026 06:32:00 +0000",
            "Hedonglu Justice Office calls you",
            "http://city.example/m/HG2026-11-0001873",
        ] {
            assert!(mails[0].contains(part), "{part} in {}", mails[0]);
        }
    }
);

db_test!(
    a_busy_mail_server_is_tried_again,
    STEPS,
    |db: Db| async move {
        let server = smtp(&[451, 250]).await;
        let city = City::new(db, mail_to(server.port));
        city.send(None, Channel::Mail, Some("wang@example.org"), Lang::En)
            .await;
        assert_eq!(city.work().await, 1);
        let row = &city.rows().await[0];
        assert_eq!(
            (row.state.as_str(), row.reason.as_deref()),
            ("failed", Some("smtp_451"))
        );
        assert_eq!(city.work().await, 0, "not before the back-off is over");
        city.clock.advance(10_000);
        assert_eq!(city.work().await, 1);
        let row = &city.rows().await[0];
        assert_eq!((row.state.as_str(), row.reason.as_deref()), ("sent", None));
        assert_eq!(server.got().len(), 1);
    }
);

db_test!(
    a_wrong_address_is_not_tried_again_and_stands_in_no_reason,
    STEPS,
    |db: Db| async move {
        let server = smtp(&[550]).await;
        let city = City::new(db, mail_to(server.port));
        city.send(None, Channel::Mail, Some("secret@example.org"), Lang::En)
            .await;
        city.send(None, Channel::Mail, Some("not an address"), Lang::En)
            .await;
        assert_eq!(city.work().await, 2);
        let reasons: Vec<Option<String>> = city
            .rows()
            .await
            .into_iter()
            .map(|row| row.reason)
            .collect();
        assert_eq!(
            reasons,
            [Some("smtp_550".to_owned()), Some("bad_address".to_owned())]
        );
        assert_eq!(job_states(&city).await, [("done".to_owned(), 2)]);
        assert_eq!(notice::failed(&city.db.read(), 10).await.unwrap().len(), 2);
    }
);

db_test!(
    an_sms_is_posted_as_the_provider_wants_it,
    STEPS,
    |db: Db| async move {
        let server = http(&[200]).await;
        let city = City::new(db, sms_to(server.port));
        let id = city
            .send(Some("A1"), Channel::Sms, Some("13800005521"), Lang::ZhCn)
            .await;
        city.work().await;
        assert_eq!(city.rows().await[0].state, "sent");
        let got = server.got();
        assert!(
            got[0].starts_with("POST /send?v=1 HTTP/1.1\r\n") && got[0].contains("x-key: s3cret"),
            "{}",
            got[0]
        );
        let body: serde_json::Value =
            serde_json::from_str(got[0].split("\r\n\r\n").nth(1).unwrap()).unwrap();
        let text =
            "事项 HG2026-11-0001873 已受理，河东路司法所 在 2026年11月24日 周二 17:32 前联系您";
        let link = "http://city.example/m/HG2026-11-0001873";
        assert_eq!(
            body,
            serde_json::json!({ "phone": "13800005521", "params": [text, link], "ref": id.to_string(), "n": 1 })
        );
    }
);

db_test!(
    a_provider_that_stays_away_ends_in_a_dead_letter_and_can_be_asked_again,
    STEPS,
    |db: Db| async move {
        let server = http(&[503, 503, 503, 503, 503, 503, 503, 503, 200]).await;
        let city = City::new(db, sms_to(server.port));
        let id = city
            .send(None, Channel::Sms, Some("13800005521"), Lang::ZhCn)
            .await;
        for _ in 0..20 {
            city.work().await;
            city.clock.advance(6 * 3_600_000);
        }
        assert_eq!(server.got().len(), 8);
        assert_eq!(job_states(&city).await, [("dead".to_owned(), 1)]);
        let groups = work::dead_groups(&city.db.read()).await.unwrap();
        assert_eq!(
            groups[0].last_error.as_deref(),
            Some("a notice was not taken by sms: http_503")
        );
        let (ids, now) = (city.ids.clone(), kernel::Clock::now(&*city.clock));
        let again = city.db.act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                Ok([
                    notice::resend(tx, &*ids, id, now).await?,
                    notice::resend(tx, &*ids, id, now).await?,
                ])
            })
        });
        assert_eq!(again.await.unwrap(), [true, false]);
        city.work().await;
        assert_eq!(city.rows().await[0].state, "sent");
    }
);

db_test!(
    nobody_at_the_address_is_tried_again,
    STEPS,
    |db: Db| async move {
        // A port that was free a moment ago.
        let port = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let city = City::new(db, sms_to(port));
        city.send(None, Channel::Sms, Some("13800005521"), Lang::ZhCn)
            .await;
        city.work().await;
        assert_eq!(city.rows().await[0].reason.as_deref(), Some("no_answer"));
        assert_eq!(job_states(&city).await, [("waiting".to_owned(), 1)]);
    }
);

db_test!(
    a_job_that_runs_twice_sends_once,
    STEPS,
    |db: Db| async move {
        let server = http(&[200]).await;
        let city = City::new(db, sms_to(server.port));
        city.send(None, Channel::Sms, Some("13800005521"), Lang::ZhCn)
            .await;
        city.work().await;
        city.db
            .act::<_, Fault, _>(|tx| {
                Box::pin(async move { tx.run("update job set state = 'waiting'", args![]).await })
            })
            .await
            .unwrap();
        assert_eq!(city.work().await, 1);
        assert_eq!(server.got().len(), 1);
    }
);

db_test!(
    a_demo_city_sends_nothing_and_shows_what_it_would_have,
    STEPS,
    |db: Db| async move {
        let server = http(&[200]).await;
        let sms = HttpConfig {
            url: format!("http://127.0.0.1:{}/", server.port),
            ca: None,
            headers: vec![],
            body: "{}".into(),
        };
        let config = GatewayConfig {
            sink: true,
            sms: Some(sms),
            ..GatewayConfig::default()
        };
        let city = City::new(db, Gateway::new(&config).unwrap());
        city.send(None, Channel::Sms, Some("13800005521"), Lang::ZhCn)
            .await;
        city.work().await;
        assert!(server.got().is_empty());
        let read = city.db.read();
        let shown = notice::outbox(&read, 10).await.unwrap();
        assert_eq!(
            (shown.len(), shown[0].title.as_str()),
            (1, "已受理：HG2026-11-0001873")
        );
        let sql: &dyn Sql = &read;
        let kept = sql
            .column::<String>("select body from notice_outbox", args![])
            .await
            .unwrap();
        assert!(!kept[0].contains("13800005521"));
    }
);

db_test!(
    a_channel_that_is_not_set_up_says_so,
    STEPS,
    |db: Db| async move {
        let city = City::new(db, Gateway::new(&GatewayConfig::default()).unwrap());
        city.send(None, Channel::OfficialAccount, Some("follower"), Lang::ZhCn)
            .await;
        city.work().await;
        let row = &city.rows().await[0];
        assert_eq!(
            (row.state.as_str(), row.reason.as_deref()),
            ("suppressed", Some("no_gateway"))
        );
    }
);

#[test]
fn a_wrong_setting_is_named() {
    let http = |url: &str, body: &str| HttpConfig {
        url: url.into(),
        ca: None,
        headers: vec![],
        body: body.into(),
    };
    let with = |sms| {
        Gateway::new(&GatewayConfig {
            sms: Some(sms),
            ..GatewayConfig::default()
        })
        .err()
    };
    assert!(matches!(
        with(http("ftp://sms.example/", "{}")),
        Some(GatewayError::Url("sms"))
    ));
    assert!(matches!(
        with(http("http://sms.example/", "phone={to}")),
        Some(GatewayError::Body("sms"))
    ));
}
