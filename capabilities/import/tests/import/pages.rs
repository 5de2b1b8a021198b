//! What a person sees and does in the browser.

use access::Role;
use import::model::RowState as R;

use crate::{
    batch, city, clerk, counts, imported, line, rows, send_file, table, tables, tried, uploaded,
    work,
};

/// The value of a hidden field of a page.
fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let at = html.find(&mark).unwrap_or_else(|| panic!("no {name}"));
    let rest = &html[at + mark.len()..];
    rest[..rest.find('"').expect("a closed value")].to_owned()
}

store::db_test!(
    a_clerk_matches_tries_and_imports_in_the_browser,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let text = table(&[&line(1), "B-2,灯,灯坏了,没有这类,13800001234,"]);
        let first = uploaded(&city, &who, &text).await;
        let page = format!("/imports/{}", first.number);
        let html = city.get(&who, &page).await.text();
        for words in ["原编号", "联系电话", "138****1234", "试运行"] {
            assert!(html.contains(words), "{words}");
        }
        assert!(!html.contains("13800001234"), "numbers are masked");
        let command = hidden(&html, "command");
        let mut fields = vec![
            ("command", command.as_str()),
            ("count", "6"),
            ("sheet", ""),
            ("header_row", "1"),
            ("channel", "hotline_12345"),
            ("save_as", "兴安旧台账"),
            ("do", "check"),
        ];
        let codes = [
            "reference",
            "title",
            "body",
            "",
            "reporter_phone",
            "reported_at",
        ];
        let names: Vec<String> = (0..6).map(|at| format!("c{at}")).collect();
        fields.extend(names.iter().map(String::as_str).zip(codes));
        let matching = format!("{page}/matching");
        let refused = city.post(&who, &matching, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text().contains("要有一列对上“类别”"));
        let at = fields
            .iter()
            .position(|(name, _)| *name == "c3")
            .expect("the column");
        fields[at].1 = "type";
        let answer = city.post(&who, &matching, &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        work(&city).await;
        let html = city.get(&who, &page).await.text();
        for words in ["目录里没有这个类别", "没有这类", "兴安旧台账", "导入 1 行"]
        {
            assert!(html.contains(words), "{words}");
        }
        let run = [("command", city.command())];
        let run = [("command", run[0].1.as_str())];
        assert_eq!(
            city.post(&who, &format!("{page}/run"), &run).await.status,
            303
        );
        let again = city.post(&who, &format!("{page}/run"), &run).await;
        assert_eq!(again.status, 303, "a double click runs once");
        work(&city).await;
        let html = city.get(&who, &page).await.text();
        assert!(html.contains("导入完成") && html.contains("撤回这一批"));
        let live = city.get(&who, &format!("{page}?live=state")).await.text();
        assert!(live.contains("id=\"batch\"") && !live.contains("<html"));
        let question = city.get(&who, &format!("{page}/undo")).await;
        let command = hidden(&question.text(), "command");
        let undo = [("command", command.as_str()), ("words", "列对错了")];
        let answer = city.post(&who, &format!("{page}/undo"), &undo).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        work(&city).await;
        let html = city.get(&who, &page).await.text();
        assert!(html.contains("这一批已撤回"));
        let list = city.get(&who, "/imports").await.text();
        assert!(list.contains(&first.number) && list.contains(&first.file_sha256[..12]));
        // The next file with the same headings is matched in the same way.
        let next = uploaded(&city, &who, &table(&[&line(2)])).await;
        assert_eq!(next.mapping_name.as_deref(), Some("兴安旧台账"));
        assert_eq!(next.mapping().channel, "hotline_12345");
    }
);

store::db_test!(
    a_file_that_is_no_table_is_refused_in_words,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let files: [(&str, &[u8], &str); 4] = [
            ("a.xlsx", b"PK\x03\x04broken", "文件不完整"),
            ("a.pdf", b"%PDF-1.7\n", "没有能读的表格"),
            ("a.csv", b"", "请选一个文件"),
            ("a.exe", b"MZ\x90\0\x03\0\0\0", "文件"),
        ];
        for (name, bytes, words) in files {
            let answer = send_file(&city, &who, "/imports", name, bytes).await;
            assert_eq!(answer.status, 422, "{name}");
            assert!(answer.text().contains(words), "{name}: {}", answer.text());
        }
    }
);

store::db_test!(
    refused_rows_are_fetched_mended_and_sent_again,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let text = table(&["=C-1,灯,灯坏了,01.01.01,1384521,", &line(1)]);
        let first = imported(&city, &who, &text).await;
        let base = format!("/imports/{}/rejects", first.number);
        let csv = city.get(&who, &format!("{base}.csv")).await;
        let fetched = csv.text();
        assert!(
            fetched.contains("'=C-1") && fetched.contains("电话少 4 位"),
            "{fetched}"
        );
        assert!(!fetched.contains("XA-0001"));
        let xlsx = city.get(&who, &format!("{base}.xlsx")).await;
        assert!(xlsx.bytes.starts_with(b"PK"));
        let mended = fetched.replace("1384521", "13845210000");
        let second = imported(&city, &who, &mended).await;
        let of = counts(&city, &second).await;
        assert_eq!((of.sum(&[R::Made]), of.rejected()), (1, 0));
        let made = rows(&city, &second, &[R::Made]).await;
        assert_eq!(made.len(), 1);
        // The table that Excel opens reads back just as well.
        let answer = send_file(&city, &who, "/imports", "改.xlsx", &xlsx.bytes).await;
        let number = answer
            .header("location")
            .trim_start_matches("/imports/")
            .to_owned();
        let third = batch(&city, &number).await;
        assert_eq!(third.mapping().columns[..6], second.mapping().columns[..6]);
    }
);

store::db_test!(
    the_template_is_recognised_as_it_is,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let template = city.get(&who, "/imports/template.xlsx").await;
        let answer = send_file(&city, &who, "/imports", "模板.xlsx", &template.bytes).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let number = answer
            .header("location")
            .trim_start_matches("/imports/")
            .to_owned();
        let first = batch(&city, &number).await;
        let known: Vec<_> = first.mapping().columns.into_iter().flatten().collect();
        assert_eq!(known, import::field::Field::ALL);
        assert_eq!(first.sheets().len(), 2);
    }
);

store::db_test!(
    another_organisation_sees_nothing_of_it,
    tables(),
    |db| async move {
        let city = city(db).await;
        let who = clerk(&city);
        let first = tried(&city, &who, &table(&[&line(1)])).await;
        let other = city.staff(&city.city_centre, Role::CenterHead);
        let handler = city.staff(&city.organ_a, Role::Handler);
        let page = format!("/imports/{}", first.number);
        assert_eq!(city.get(&other, &page).await.status, 404);
        let rejects = format!("{page}/rejects.csv");
        assert_eq!(city.get(&other, &rejects).await.status, 404);
        assert_eq!(city.get(&handler, "/imports").await.status, 403);
    }
);
