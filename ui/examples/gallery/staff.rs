//! Staff pages of the gallery. All people and figures are invented.

use ui::prelude::*;

use crate::pages::T;

/// The queue with its peek.
pub fn queue(t: T) -> Markup {
    let rows: Vec<Row<'_>> = (0..9)
        .map(|n| {
            let (state, rest) = match n {
                0 => (State::Danger, t.t("超期 3 小时", "3 h overdue")),
                1 | 2 => (State::Warn, t.t("剩 2 小时", "2 h left")),
                8 => (State::Wait, t.t("等鉴定", "awaiting appraisal")),
                _ => (State::Running, t.t("剩 5 个工作日", "5 working days left")),
            };
            let titles = [
                ("楼上漏水致吊顶脱落，两边互推", "Leak from upstairs brought a ceiling down"),
                ("拖欠装修工程款 18,600 元", "Unpaid renovation work, ¥18,600"),
                ("夜间烧烤摊噪声和油烟", "Noise and smoke from a night barbecue"),
                ("楼道长期堆放杂物，影响通行", "Stairway blocked by stored things"),
            ];
            let (zh, en) = titles[n % 4];
            Row {
                href: "/matters/1",
                peek: "?peek=1",
                value: "1",
                choose: t.t("选择", "Choose"),
                selected: n == 3,
                id: "",
                cells: vec![
                    clk_bare(state, t.t("受理", "Accept"), rest),
                    cell_link(t.t(zh, en), "/matters/1", &["HG2026-11-0001852", t.t("邻里", "Neighbours")]),
                    cell_two(html! { (t.t("赵某 等 2 人", "Zhao and one more")) }, t.t("兴安区 兴旺社区", "Xing'an, Xingwang")),
                    html! { (st(State::Active, t.t("办理中", "In progress"))) span class="s cut" { (element::facts(&[t.t("河东路执法队", "Hedonglu team"), t.t("今天 10:26", "today 10:26")])) } },
                ],
            }
        })
        .collect();
    let cols = [
        Col::text(t.t("时钟", "Clock"))
            .sort("?sort=due", "ascending")
            .wide("cw-12"),
        Col::text(t.t("事项", "Matter")),
        Col::text(t.t("当事人、地点", "Party, place")).wide("cw-9"),
        Col::text(t.t("状态、在谁手里", "State, holder")).wide("cw-12"),
    ];
    let table = tbl(&Tbl {
        caption: t.t("我的待办", "My queue"),
        cols: &cols,
        rows: &rows,
        choose: ("id", "rows"),
        choose_all: t.t("全选", "All"),
        list: true,
        ..Tbl::default()
    });
    html! {
        (pagehead(t.t("我的待办", "My queue"), html! {}, html! {
            (link_btn(t.t("打印清单", "Print"), "?print").icon("printer"))
            (link_btn(t.t("受理登记", "New matter"), "/desk/intake").pri().icon("plus").key("n"))
        }))
        (tabs(t.t("视图", "Views"), &[
            Tab { label: t.t("按时钟", "By clock"), href: "/desk", count: Some(14), current: true, hot: false },
            Tab { label: t.t("临期", "Due soon"), href: "?due=soon", count: Some(2), ..Tab::default() },
            Tab { label: t.t("超期", "Overdue"), href: "?due=late", count: Some(1), hot: true, current: false },
        ]))
        (toolbar(html! {
            (chip(t.t("状态", "State"), t.t("未办结", "open"), "/desk", t.t("去掉", "Remove")))
            (chip_menu(t.t("类别", "Kind"), "/desk", html! { (text("q", t.t("类别", "Kind"))) }, t.t("筛选", "Filter")))
            (chip_add(t.t("地点", "Place"), "?add=place"))
        }, fresh(t.t("3 条新事项", "3 new matters"), t.t("显示", "show"), "/desk")))
        form id="rows" method="post" action="/desk/bulk" {}
        (split(html! {
            (live("queue", "/desk?part=queue", "desk", table))
            (pager(t.t("本页 9 条，共 14 条未办结", "9 of 14 open"), ("", ""), (t.t("更早", "Older"), "?after=9")))
        }, Some(peek(t.t("预览", "Preview"), html! {
            (peek_head("HG2026-11-0001873", t.t("楼道长期堆放杂物，影响通行", "Stairway blocked by stored things"), html! {
                (st(State::Active, t.t("办理中", "In progress"))) (clk(State::New, t.t("办结", "Close"), t.t("剩 5 个工作日", "5 working days left")))
            }, [(t.t("上一条", "Previous"), "?peek=0"), (t.t("下一条", "Next"), "?peek=2"), (t.t("关闭", "Close"), "/desk")]))
            (peek_next(t.t("等河东路街道执法队上门清理", "The Hedonglu team comes to clear it"), html! { (t.t("最晚 11月26日 周四 17:00", "by Thu 26 Nov, 17:00")) }))
            div class="pad fs-13" {
                (dl(&[(t.t("反映人", "Reported by"), html! { (mask(t.t("孙某", "Sun"), "/reveal", t.t("说明目的后查看", "Say why, then look"))) }), (t.t("来源", "Source"), html! { (t.t("手机上报", "Phone")) })]))
                hr class="rule";
                (story(t))
            }
        }, html! { (link_btn(t.t("打开", "Open"), "/matters/1").grow().key_word("Enter")) (btn(t.t("转办", "Transfer")).key("t")) }))))
        (bulkbar("rows", t.t("已选 {n} 条", "{n} chosen"), t.t("对选中的", "Chosen:"), &[btn(t.t("转办", "Transfer")).sends("do", "transfer")]))
        (keys(&[("j k", t.t("移动", "move")), ("Enter", t.t("打开", "open"))]))
    }
}

