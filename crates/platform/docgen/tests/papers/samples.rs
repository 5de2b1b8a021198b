//! One invented document of each kind.

use docgen::{
    AcceptanceNotice, Article, Basis, DispatchOrder, Document, DocumentNumber, Entry, Head, Means,
    Milestone, Outcome, Receipt, RefusalNotice, Remedy, Reply, SupervisionLetter, Term, TermUnit,
    ThreadPrint, Verify,
};
use jiff::civil::date;

const CONTACT: &str = "李某，0468-0000000";

pub fn head(serial: u32) -> Head {
    Head {
        organ: "鹤岗市信访局".into(),
        number: Some(DocumentNumber {
            code: "鹤信访".into(),
            year: 2026,
            serial,
        }),
        matter_number: "HG2026-11-0001873".into(),
        date: date(2026, 11, 24),
        seal: Some("鹤岗市信访局".into()),
        verify: Some(Verify {
            url: "https://anxin.hegang.example/v/3f9a07c211b8".into(),
            short_hash: "3F9A 07C2 11B8".into(),
        }),
    }
}

fn basis(articles: &[u16]) -> Vec<Basis> {
    vec![Basis {
        law: "信访工作条例".into(),
        articles: articles.iter().copied().map(Article::from).collect(),
    }]
}

fn remedies() -> Vec<Remedy> {
    let remedy = |means, organ: &str, count, article| Remedy {
        means,
        organ: organ.into(),
        within: Term {
            count,
            unit: TermUnit::Days,
        },
        basis: Some(Basis {
            law: if article == 35 {
                "信访工作条例"
            } else {
                "行政复议法"
            }
            .into(),
            articles: vec![Article {
                paragraph: Some(1),
                ..Article::from(article)
            }],
        }),
    };
    vec![
        remedy(Means::Review, "鹤岗市人民政府", 30, 35),
        remedy(Means::Reconsideration, "鹤岗市人民政府", 60, 20),
    ]
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&t| t.to_owned()).collect()
}

pub fn receipt() -> Receipt {
    Receipt {
        head: Head { organ: "鹤岗市社会治理服务中心".into(), seal: Some("鹤岗市社会治理服务中心".into()), ..head(12) },
        reporter: "张*".into(),
        channel: "社区便民服务窗口".into(),
        title: "向阳路与东解放路路口路灯连续三日不亮".into(),
        summary: "向阳路与东解放路交叉路口北侧三盏路灯自11月20日起不亮，晚上行人过街看不清车辆，附近有一所小学，请尽快维修。".into(),
        received: date(2026, 11, 23).at(9, 5, 0, 0),
        query_code: Some("7K4M-92QX".into()),
        next: vec![
            Milestone { text: "转市城市照明管理处现场核查".into(), due: Some(date(2026, 11, 25)) },
            Milestone { text: "修复并告知您结果，请您评价".into(), due: Some(date(2026, 11, 30)) },
        ],
        contact: "0468-0000000，鹤岗市工农区一站式服务大厅3号窗口".into(),
    }
}

pub fn reply() -> Reply {
    Reply {
        head: head(15),
        to: "张某某".into(),
        title: "光明小区3号楼地下室长期积水".into(),
        accepted: date(2026, 10, 12),
        request: texts(&["请求查明积水原因，责成有关单位修复排水管网，并对受损物品予以补偿。"]),
        facts: texts(&[
            "经现场勘查并查阅竣工图，光明小区3号楼地下室积水系楼外排水支管塌陷所致，该支管于2009年建成，属小区共用设施，保修期已满。",
            "2026年10月15日，市住房和城乡建设局会同街道、物业服务企业和业主代表到场，确认渗漏点共2处，受影响住户9户。",
        ]),
        outcome: Outcome::Supported,
        opinion: texts(&[
            "排水支管由物业服务企业使用专项维修资金修复，工程于2026年11月18日完工，经通水试验未再渗漏。",
            "对受损物品的补偿属民事争议，您可以申请社区人民调解委员会调解，或者依法向人民法院提起诉讼。",
        ]),
        basis: basis(&[32]),
        remedies: remedies(),
        contact: CONTACT.into(),
    }
}

