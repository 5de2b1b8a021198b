//! Residents' pages of the gallery.

use ui::prelude::*;

use crate::pages::T;

fn frame(t: T, at: usize, foot: Option<Markup>, back: &'static str, body: Markup) -> Markup {
    let labels = [
        ("house", "我要办", "Services"),
        ("list-checks", "我的事项", "My matters"),
        ("map-pin", "找人找窗口", "Find"),
        ("user-round", "我的数据", "My data"),
    ];
    let tabs: Vec<RailItem<'_>> = labels
        .iter()
        .enumerate()
        .map(|(n, (icon, zh, en))| RailItem {
            icon,
            label: t.t(zh, en),
            href: "/",
            current: n == at,
            count: (n == 1).then_some(1),
            ..RailItem::default()
        })
        .collect();
    citizen_shell(
        &CitizenShell {
            name: t.t("安心", "Anxin"),
            city: t.t("鹤岗", "Hegang"),
            back,
            back_words: t.t("返回", "Back"),
            title: t.t("我的事项", "My matters"),
            tools: html! { (btn(t.t("长辈版", "Large")).ghost()) (btn("EN").ghost()) },
            tabs: if foot.is_some() { &[] } else { &tabs },
            tabs_words: t.t("主导航", "Main"),
            waiting_words: t.t("件等您处理", " waiting for you"),
            plain: foot.is_some(),
            foot,
            end: None,
        },
        body,
    )
}

/// The five verbs.
pub fn home(t: T) -> Markup {
    let verb = |icon, zh, en, more_zh, more_en| Verb {
        icon,
        label: t.t(zh, en),
        more: t.t(more_zh, more_en),
        href: "/report",
    };
    frame(
        t,
        0,
        None,
        "",
        html! {
            h1 { (t.t("您要办什么？", "What do you need?")) }
            label class="inwrap" { (icon("search")) input type="search" name="q" placeholder=(t.t("例如：楼上漏水、欠薪", "For example: a leak, unpaid wages")) aria-label=(t.t("说说您的事", "Tell us")); }
            (card_link("star", t.t("井盖已修好，请您评价", "The manhole is mended; please rate"), t.t("今天 09:40 办结", "closed today 09:40"), "/rate"))
            (verbs(t.t("服务", "Services"), &[
                verb("message-square-warning", "反映问题", "Report a problem", "噪声、道路、供热、安全隐患", "Noise, roads, heating, hazards"),
                verb("handshake", "化解纠纷", "Settle a dispute", "邻里、欠薪、赔偿，不收费", "Neighbours, wages; free of charge"),
                verb("scale", "问法律", "Ask about law", "律师解答、申请法律援助", "Lawyers answer; legal aid"),
                verb("calendar-clock", "预约办理", "Book", "公证、鉴定、证件、窗口", "Notary, appraisal, windows"),
                verb("landmark", "打官司", "Go to court", "网上立案、查案、线上开庭", "File, follow, attend online"),
            ]))
            (ph_sec(t.t("锦绣社区", "Jinxiu"), rows(&[
                helper("王", "", t.t("网格员 王某", "Grid worker Wang"), html! { (st(State::Ok, t.t("在岗", "on duty"))) " " (t.t("到 17:30", "until 17:30")) }, html! { (link_btn(t.t("打电话", "Call"), "tel:0468").icon("phone")) }),
                helper("", "building-2", t.t("兴安区综治中心", "Xing'an centre"), html! { (t.t("等候 5 人", "5 waiting")) }, html! { (link_btn(t.t("取号", "Number"), "/book")) }),
            ])))
            (danger_line(t.t("有人受伤、正在发生的危险，请打", "Someone hurt, danger now: call"), "110"))
        },
    )
}