fn story(t: T) -> Markup {
    tl(&[
        Tl::Day(t.t("今天 11月24日 周二", "Today, Tue 24 Nov")),
        Tl::Entry(
            Entry::new(
                "10:26",
                Dot::State(State::Active),
                t.t(
                    "执法队接收，约 26 日上午上门",
                    "Team accepted, comes on the 26th",
                ),
                &["刘某", "河东路街道综合行政执法队"],
            )
            .at("e2"),
        ),
        Tl::Entry(
            Entry::new(
                "09:40",
                Dot::Icon("arrow-left-right"),
                t.t("转办给 执法队", "Sent to the team"),
                &["李某"],
            )
            .quote(t.t("三至五层楼道，旧沙发 2 件", "Floors 3 to 5, two old sofas")),
        ),
        Tl::Folded(
            t.t("自动 3 条", "3 automatic"),
            html! { p class="who" { "…" } },
        ),
        Tl::Entry(Entry::new(
            "08:15",
            Dot::Plain,
            t.t("手机上报", "Reported by phone"),
            &["孙某"],
        )),
    ])
}

/// A matter.
pub fn matter(t: T) -> Markup {
    html! {
        (crumbs(t.t("位置", "Place"), &[(t.t("我的待办", "My queue"), "/desk"), ("HG2026-11-0001873", "")]))
        (pagehead(t.t("楼道长期堆放杂物，影响通行", "Stairway blocked by stored things"), html! {
            (st(State::Active, t.t("办理中", "In progress"))) (pr(2, t.t("二级", "level 2"))) span { (element::facts(&[t.t("公共安全", "Safety"), t.t("消防通道", "Fire route")])) }
        }, html! {
            (btn(t.t("催办", "Remind"))) (btn(t.t("转办", "Transfer")).key("t")) (btn(t.t("记录进展", "Add progress")).pri().key("a"))
        }))
        (next(t.t("等河东路街道执法队上门清理，最晚 11月26日 周四 17:00", "The Hedonglu team comes to clear it, by Thu 26 Nov, 17:00"), t.t("负责人 刘某，已接收；清理后由网格员复核", "Liu has accepted; the grid worker checks afterwards"), html! {
            (clk(State::Ok, t.t("受理 16 分钟", "Accepted in 16 min"), ""))
            (clk_open(State::New, t.t("办结", "Close"), t.t("剩 5 个工作日", "5 working days left"), html! { p { (t.t("从受理次日起算", "Counted from the day after")) } }))
        }))
        (relay(t.t("流转", "Hand-offs"), &[
            Leg { state: "done", who: t.t("反映人", "Resident"), facts: &["08:15"] },
            Leg { state: "done", who: t.t("区综治中心 3 号窗", "District centre"), facts: &["李某", "2:11"] },
            Leg { state: "now", who: t.t("河东路街道执法队", "Hedonglu team"), facts: &["刘某", "4:06"] },
            Leg { state: "next", who: t.t("反映人评价", "Resident rates"), facts: &[] },
        ]))
        (cols(
            panel(t.t("经过", "Story"), btngroup(t.t("看", "Show"), &[link_btn(t.t("全部", "All"), "?").sm().pressed(true), link_btn(t.t("人", "People"), "?f=p").sm().pressed(false)]), html! { span class="fs-13 ink-3" { (t.t("新的在上", "Newest first")) } }, html! {
                (composer(&Composer { action: "/m/notes", hidden: html! {}, person: "李", label: t.t("记录进展", "Add progress"), placeholder: t.t("记录进展，或写下电话里说了什么", "What was done or said"), value: "", draft: "m1",
                    tools: html! { (btn(t.t("附件", "Attach")).sm().ghost().icon("paperclip").plain()) }, options: tick("visible", "1", t.t("反映人可见", "Resident may read"), true), send: t.t("记录", "Add") }))
                (body(story(t)))
            }),
            html! {
                (panel(t.t("办结时限", "Time limit"), html! {}, clk_bare(State::New, "", t.t("剩 5 个工作日", "5 working days left")), body(html! {
                    (wds(t.t("工作日", "Working days"), &[(Day::Used, "23", ""), (Day::Today, "24", t.t("受理", "start")), (Day::Ahead, "25", ""), (Day::Off, "28", ""), (Day::Off, "29", ""), (Day::End, "1", t.t("到期", "due"))]))
                    p class="fs-13 ink-2" { (t.t("5 个工作日，从受理次日起算；跳过 28–29 日周末。", "5 working days from the next day; 28–29 skipped.")) }
                })))
                (panel(t.t("人和地点", "People and place"), html! {}, html! { (btn(t.t("编辑", "Edit")).only("pencil").ghost().sm().key("e")) }, body(dl(&[
                    (t.t("反映人", "Reported by"), mask(t.t("孙某", "Sun"), "/reveal?f=name", t.t("说明目的后查看", "Say why, then look"))),
                    (t.t("电话", "Phone"), unmasked("13800005521", t.t("到 14:37", "until 14:37"))),
                    (t.t("地址", "Address"), mask(t.t("锦绣社区 *号楼", "Jinxiu, building *"), "", t.t("这个岗位看不到", "Not for this post"))),
                ]))))
                (panel(t.t("材料", "Documents"), count(2, false), html! {}, body(files(&[
                    File { icon: "file-text", name: t.t("转办单.pdf", "transfer.pdf"), href: "/f/1", facts: &["李某 09:40", "1"] },
                    File { icon: "file-image", name: t.t("现场照片（3 张）", "3 photos"), href: "/f/2", facts: &["王某 08:52"] },
                ]))))
                (note(State::Ok, t.t("日志链完整", "The log is whole"), html! { a href="/log" { (t.t("日志", "Log")) } }))
            }))
    }
}

