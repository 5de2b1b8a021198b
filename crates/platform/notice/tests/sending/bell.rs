//! What stands behind the bell, and what people want.

use kernel::Lang;
use notice::{Channel, Choice, Gateway};
use store::{Db, Fault, db_test};

use crate::city::{City, NOW, STEPS};

db_test!(
    a_message_is_read_in_the_readers_language,
    STEPS,
    |db: Db| async move {
        let city = City::new(db, Gateway::sink());
        city.send(Some("A1"), Channel::InApp, None, Lang::ZhCn)
            .await;
        assert_eq!(city.work().await, 0, "nothing waits: it is there at once");
        let read = city.db.read();
        let page = notice::inbox(&read, "A1", None, 10).await.unwrap();
        let zh = page.rows[0].message(&city.texts, Lang::ZhCn).unwrap();
        assert_eq!(zh.title, "已受理：HG2026-11-0001873");
        assert_eq!(
            zh.body,
            "事项 HG2026-11-0001873 已受理，河东路司法所 在 2026年11月24日 周二 17:32 前联系您"
        );
        let en = page.rows[0].message(&city.texts, Lang::En).unwrap();
        assert_eq!(
            en.body,
            "Matter HG2026-11-0001873 is accepted; Hedonglu Justice Office calls you by Tue 24 Nov 2026, 17:32"
        );
        assert_eq!(city.rows().await[0].state, "sent");
    }
);

db_test!(
    only_ones_own_messages_are_seen_and_marked,
    STEPS,
    |db: Db| async move {
        let city = City::new(db, Gateway::sink());
        let mut ids = Vec::new();
        for account in ["A1", "A1", "A2", "A1"] {
            ids.push(
                city.send(Some(account), Channel::InApp, None, Lang::ZhCn)
                    .await,
            );
        }
        let read = city.db.read();
        let first = notice::inbox(&read, "A1", None, 2).await.unwrap();
        assert_eq!(
            first
                .rows
                .iter()
                .map(|row| row.notice_id.clone())
                .collect::<Vec<_>>(),
            [ids[3], ids[1]].map(|id| id.to_string())
        );
        let second = notice::inbox(&read, "A1", first.next.as_ref(), 2)
            .await
            .unwrap();
        assert_eq!((second.rows.len(), second.next), (1, None));
        assert_eq!(notice::unread(&read, "A1").await.unwrap(), 3);
        let (mine, theirs) = (ids[0], ids[2]);
        let marked: [bool; 3] = city
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    Ok([
                        notice::mark_read(tx, "A1", mine, NOW).await?,
                        notice::mark_read(tx, "A1", mine, NOW).await?,
                        notice::mark_read(tx, "A1", theirs, NOW).await?,
                    ])
                })
            })
            .await
            .unwrap();
        assert_eq!(marked, [true, false, false]);
        assert_eq!(
            (
                notice::unread(&read, "A1").await.unwrap(),
                notice::unread(&read, "A2").await.unwrap()
            ),
            (2, 1)
        );
        let rest = city.db.act::<_, Fault, _>(|tx| {
            Box::pin(async move { notice::mark_all_read(tx, "A1", NOW).await })
        });
        assert_eq!(rest.await.unwrap(), 2);
        assert_eq!(notice::unread(&read, "A1").await.unwrap(), 0);
    }
);

async fn choose(city: &City, channel: Channel, wanted: bool) {
    city.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move { notice::choose(tx, "A1", Choice { channel, wanted }, NOW).await })
        })
        .await
        .unwrap();
}

db_test!(a_declined_channel_is_not_used, STEPS, |db: Db| async move {
    let city = City::new(db, Gateway::sink());
    choose(&city, Channel::Sms, false).await;
    choose(&city, Channel::InApp, false).await;
    city.send(Some("A1"), Channel::Sms, Some("13800005521"), Lang::ZhCn)
        .await;
    city.send(Some("A1"), Channel::InApp, None, Lang::ZhCn)
        .await;
    city.send(None, Channel::Sms, Some("13800005521"), Lang::ZhCn)
        .await;
    city.work().await;
    let states: Vec<(String, Option<String>)> = city
        .rows()
        .await
        .into_iter()
        .map(|row| (row.state, row.reason))
        .collect();
    let sent = ("sent".to_owned(), None);
    assert_eq!(
        states,
        [
            ("suppressed".to_owned(), Some("not_wanted".to_owned())),
            sent.clone(),
            sent
        ]
    );
    choose(&city, Channel::Sms, true).await;
    let wanted = notice::choices(&city.db.read(), "A1").await.unwrap();
    assert!(wanted.iter().all(|choice| choice.wanted));
});

db_test!(
    a_notice_of_a_refused_act_does_not_exist,
    STEPS,
    |db: Db| async move {
        let city = City::new(db, Gateway::sink());
        let ids = city.ids.clone();
        let refused: Result<(), Fault> = city
            .db
            .act(move |tx| {
                Box::pin(async move {
                    let notice = notice::Notice {
                        id: notice::NoticeId::new(&*ids),
                        account: None,
                        address: Some("x".into()),
                        channel: Channel::Sms,
                        template: "test-accepted",
                        args: vec![],
                        lang: Lang::ZhCn,
                        link: None,
                        matter: Some("M1"),
                    };
                    notice::send(tx, &*ids, notice, NOW).await?;
                    Err(Fault::new("changed my mind"))
                })
            })
            .await;
        assert!(refused.is_err());
        assert_eq!((city.rows().await.len(), city.work().await), (0, 0));
    }
);