/// A question page.
pub fn report(t: T) -> Markup {
    frame(
        t,
        0,
        Some(
            html! { (link_btn(t.t("上一步", "Back"), "/report/1")) (btn(t.t("下一步", "Next")).pri().attr("form", "q")) },
        ),
        "/report/1",
        html! {
            form id="q" method="post" action="/report/2" class="stack" data-draft="report" {
                (step_words(t.t("第 2 步，共 6 步", "Step 2 of 6")))
                (text("address", t.t("在哪里？", "Where is it?")).question().hint(t.t("写小区、路口或单位名都行", "A compound, a crossing or a name")).icon("search").value(t.t("利民社区", "Limin")).error(t.t("有两个“利民社区”，选一个区", "There are two; choose the district")))
                (opt_list(&Ask { name: "place", legend: t.t("选一个区", "Choose a district"), silent: true, ..Ask::default() }, &[
                    Opt { value: "a", label: t.t("工农区 利民社区", "Gongnong, Limin"), more: t.t("团结街道，离您 1.2 公里", "1.2 km from you"), on: true },
                    Opt { value: "b", label: t.t("兴山区 利民社区", "Xingshan, Limin"), more: t.t("离您 6.8 公里", "6.8 km from you"), on: false },
                ]))
                (text("door", t.t("楼、单元、门牌", "Building, door")).optional(t.t("选填", "optional")))
                (upload("photos", t.t("照片", "Photos"), "/uploads", "image/*", true, &[]))
                (why(t.t("为什么问地点？", "Why do we ask?"), html! { (t.t("好找到管这片的人", "To find who looks after it")) }))
                (check_answers(&[(t.t("什么事", "What"), html! { (t.t("楼道堆物", "Blocked stairway")) }, "/report/1")], t.t("改", "Change")))
            }
        },
    )
}

/// One of my matters.
pub fn mine(t: T) -> Markup {
    frame(
        t,
        1,
        None,
        "/my",
        html! {
            p class="small ink-3" { "HG2026-11-0001873" }
            h1 class="h-sm" { (t.t("楼道长期堆放杂物，影响通行", "Stairway blocked by stored things")) }
            (next_big(t.t("接下来", "Next"), t.t("执法队上门清理，最晚 11月26日 周四", "The team comes to clear it, by Thu 26 Nov"), t.t("您不用做什么。", "You need do nothing."), clk(State::New, t.t("上门", "Visit"), t.t("剩 2 个工作日", "2 working days left"))))
            (steps(t.t("进度", "Progress"), &[(t.t("收到", "Received"), "done"), (t.t("核实", "Checked"), "done"), (t.t("办理", "Work"), "now"), (t.t("复核", "Review"), ""), (t.t("您评价", "You rate"), "")]))
            div class="row" { (link_btn(t.t("补充", "Add"), "/add").grow().icon("plus")) (link_btn(t.t("问进展", "Ask"), "/ask").grow().icon("phone")) }
            (ph_sec(t.t("经过", "Story"), card("", tl(&[
                Tl::Day(t.t("11月24日 周二（今天）", "Tue 24 Nov (today)")),
                Tl::Entry(Entry::new("08:15", Dot::Plain, t.t("您上报了这件事", "You reported it"), &[t.t("照片 2 张", "2 photos")])),
                Tl::Entry(Entry::new("08:31", Dot::State(State::Ok), t.t("区综治中心受理", "The centre accepted it"), &[t.t("李某，用了 16 分钟", "Li, after 16 minutes")])),
                Tl::Entry(Entry::new("10:26", Dot::State(State::Active), html! { b { (t.t("执法队接手", "The team took over")) } }, &[t.t("刘某", "Liu")])),
            ]))))
        },
    )
}

/// Who looked at my data.
pub fn data(t: T) -> Markup {
    frame(
        t,
        3,
        None,
        "",
        html! {
            h1 class="h-sm" { (t.t("谁看过我的数据", "Who looked at my data")) }
            p class="txt ink-2" { (t.t("近 12 个月，每次查看都在这里，删不掉", "Every look of 12 months; none can be deleted")) }
            (facts2(&[("14", t.t("次查看", "looks")), ("6", t.t("个人", "people")), ("1", t.t("次导出", "export"))]))
            (pills(t.t("筛选", "Filter"), &[(t.t("全部", "All"), "/", true), (t.t("电话 8", "Phone 8"), "/", false), (t.t("住址 4", "Address 4"), "/", false)]))
            (dayhead(t.t("今天", "Today")))
            (rows(&[look(html! { (t.t("李某看了您的", "Li looked at your ")) b { (t.t("电话", "phone")) } }, t.t("09:22，区综治中心 3 号窗", "09:22, window 3"), t.t("为了联系您", "to call you"), html! {}),
                look(html! { (t.t("吴某看了您的", "Wu looked at your ")) b { (t.t("住址", "address")) } }, t.t("14:15，春晖社区网格员", "14:15, grid worker"), t.t("目的写的是“看看”", "purpose: “just looking”"), html! { p class="txt mt-2" { (t.t("已要求他两天内说明", "He has two days to explain")) } })]))
            (lnk48(t.t("这次查看不对？", "Was this look wrong?"), "/objection"))
            (ph_sec(t.t("这里存了我什么", "What is held"), rows(&[go("", t.t("电话 138****5521", "Phone 138****5521"), t.t("办结后 2 年删", "deleted 2 years after closing"), "/"), go("download", t.t("全部下载", "Download all"), "", "/")])))
        },
    )
}