/// Intake with an error.
pub fn intake(t: T) -> Markup {
    let kinds = [Choice {
        value: "1",
        label: t.t("城市管理 › 油烟噪声", "City › smoke and noise"),
        on: true,
    }];
    html! {
        (pagehead(t.t("受理登记", "Intake"), html! { span { (t.t("窗口来访，A017", "At the window, A017")) } (draft_state(t.t("已存草稿 {t}", "Draft saved {t}"))) }, html! { (btn(t.t("放弃", "Drop"))) (btn(t.t("受理并分流", "Accept and route")).pri().key_word("Ctrl ↵").attr("form", "new")) }))
        (error_summary(t.t("有 1 处要改", "One thing to fix"), &[("idn", t.t("身份证号少一位", "The ID number is one digit short"))]))
        (cols(html! {
            form class="panel formbody" id="new" method="post" action="/desk/intake" data-draft="intake" {
                (grid2(t.t("来人", "Person"), html! {
                    (text("nm", t.t("姓名", "Name")).value("唐某").required())
                    (text("tel", t.t("手机号", "Phone")).tel().value("139 0000 0000").hint(t.t("本人在场可不验", "No code needed in person")))
                    (text("idn", t.t("身份证号", "ID number")).idno().value("230405 19000101 001").error(t.t("少一位，应为 18 位", "One digit short; it has 18")))
                    (seg(&Ask { name: "rel", legend: t.t("和事情的关系", "Relation"), ..Ask::default() }, &[Opt { value: "self", label: t.t("本人", "Self"), more: "", on: true }, Opt { value: "agent", label: t.t("代办", "Agent"), more: "", on: false }]))
                }))
                (grid2(t.t("事情", "Matter"), html! {
                    (full(html! { (textarea("say", t.t("原话", "In their words"), 4).value(t.t("楼下饭馆的排烟管对着我家窗户。", "The flue downstairs faces my window."))) }))
                    (select("kind", t.t("类别", "Kind"), &kinds).hint(t.t("按原话建议，可改", "Suggested; can be changed")))
                    (text("want", t.t("想要的结果", "Wanted")).optional(t.t("选填", "optional")))
                    (text("sum", t.t("金额", "Amount")).money())
                    (text("since", t.t("从哪天起", "Since")).day())
                }))
                (grid2(t.t("地点", "Place"), html! { (full(address("ad", t.t("地址", "Address"), "", "/places", (t.t("地图", "Map"), "/map")))) (full(date(&Ask { name: "born", legend: t.t("出生日期", "Date of birth"), ..Ask::default() }, [t.t("年", "Year"), t.t("月", "Month"), t.t("日", "Day")], ["1950", "1", "1"]))) }))
                (upload("photos", t.t("材料", "Documents"), "/uploads", "image/*", true, &[("remove", t.t("去掉", "Remove")), ("failed", t.t("没传上", "Not sent"))]))
            }
        }, html! {
            (panel(t.t("可能是同一件", "Perhaps the same"), count(2, false), html! {}, body(near(&[
                Near { number: 1, title: t.t("夜间烧烤摊噪声和油烟", "Night barbecue"), href: "/m/1", facts: &[t.t("相距 80 米", "80 m away")], like: Some(4), because: t.t("共有 油烟", "both: smoke"), actions: html! { (btn(t.t("并入", "Merge")).sm()) } },
            ]))))
            (panel(t.t("建议分给", "Suggested"), html! {}, html! {}, body(opt_list(&Ask { name: "to", legend: t.t("分给谁", "To whom"), silent: true, ..Ask::default() }, &[
                Opt { value: "a", label: t.t("河东路街道综合行政执法队", "Hedonglu enforcement team"), more: t.t("在办 12 件", "12 in hand"), on: true },
                Opt { value: "b", label: t.t("锦绣人民调解室", "Jinxiu mediation room"), more: "", on: false },
            ]))))
        }))
    }
}

