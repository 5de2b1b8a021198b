//! Papers from organ to organ.

use super::{blank, citations, day, heading, paragraph, paragraphs, points, row};
use crate::document::{DispatchOrder, SupervisionLetter};
use crate::sheet::{Block, Layout, Row, Sheet};

pub(super) fn dispatch(title: &str, d: &DispatchOrder) -> Sheet {
    let basis = citations(&d.basis).map_or_else(String::new, |b| format!("根据{b}，"));
    let mut rows = vec![
        Row {
            strong: true,
            ..row("事项编号", &d.head.matter_number)
        },
        row("事项名称", &d.title),
        row("事项来源", &d.source),
        row("反映人", &d.reporter),
    ];
    rows.extend(d.place.as_ref().map(|place| row("事项地点", place)));
    rows.push(Row {
        strong: true,
        ..row("办理时限", format!("{}前反馈办理结果", day(d.due)))
    });
    let mut blocks = vec![
        paragraph(format!("{basis}现将下列事项转你单位办理。")),
        Block::Table { rows },
        heading("基本情况"),
    ];
    blocks.extend(paragraphs(&d.facts));
    blocks.extend([heading("办理要求"), points(&d.requirements)]);
    blocks.push(paragraph(format!("联系人：{}。", d.contact)));
    Sheet {
        to: Some(format!("{}：", d.to)),
        blocks,
        attachments: d.attachments.clone(),
        copies: d.copies.clone(),
        ..blank(Layout::Letter, title, &d.head)
    }
}

pub(super) fn supervision(title: &str, d: &SupervisionLetter) -> Sheet {
    let basis = citations(&d.basis).map_or_else(String::new, |b| format!("根据{b}，"));
    let mut blocks = vec![
        paragraph(format!(
            "你单位承办的“{}”事项（事项编号：{}），应于{}前办结，至今未办结。{basis}现予督办。",
            d.title,
            d.head.matter_number,
            day(d.was_due),
        )),
        heading("事项情况"),
    ];
    blocks.extend(paragraphs(&d.facts));
    blocks.extend([heading("督办要求"), points(&d.requirements)]);
    blocks.push(heading("反馈时限"));
    blocks.push(paragraph(format!(
        "请于{}前将办理情况书面反馈我单位。联系人：{}。",
        day(d.due),
        d.contact,
    )));
    Sheet {
        to: Some(format!("{}：", d.to)),
        blocks,
        copies: d.copies.clone(),
        ..blank(Layout::Letter, title, &d.head)
    }
}
