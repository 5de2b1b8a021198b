//! Papers for a person.

use super::{
    blank, citations, day, heading, moment, paragraph, paragraphs, points, questions, remedies,
    row, term,
};
use crate::document::{AcceptanceNotice, Outcome, Receipt, RefusalNotice, Reply, ThreadPrint};
use crate::sheet::{Block, Layout, Line, Row, Sheet};

pub(super) fn receipt(title: &str, d: &Receipt) -> Sheet {
    let labelled = |label: &str, english: &str, value: &str| Row {
        english: Some(english.to_owned()),
        ..row(label, value)
    };
    let mut rows = vec![
        Row {
            strong: true,
            ..labelled("事项编号", "Matter number", &d.head.matter_number)
        },
        labelled("事项名称", "Subject", &d.title),
        labelled("反映人", "Reported by", &d.reporter),
        labelled("受理渠道", "Received through", &d.channel),
        labelled("收到时间", "Received at", &moment(d.received)),
        labelled("反映内容", "What you told us", &d.summary),
    ];
    if let Some(code) = &d.query_code {
        rows.push(Row {
            strong: true,
            ..labelled("查询码", "Access code", code)
        });
    }
    if !d.next.is_empty() {
        let steps: Vec<String> = d
            .next
            .iter()
            .map(|step| match step.due {
                Some(due) => format!("{}（{}前）", step.text, day(due)),
                None => step.text.clone(),
            })
            .collect();
        rows.push(labelled("后续办理", "What happens next", &steps.join("\n")));
    }
    rows.push(labelled("咨询方式", "Questions", &d.contact));
    Sheet {
        blocks: vec![
            paragraph("您反映的事项我们已经收到。请保存好本回执，凭事项编号可以随时查询办理进度。"),
            Block::Table { rows },
        ],
        ..blank(Layout::Receipt, title, &d.head)
    }
}

pub(super) fn acceptance(title: &str, d: &AcceptanceNotice) -> Sheet {
    let basis = citations(&d.basis).map_or_else(String::new, |b| format!("根据{b}，"));
    let mut blocks = vec![
        paragraph(format!(
            "您于{}通过{}提出的“{}”事项收悉。经审查，{basis}我单位决定予以受理，事项编号为{}。现将有关情况告知如下：",
            day(d.received),
            d.channel,
            d.title,
            d.head.matter_number,
        )),
        heading("办理单位"),
        paragraph(format!("{}，联系电话：{}。", d.handling_organ, d.contact)),
        heading("办理期限"),
        paragraph(format!(
            "自{}受理之日起{}内办结，即于{}前答复您。确需延长期限的，将在期满前书面告知您理由。",
            day(d.accepted),
            term(d.term),
            day(d.due),
        )),
    ];
    if !d.procedure.is_empty() {
        blocks.extend([heading("办理程序"), points(&d.procedure)]);
    }
    blocks.extend([heading("查询方式"), paragraph(&d.query)]);
    Sheet {
        to: Some(format!("{}：", d.to)),
        blocks,
        ..blank(Layout::Letter, title, &d.head)
    }
}

pub(super) fn reply(title: &str, d: &Reply) -> Sheet {
    // In the words of 信访工作条例 art. 32.
    let outcome = match d.outcome {
        Outcome::Supported => "您的请求事实清楚，符合法律、法规、规章或者其他有关规定，予以支持。",
        Outcome::Explained => "您的请求事由合理，但缺乏法律依据，现向您作如下解释说明。",
        Outcome::NotSupported => {
            "您的请求缺乏事实根据或者不符合法律、法规、规章或者其他有关规定，不予支持。"
        }
    };
    let basis = citations(&d.basis).map_or_else(String::new, |b| format!("根据{b}的规定，"));
    let mut blocks = vec![paragraph(format!(
        "您提出的“{}”事项（事项编号：{}），我单位于{}受理。现已办理完毕，答复如下：",
        d.title,
        d.head.matter_number,
        day(d.accepted),
    ))];
    blocks.push(heading("您的诉求"));
    blocks.extend(paragraphs(&d.request));
    blocks.push(heading("查明的事实"));
    blocks.extend(paragraphs(&d.facts));
    blocks.push(heading("处理意见"));
    blocks.push(paragraph(format!("{basis}{outcome}")));
    blocks.extend(paragraphs(&d.opinion));
    objection(&mut blocks, &remedies("意见", &d.remedies));
    blocks.push(questions(&d.contact));
    Sheet {
        to: Some(format!("{}：", d.to)),
        blocks,
        ..blank(Layout::Letter, title, &d.head)
    }
}

pub(super) fn refusal(title: &str, d: &RefusalNotice) -> Sheet {
    let basis = citations(&d.basis).map_or_else(String::new, |b| format!("根据{b}的规定，"));
    let mut blocks = vec![
        paragraph(format!(
            "您于{}提出的“{}”事项（编号：{}）收悉。经审查，{basis}我单位决定不予受理。现将理由和有关途径告知如下：",
            day(d.received),
            d.title,
            d.head.matter_number,
        )),
        heading("不予受理的理由"),
    ];
    blocks.extend(paragraphs(&d.reasons));
    if let Some(route) = &d.proper_route {
        blocks.extend([heading("您可以选择的途径"), paragraph(route)]);
    }
    objection(&mut blocks, &remedies("告知", &d.remedies));
    blocks.push(questions(&d.contact));
    Sheet {
        to: Some(format!("{}：", d.to)),
        blocks,
        ..blank(Layout::Letter, title, &d.head)
    }
}

fn objection(blocks: &mut Vec<Block>, sentences: &[String]) {
    if !sentences.is_empty() {
        blocks.extend([heading("救济途径"), points(sentences)]);
    }
}

pub(super) fn thread(title: &str, d: &ThreadPrint) -> Sheet {
    let entries = d.entries.iter().map(|entry| Line {
        at: format!(
            "{}\n{:02}:{:02}",
            entry.at.date(),
            entry.at.hour(),
            entry.at.minute()
        ),
        organ: entry.organ.clone(),
        actor: entry.actor.clone(),
        action: entry.action.clone(),
        text: entry.text.clone(),
    });
    Sheet {
        blocks: vec![Block::Table {
            rows: vec![
                row("事项编号", &d.head.matter_number),
                row("事项名称", &d.title),
                row("登记时间", moment(d.opened)),
                row("当前状态", &d.state),
            ],
        }],
        entries: entries.collect(),
        note: Some(format!(
            "本记录由{}于{}打印，共{}条。用途：{}。",
            d.printed_by,
            moment(d.printed),
            d.entries.len(),
            d.purpose,
        )),
        ..blank(Layout::Thread, title, &d.head)
    }
}