/// Triage.
pub fn sorting(t: T) -> Markup {
    let wait = |clock, zh, en, right: &'static str, current| Waiting {
        clock,
        title: t.t(zh, en),
        left: t.t("邻里", "Neighbours"),
        right,
        unsure: right.ends_with('准'),
        href: "?at=1",
        current,
    };
    html! {
        (pagehead(t.t("分流", "Triage"), html! { span { (t.t("6 件等分流", "6 waiting")) } (st(State::Danger, t.t("1 件超期", "1 overdue"))) }, html! { (link_btn(t.t("规则 v41", "Rules v41"), "/admin/routing").icon("sliders-horizontal")) }))
        (triage(
            waitlist(t.t("等分流的事项", "Waiting"), &[
                wait(clk_bare(State::Danger, "", t.t("超期 3 小时", "3 h overdue")), "楼上漏水致吊顶脱落", "Ceiling down after a leak", "拿不准", false),
                wait(clk_bare(State::Warn, "", t.t("剩 2 小时", "2 h left")), "夜间烧烤摊噪声和油烟", "Night barbecue", "82%", true),
            ], keys(&[("j k", t.t("上下", "up, down"))])),
            html! { section class="panel" {
                (sect(html! {
                    h2 class="big" { (t.t("夜间烧烤摊噪声和油烟", "Night barbecue: noise and smoke")) }
                    (said(&[(t.t("楼下每晚", "Every night "), 0), (t.t("摆摊", "a stall "), 2), (t.t("烧烤", "grills"), 3), (t.t("，孩子睡不着，到", ", children awake until "), 0), (t.t("半夜", "midnight"), 1)]))
                    (wordkey(t.t("主要依据", "decided"), t.t("有影响", "counted"), t.t("略有影响", "a little")))
                }))
                (stepno(1, t.t("类别", "Kind"), t.t("说 82% 时，上月 100 件里说对 81 件", "At 82%, 81 of 100 were right"), guess("cat", t.t("选一个类别", "Choose a kind"), &[
                    Guess { value: "a", path: t.t("城市管理 › ", "City › "), label: t.t("餐饮油烟", "Cooking smoke"), reason: t.t("看到：烧烤", "Seen: grills"), percent: 82.0, words: "82%", on: true },
                    Guess { value: "b", path: "", label: t.t("社会生活噪声", "Noise"), reason: t.t("看到：半夜", "Seen: midnight"), percent: 13.0, words: "13%", on: false },
                ])))
                (stepno(2, t.t("承办单位", "Organ"), t.t("规则 v41", "Rules v41"), html! {
                    (rule_line(&[(true, t.t("类别", "Kind"), t.t("餐饮油烟", "Cooking smoke")), (true, t.t("地点", "Place"), t.t("河东路街道", "Hedonglu"))], t.t("河东路街道综合行政执法队", "Hedonglu enforcement team"), &["R-112", t.t("职责清单 第 9 项", "Duty list, item 9")], t.t("在办 31", "31 in hand"), true))
                    (near_misses(t.t("差一点的 1 条", "1 near miss"), &[(t.t("河东路派出所", "Police station"), "R-140", t.t("差一条：现在不是 22:00–6:00", "not 22:00–6:00"))]))
                }))
                (decide(html! { (btn(t.t("分给 河东路街道执法队", "Send to Hedonglu team")).pri().grow().key_word("Enter")) (btn(t.t("改派", "Other organ")).key("t")) }))
            } },
            panel(t.t("附近同样的事", "Nearby"), count(2, false), html! {}, html! {
                (map_figure(&MapFig { label: t.t("附近同样的事", "Nearby"), center: (130.277, 47.334), zoom: 15.0, marks: &[Mark { lon: 130.277, lat: 47.334, text: "本", label: "", href: "", kind: "here" }, Mark { lon: 130.279, lat: 47.335, text: "2", label: "", href: "/m/2", kind: "on" }], shapes: serde_json::Value::Null, pick: ("", ""), attribution: t.t("楼栋为示意", "Schematic"), height: "h200", instead: t.t("看下面的列表", "See the list below"), zoom_words: ("+", "−") }))
                (body(near(&[Near { number: 2, title: t.t("烧烤摊占了人行道", "Stall on the pavement"), href: "/m/2", facts: &[t.t("120 米", "120 m"), "11-16"], like: None, because: "", actions: html! {} }])))
                (foot(html! { span class="grow" { (t.t("一个月 6 件", "6 in a month")) } (btn(t.t("列入热点", "Mark hot")).sm()) }))
            })
        ))
    }
}