pub fn thread() -> ThreadPrint {
    let steps = [
        ("登记", "居民通过窗口反映，生成受理回执。"),
        ("受理", "事实清楚，属本级职责，予以受理。"),
        ("转办", "转市城市照明管理处办理，限3个工作日反馈。"),
        (
            "退回",
            "经核，该路段路灯由工农区城市管理局维护，退回并说明理由。",
        ),
        ("转办", "改转工农区城市管理局。"),
        (
            "现场核查",
            "三盏灯具电缆老化，需更换约60米。\n现场照片3张已入卷。",
        ),
        ("办结", "电缆更换完毕，夜间试灯正常。"),
        ("评价", "满意：灯亮了，师傅很负责。"),
    ];
    let entries = (0..32).map(|n| {
        let (action, text) = steps[n % steps.len()];
        Entry {
            at: date(2026, 10, 1 + (n as i8 % 28)).at(8 + (n as i8 % 9), 5, 0, 0),
            organ: [
                "鹤岗市社会治理服务中心",
                "市城市照明管理处",
                "工农区城市管理局",
            ][n % 3]
                .into(),
            actor: ["窗口人员 王某", "值班员 赵某", "反映人"][n % 3].into(),
            action: action.into(),
            text: text.into(),
        }
    });
    ThreadPrint {
        head: Head {
            number: None,
            seal: None,
            ..head(0)
        },
        title: "向阳路与东解放路路口路灯连续三日不亮".into(),
        state: "已办结，已评价".into(),
        opened: date(2026, 10, 1).at(9, 5, 0, 0),
        entries: entries.collect(),
        printed_by: "鹤岗市信访局 李某".into(),
        printed: date(2026, 11, 24).at(16, 30, 0, 0),
        purpose: "案件评查（评查任务2026-07）".into(),
    }
}

pub fn all() -> Vec<Document> {
    vec![
        Document::Receipt(receipt()),
        Document::AcceptanceNotice(AcceptanceNotice {
            head: head(13),
            to: "张某某".into(),
            title: "光明小区3号楼地下室长期积水".into(),
            channel: "市民服务热线".into(),
            received: date(2026, 10, 10),
            accepted: date(2026, 10, 12),
            handling_organ: "鹤岗市住房和城乡建设局".into(),
            contact: "0468-0000000".into(),
            term: Term {
                count: 60,
                unit: TermUnit::Days,
            },
            due: date(2026, 12, 11),
            basis: basis(&[22, 23]),
            procedure: texts(&[
                "承办单位调查核实，听取您陈述事实和理由，必要时到现场查看。",
                "承办单位提出处理意见，并书面答复您。",
                "您可以对办理过程和结果作出评价。",
            ]),
            query: "凭事项编号在安心平台、各服务窗口或者拨打服务热线均可查询办理进度。".into(),
        }),
        Document::DispatchOrder(DispatchOrder {
            head: head(14),
            to: "鹤岗市住房和城乡建设局".into(),
            title: "光明小区3号楼地下室长期积水".into(),
            source: "市民服务热线".into(),
            reporter: "张某某（联系方式见平台）".into(),
            place: Some("鹤岗市工农区光明小区3号楼".into()),
            facts: texts(&[
                "居民反映，自2026年7月以来3号楼地下室长期积水，深处约20厘米，9户储物受损，并有异味。居民曾向物业服务企业反映两次，未得到解决。",
            ]),
            requirements: texts(&[
                "收到本单后2个工作日内与反映人联系，并到现场核实。",
                "查明积水原因，明确责任单位，提出修复方案和完成时间。",
                "书面答复反映人，并将答复意见书录入平台。",
            ]),
            basis: basis(&[22]),
            due: date(2026, 12, 4),
            attachments: texts(&["现场照片3张", "居民来电记录"]),
            copies: texts(&["工农区人民政府", "光明街道办事处"]),
            contact: CONTACT.into(),
        }),
        Document::Reply(reply()),
        Document::RefusalNotice(RefusalNotice {
            head: head(16),
            to: "王某某".into(),
            title: "不服（2026）黑0402民初100号民事判决".into(),
            received: date(2026, 11, 20),
            reasons: texts(&[
                "您反映的事项已由人民法院作出判决，属于应当通过诉讼途径解决的事项，不属于行政机关信访工作机构受理范围。",
            ]),
            basis: basis(&[22]),
            proper_route: Some(
                "如不服该判决，您可以在判决书送达之日起15日内向鹤岗市中级人民法院提起上诉。".into(),
            ),
            remedies: vec![],
            contact: CONTACT.into(),
        }),
        Document::SupervisionLetter(SupervisionLetter {
            head: head(17),
            to: "鹤岗市住房和城乡建设局".into(),
            title: "光明小区3号楼地下室长期积水".into(),
            was_due: date(2026, 11, 20),
            facts: texts(&[
                "该事项于2026年10月12日转你单位承办，其间两次催办，至今未收到办理结果。反映人于11月21日再次来电，称积水未消退，部分墙体出现霉变。",
            ]),
            requirements: texts(&[
                "查明逾期原因，明确承办人和完成时间。",
                "立即采取临时排水措施，防止损失扩大。",
            ]),
            basis: basis(&[40]),
            due: date(2026, 11, 27),
            copies: texts(&["鹤岗市人民政府办公室"]),
            contact: CONTACT.into(),
        }),
        Document::ThreadPrint(thread()),
    ]
}