/// Rating.
pub fn rate(t: T) -> Markup {
    frame(
        t,
        1,
        Some(html! { (btn(t.t("提交，请上一级重办", "Send for another look")).pri()) }),
        "/my",
        html! {
            h1 class="h-sm" { (t.t("井盖的事解决了吗？", "Is the manhole mended?")) }
            (seg(&Ask { name: "ok", legend: t.t("解决了吗", "Solved?"), silent: true, ..Ask::default() }, &[Opt { value: "y", label: t.t("解决了", "Yes"), more: "", on: false }, Opt { value: "p", label: t.t("一部分", "Partly"), more: "", on: false }, Opt { value: "n", label: t.t("没解决", "No"), more: "", on: true }]))
            (objbox(t.t("那就请上一级重办", "Then the next level does it again"), html! {
                (textarea("why", t.t("哪里没解决？", "What is not solved?"), 3))
                (chain(&[Link { what: t.t("市综治中心派人", "The city sends someone"), more: t.t("明天 17:00 前告诉您是谁", "you hear who by 17:00 tomorrow"), ..Link::default() }, Link { what: t.t("5 个工作日内办完", "Done in 5 working days"), more: "", ..Link::default() }], true))
            }))
            (offline(t.t("离线", "Offline"), t.t("3 条待同步", "3 waiting"), (t.t("看一看", "Look"), "/grid/sync")))
            (visit("1", t.t("锦绣小区 20 号楼", "Building 20"), t.t("消防检查", "Fire check"), st(State::New, t.t("未到", "to do")), "/grid/visit/1", true))
        },
    )
}

/// A receipt.
pub fn paper(t: T) -> Markup {
    frame(
        t,
        1,
        None,
        "",
        html! {
            h1 { (t.t("已收到，明天 17:00 前有人联系您", "We have it; someone calls you by 17:00 tomorrow")) }
            (receipt(t.t("编号，凭它和手机号查进展", "Your number"), "HG2026-11-0001873", &[(t.t("什么事", "What"), html! { (t.t("楼道长期堆放杂物", "Blocked stairway")) }), (t.t("现在谁管", "Who has it"), html! { b { (t.t("兴安区综治中心", "Xing'an centre")) } }), (t.t("下一步", "Next"), html! { (t.t("1 个工作日内受理", "accepted in 1 working day")) })],
                qrrow(PreEscaped("<svg viewBox=\"0 0 8 8\"><path d=\"M0 0h3v3H0zM5 0h3v3H5zM0 5h3v3H0zM4 4h1v1H4zM6 6h1v1H6z\"/></svg>".to_owned()), t.t("二维码", "QR code"), t.t("扫码核对真假", "Scan to check it is real"), t.t("不用登录，谁都能核", "Anyone can, without signing in"), "3f9a c27d 51e0 8b64")))
            (rows(&[go("camera", t.t("再补两张照片", "Add two photos"), t.t("有照片的办得更快", "It goes faster"), "/")]))
        },
    )
}

/// A check of a receipt.
pub fn verify(t: T) -> Markup {
    frame(
        t,
        9,
        None,
        "",
        html! {
            (verdict(State::Ok, t.t("这张回执是真的", "This receipt is real"), t.t("11月24日 08:15 出具，之后没人改过", "Issued 24 Nov 08:15, unchanged since")))
            (ph_sec(t.t("怎么核的", "How it was checked"), chain(&[Link { what: t.t("内容和指纹对得上", "Content matches the fingerprint"), more: "3f9a c27d 51e0 8b64", mono: true, state: State::Ok }, Link { what: t.t("总指纹有市里的签名", "Signed by the city"), more: t.t("11月24日 09:00", "24 Nov 09:00"), mono: false, state: State::Ok }], false)))
        },
    )
}