/// The head's page.
pub fn centre(t: T) -> Markup {
    let of = |number, zh, en, class| Figure {
        number,
        label: t.t(zh, en),
        more: "",
        href: "/matters",
        class,
    };
    let cols = [
        Col::text(t.t("单位", "Organ")),
        Col::number(t.t("在手", "In hand")).sort("?sort=n", "descending"),
        Col::number(t.t("超期", "Late")),
    ];
    html! {
        (pagehead(t.t("今天来得比办得多 5 件，4 件超期", "5 more came than went today; 4 are late"), html! { span { (t.t("数据 12 秒前", "12 seconds old")) } }, html! { (btngroup(t.t("期间", "Period"), &[link_btn(t.t("今天", "Day"), "?").pressed(true), link_btn(t.t("本周", "Week"), "?p=w").pressed(false)])) }))
        (flow(t.t("流量和存量", "Flow"), [of(208, "昨天剩下", "left", ""), of(46, "今天来", "came", ""), of(41, "今天办出", "went", ""), of(213, "现在在手", "in hand", "")], &[of(4, "超期", "late", "hot"), of(11, "临期", "due soon", "amb"), of(0, "没人接", "nobody", "")]))
        (trio(
            chart_panel(t.t("14 时后又来一拨", "A second wave after 14:00"), t.t("每小时，件；上来下办", "Per hour; up came, down went"), updown(t.t("每小时", "Per hour"), (t.t("来", "in"), t.t("办", "out")), &[("8", 6, 3, "/m"), ("9", 9, 6, "/m"), ("10", 8, 9, "/m"), ("11", 5, 7, "/m"), ("12", 2, 1, "/m"), ("13", 6, 8, "/m"), ("14", 10, 7, "/m")]), html! {}),
            chart_panel(t.t("八成五在 10 天以内", "85% within 10 days"), t.t("在手 213 件；红斜纹为超期", "213 in hand; red hatch is late"), bars("age", t.t("按天数", "By age"), &[Bar { label: t.t("当天", "today"), number: 38, late: 0, href: "/m" }, Bar { label: t.t("1–5 天", "1–5 d"), number: 103, late: 1, href: "/m" }, Bar { label: t.t("6 天以上", "6 d+"), number: 72, late: 3, href: "/m" }]), html! {}),
            panel(t.t("等您定", "For you"), count(2, false), html! {}, body(todo(&[Todo { what: t.t("退回两次，谁来办", "Sent back twice"), href: "/m/1", clock: clk(State::Warn, "", t.t("剩 3 小时", "3 h left")), about: t.t("化粪池外溢", "Overflowing pit") }]))),
        ))
        (duo(panel(t.t("在谁手里", "Who holds it"), html! { span class="sub" { (t.t("按在手多少排，不是名次", "By number, not rank")) } }, html! { (link_btn("Excel", "?x").sm().icon("download")) },
            tbl(&Tbl { caption: t.t("在谁手里", "Who holds it"), cols: &cols, rows: &[Row::plain(vec![html! { a href="/m" { (t.t("区住建局", "Housing bureau")) } }, figure_link(1204, "/m", false), figure_link(2, "/m", true)]), Row::plain(vec![html! { (t.t("本中心窗口", "Our windows")) }, figure_link(14, "/m", false), figure_link(0, "", false)])], sums: vec![html! { (t.t("合计", "Sum")) }, html! { "1,218" }, html! { "2" }], low: true, ..Tbl::default() })),
        html! { div class="stack" {
            (chart_panel(t.t("10 件里 8 件，26 小时内办完", "8 of 10 closed in 26 hours"), t.t("近 90 天", "90 days"), curve(t.t("26 小时到 80%", "80% at 26 h"), &[(0.0, 0.0), (12.0, 45.0), (24.0, 77.0), (26.0, 80.0), (48.0, 89.0), (72.0, 93.0), (120.0, 96.0)], 120.0, &[(0.0, "0"), (24.0, "24"), (72.0, "72"), (116.0, "120 h")], (72.0, t.t("答应：3 天", "promise: 3 days"))), html! { "Kaplan–Meier" }))
            (chart_panel(t.t("满意 87%，和上月没有明显差别", "87% content, no clear change"), "412 / 618", intervals(t.t("满意", "Content"), (70.0, 100.0), &[(t.t("本月", "now"), 84.0, 87.4, 90.3, "87.4%"), (t.t("上月", "before"), 81.2, 85.1, 88.4, "85.1%")]), html! {}))
        } }))
    }
}

