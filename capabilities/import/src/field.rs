//! What a column can be, and by which headings it is known.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $code:literal, personal: $personal:literal, [$($heading:literal),*];)*) => {
        /// What a column says about a matter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name),* }

        impl Field {
            /// In the order offered.
            pub const ALL: &'static [Field] = &[$(Field::$name),*];
            /// The code in forms, saved mappings and the API; `import-field-<code>` is its name.
            pub fn code(self) -> &'static str { match self { $(Field::$name => $code),* } }
            /// Reads a code.
            pub fn parse(code: &str) -> Option<Field> { match code { $($code => Some(Field::$name),)* _ => None } }
            /// Headings by which it is known, folded as [`fold`] does; the first in each language names it in the template.
            pub fn headings(self) -> &'static [&'static str] { match self { $(Field::$name => &[$($heading),*]),* } }
            /// What is sealed when it is registered, and masked where a staged row is shown.
            pub fn is_personal(self) -> bool { match self { $(Field::$name => $personal),* } }
        }
    };
}

fields! {
    /// 原编号: the number in the register that the file comes from. A second report of the same number is not registered.
    Reference = "reference", personal: false, [
        "原编号", "originalnumber", "编号", "工单编号", "工单号", "受理编号", "受理号", "案件编号", "案件号", "事项编号",
        "诉求编号", "单号", "流水号", "reference", "referencenumber", "ref", "casenumber", "caseno", "ticketnumber",
        "ticketno", "ticketid", "externalid", "number", "no", "id"
    ];
    /// 标题
    Title = "title", personal: false, [
        "标题", "title", "事由", "事项标题", "工单标题", "诉求标题", "主题", "案由", "事项名称", "subject", "summary", "headline"
    ];
    /// 原话: in the reporter's words.
    Body = "body", personal: false, [
        "内容", "description", "描述", "事项描述", "问题描述", "诉求内容", "反映内容", "反映问题", "工单内容", "事项内容",
        "情况说明", "详细内容", "具体内容", "详情", "原话", "问题", "body", "details", "text", "content", "complaint", "words"
    ];
    /// 类别: code or name of a type in the catalogue.
    Type = "type", personal: false, [
        "类别", "type", "类型", "事项类别", "事项类型", "诉求类别", "诉求类型", "问题类别", "问题类型", "工单类型", "分类",
        "类别编码", "类型编码", "类别代码", "类型代码", "案件类型", "纠纷类型", "typecode", "typename", "category",
        "categorycode", "kind"
    ];
    /// 单位: code or name of an administrative unit.
    Unit = "unit", personal: false, [
        "社区", "unit", "单位编码", "区划代码", "区划编码", "行政区划", "社区编码", "所属社区", "社区村", "社区名称",
        "所属区域", "所在社区", "村", "村社区", "街道", "乡镇街道", "所属街道", "区县", "所属区县", "辖区", "unitcode",
        "unitname", "community", "district", "area", "township", "neighbourhood", "neighborhood"
    ];
    /// 地址
    Address = "address", personal: true, [
        "地址", "address", "地点", "详细地址", "事发地址", "事发地点", "发生地点", "发生地址", "问题地址", "具体地址",
        "位置", "住址", "location", "place", "street", "wherehappened"
    ];
    /// 经度
    Lon = "lon", personal: true, ["经度", "longitude", "lon", "lng", "long", "x", "x坐标", "东经"];
    /// 纬度
    Lat = "lat", personal: true, ["纬度", "latitude", "lat", "y", "y坐标", "北纬"];
    /// 反映人
    ReporterName = "reporter_name", personal: true, [
        "反映人", "reportername", "姓名", "反映人姓名", "联系人", "联系人姓名", "来电人", "来访人", "当事人", "当事人姓名",
        "申请人", "投诉人", "举报人", "诉求人", "市民姓名", "居民姓名", "reporter", "name", "fullname", "caller",
        "callername", "applicant", "complainant", "citizen", "resident"
    ];
    /// 联系电话
    ReporterPhone = "reporter_phone", personal: true, [
        "电话", "reporterphone", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "反映人电话", "来电号码",
        "来电电话", "联系人电话", "phone", "phonenumber", "telephone", "tel", "mobile", "mobilenumber", "contact",
        "contactnumber"
    ];
    /// 代谁反映: the name of whom it is about.
    Behalf = "behalf", personal: true, [
        "代谁反映", "onbehalfof", "被代理人", "委托人", "代办对象", "替谁反映", "代反映人", "behalf", "represented", "for"
    ];
    /// 与本人关系
    Relation = "relation", personal: false, [
        "与本人关系", "relation", "关系", "代理关系", "与当事人关系", "relationship"
    ];
    /// 是否匿名
    Anonymous = "anonymous", personal: false, [
        "匿名", "anonymous", "是否匿名", "是否保密", "保密", "匿名保密", "isanonymous", "confidential"
    ];
    /// 登记时间: when it was told to the register that the file comes from.
    Reported = "reported_at", personal: false, [
        "登记时间", "reportedat", "登记日期", "受理时间", "受理日期", "收到时间", "收件时间", "来电时间", "来访时间",
        "来信时间", "反映时间", "上报时间", "创建时间", "录入时间", "日期", "时间", "reporteddate", "reported", "receivedat",
        "received", "createdat", "created", "date", "datetime", "registered", "registeredat", "timestamp"
    ];
    /// 发生时间
    Occurred = "occurred_at", personal: false, [
        "发生时间", "occurredat", "发生日期", "事发时间", "事发日期", "案发时间", "occurred", "happenedat", "happened",
        "incidentdate", "eventdate"
    ];
    /// 来源渠道
    Channel = "channel", personal: false, [
        "来源", "channel", "渠道", "来源渠道", "受理渠道", "受理方式", "来源方式", "反映渠道", "反映方式", "诉求来源",
        "工单来源", "信息来源", "source", "sourcechannel", "via"
    ];
    /// 紧急程度
    Urgency = "urgency", personal: false, [
        "紧急程度", "urgency", "紧急级别", "优先级", "级别", "缓急", "priority", "level"
    ];
    /// 诉求目的
    Purpose = "purpose", personal: false, [
        "诉求目的", "purpose", "目的", "诉求性质", "性质", "nature"
    ];
}

/// A heading without what people put around it: `*联系电话（手机）：` is `联系电话`, `Reporter name` is `reportername`.
pub fn fold(heading: &str) -> String {
    let mut folded = String::new();
    let mut depth = 0_u32;
    for c in heading.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ => {}
        }
    }
    folded
}