/// A dry run of an import.
pub fn import(t: T) -> Markup {
    let fields = [Choice {
        value: "t",
        label: t.t("标题，文字", "Title, text"),
        on: true,
    }];
    html! {
        (pagehead(t.t("先试运行，还没有写入任何东西", "A dry run; nothing is written yet"), html! { span { "2025.xlsx" } }, html! { (btn(t.t("再试一遍", "Again")).icon("play")) (btn(t.t("导入 4,726 行", "Import 4,726 rows")).pri()) }))
        (wiz(t.t("步骤", "Steps"), &[(t.t("选文件", "File"), "2025.xlsx", "done"), (t.t("对列", "Columns"), "12", "done"), (t.t("试运行", "Dry run"), "4,812", "now"), (t.t("导入", "Import"), "", "")]))
        (imports(panel(t.t("对列", "Columns"), html! {}, html! {}, html! {
            (tbl(&Tbl { caption: t.t("对列", "Columns"), cols: &[Col::text(t.t("表里的列", "Column")), Col::text(t.t("安心的字段", "Field")), Col::text(t.t("看到了什么", "Seen"))], rows: &[Row::plain(vec![html! { b { (t.t("事由", "Reason")) } }, html! { (select("c1", t.t("事由 对应的字段", "Field of Reason"), &fields).silent()) }, st(State::Caution, t.t("31 行位数不对", "31 rows too short"))])], low: true, ..Tbl::default() }))
            (foot(html! { (t.t("10 列导入，2 列不要", "10 columns in, 2 out")) }))
        }), html! {
            (panel(t.t("试运行结果", "Result"), html! {}, html! {}, body(html! {
                (stacked(t.t("能导入 4,726，拒绝 86", "4,726 in, 86 refused"), &[(t.t("能导入", "In"), 4726, 1), (t.t("拒绝", "Refused"), 86, 0)]))
                (sumdl(&[(t.t("能导入", "In"), 4726, "?ok", false), (t.t("拒绝", "Refused"), 86, "?bad", true)]))
                (progress(t.t("进度", "Progress"), 3120, 4726))
            })))
            (panel(t.t("拒绝的行", "Refused rows"), count(86, true), html! {}, rej("r", &[Reject { row: t.t("第 57 行", "Row 57"), href: "?r=57", column: t.t("办结日", "Closed"), value: "2025/3/1", reason: t.t("早于登记时间 2025/3/2", "before it was opened"), fix: t.t("改日期", "Correct the date") }])))
        }))
        (dryrow(&[("2,768", t.t("单位不变", "same organ"), "?", false), ("61", t.t("换了单位", "other organ"), "?d", true)], html! {}))
        (cond(t.t("如果", "If"), html! { (text("cc", t.t("类别", "Kind"))) }))
    }
}

/// Organisations.
pub fn organisation(t: T) -> Markup {
    let leaf = |zh, en, n| Node {
        label: t.t(zh, en),
        href: "/o",
        note: n,
        ..Node::default()
    };
    let nodes = [Node {
        label: t.t("鹤岗市", "Hegang"),
        href: "/o",
        note: "1,204",
        open: true,
        parent: true,
        children: vec![
            leaf("市委政法委", "Political-legal committee", "18"),
            Node {
                parent: true,
                open: true,
                current: true,
                children: vec![leaf("窗口组", "Windows", "5")],
                ..leaf("兴安区综治中心", "Xing'an centre", "11")
            },
            Node {
                old: true,
                ..leaf("河东市容所", "Former office", "2019")
            },
        ],
        ..Node::default()
    }];
    html! {
        (pagehead(t.t("组织与岗位", "Organisations and posts"), html! { (st(State::Caution, t.t("3 个岗位空着", "3 posts vacant"))) }, html! { (btn(t.t("加组织", "Add")).icon("plus")) }))
        (orggrid(tree(t.t("组织树", "Tree"), &nodes),
            panel(t.t("岗位", "Posts"), count(2, false), html! {}, tbl(&Tbl { caption: t.t("岗位", "Posts"), cols: &[Col::text(t.t("岗位", "Post")), Col::text(t.t("现在是谁", "Held by"))], rows: &[Row { selected: true, ..Row::plain(vec![cell_link(t.t("窗口 2", "Window 2"), "/p", &[]), html! { (t.t("空着", "vacant")) " " (tag("", t.t("兼", "also"))) }]) }], low: true, ..Tbl::default() })),
            panel(t.t("派人到 窗口 2", "Assign to window 2"), html! {}, html! {}, html! {
                (body(html! {
                    (text("who", t.t("谁", "Who")).icon("user-round"))
                    (cando(&[(true, html! { (t.t("看和办本中心的事项", "See and work this centre's matters")) }), (false, html! { (t.t("改分流规则", "Change rules")) })]))
                    (checks(&[(true, html! { (t.t("不和审计员同一人", "Not the auditor")) }), (false, html! { (t.t("手里还有 4 件", "4 matters in hand")) })]))
                }))
                (foot(html! { (btn(t.t("派任", "Assign")).pri().grow()) (btn(t.t("取消", "Cancel"))) }))
            })))
    }
}

/// Jobs.
pub fn jobs(t: T) -> Markup {
    html! {
        (pagehead(t.t("3 个任务没做成，等您看", "3 jobs failed"), html! {}, html! { (btn(t.t("全部暂停", "Pause all")).icon("pause")) }))
        (panel(t.t("队列", "Queues"), html! {}, html! {}, tbl(&Tbl { caption: t.t("队列", "Queues"), cols: &[Col::text(t.t("队列", "Queue")), Col::text(t.t("近 12 小时", "12 hours")), Col::number(t.t("没做成", "Failed"))], rows: &[Row::plain(vec![html! { b { (t.t("短信", "Messages")) } }, spark(t.t("近 12 小时：4 6 9 12 8 3", "12 hours: 4 6 9 12 8 3"), &[4.0, 6.0, 9.0, 12.0, 8.0, 3.0]), figure_link(2, "/j", true)])], low: true, ..Tbl::default() })))
        (jobgrid(html! { (pb(causes(&[(t.t("短信网关签名过期", "The gateway's signature has expired"), t.t("换了新的再重做", "Replace it, then redo"), html! { (btn(t.t("去换密钥", "Replace")).sm()) })]))) }, t.t("任务", "Job"), pb(html! { h2 { (t.t("推送到 12345 平台", "Push to 12345")) } (code(t.t("要发的内容", "What is sent"), "{ \"status\": \"open\" }")) }), html! { (btn(t.t("重做", "Redo")).grow()) (btn(t.t("放弃", "Drop")).danger()) }))
        (empty("inbox", t.t("没有待办。新的会出现在这里", "Nothing waiting. New matters appear here"), html! { (link_btn(t.t("全部事项", "All matters"), "/matters")) }))
        (confirm("/x", html! {}, t.t("撤销这一批？", "Undo this batch?"), html! { p { (t.t("删掉 3,041 件", "Deletes 3,041")) } }, &[btn(t.t("撤销导入", "Undo")).danger()]))
    }
}

/// Sign-in with the scenes of a demo city.
pub fn signing(t: T) -> Markup {
    bare_shell(
        "sign",
        sign(
            Some(html! {
                div { h2 class="h-tour" { (t.t("演示城市，先走一遍", "A demo city: take a walk")) } p class="ink-2 mt-1" { (t.t("单位是真的，人和事都是编的", "Offices are real, people and matters invented")) } }
                (scenes("/demo/scene", html! {}, &[
                    Scene { icon: "smartphone", title: t.t("从手机报一件事，看到它办完", "Report a matter and see it solved"), more: t.t("群众：上报，回执，评价", "Resident: report, receipt, rating"), time: t.t("6 分钟", "6 min"), value: "report" },
                    Scene { icon: "inbox", title: t.t("接一件，分给对的人", "Take one, give it to the right office"), more: t.t("窗口：登记，分流，转办", "Clerk: intake, triage, transfer"), time: t.t("5 分钟", "5 min"), value: "desk" },
                ]))
                (accts("/demo/enter", html! {}, &[(t.t("窗口 李某", "Clerk Li"), t.t("兴安区综治中心", "Xing'an centre"), "clerk"), (t.t("主任 高某", "Head Gao"), t.t("兴安区综治中心", "Xing'an centre"), "head")]))
            }),
            html! {
                form method="post" action="/login" {
                    (sign_head(t.t("安心", "Anxin"), t.t("鹤岗市", "Hegang"), t.t("工作人员登录", "Staff sign-in"), html! { a href="/" { (t.t("去办事", "For residents")) } }))
                    (text("u", t.t("工号或手机号", "Staff number or phone")).tall().autocomplete("username").placeholder("XA-0312"))
                    (text("p", t.t("密码", "Password")).password().tall().autocomplete("current-password").beside(btn(t.t("显示密码", "Show")).only("eye").ghost().sm().plain()).error(t.t("密码不对，还能试 4 次", "Wrong password, 4 tries left")))
                    (btn(t.t("登录", "Sign in")).pri().tall())
                    (or_rule(t.t("或者", "or")))
                    (btn(t.t("用安全钥匙或指纹", "Security key or fingerprint")).tall().icon("key-round").plain())
                }
            },
        ),
    )
}

/// The purpose prompt as a page.
pub fn purpose(t: T) -> Markup {
    html! {
        h1 class="sr" { (t.t("说明目的", "Purpose")) }
        (purpose_prompt(&Purpose { title: t.t("为什么要看这个号码？", "Why do you need this number?"), about: t.t("孙某的联系电话，事项 HG2026-11-0001873", "Sun's phone, matter HG2026-11-0001873"), action: "/reveal", hidden: html! {},
            choices: &[Choice { value: "contact", label: t.t("联系当事人", "To call them"), on: true }, Choice { value: "identity", label: t.t("核实身份", "To check identity"), on: false }, Choice { value: "paper", label: t.t("制作文书", "To write a paper"), on: false }, Choice { value: "place", label: t.t("核对地址", "To check the address"), on: false }],
            other: t.t("其他，写一句", "Other, in a sentence"), seen: html! { (t.t("这次查看会记入日志，", "This look is logged; ")) b { (t.t("孙某能看到", "Sun can see it")) } }, look: t.t("看 5 分钟", "Look for 5 min"), leave: t.t("不看了", "Leave it"), back: "/matters/1", error: "" }))
    }
}
