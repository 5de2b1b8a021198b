# 状态
matter-state-registered = 待受理
matter-state-supplementing = 待补正
matter-state-triaged = 待接收
matter-state-handling = 办理中
matter-state-suspended = 中止
matter-state-replied = 待审核
matter-state-completed = 待评价
matter-state-closed = 已办结
matter-state-refused = 不予受理
matter-state-merged = 已合并
matter-state-withdrawn = 已撤回

# 动作
matter-do-ask_supplement = 要求补正
matter-do-supplement = 补充
matter-do-refuse = 不予受理
matter-do-merge = 并入
matter-do-take = 自办
matter-do-offer = 转办
matter-do-recall = 收回
matter-do-accept = 接收
matter-do-accept_triage = 接收
matter-do-return = 退回
matter-do-visit = 记录到场
matter-do-note = 记录进展
matter-do-ask = 问反映人
matter-do-suspend = 中止
matter-do-resume = 恢复
matter-do-extend = 延期
matter-do-assist = 请协助
matter-do-minutes = 会商纪要
matter-do-reply = 答复
matter-do-send_back = 退回修改
matter-do-approve = 审核通过
matter-do-follow_up = 回访办结
matter-do-lapse = 到期办结
matter-do-rate = 评价
matter-do-object = 提出异议
matter-do-object_again = 再提异议
matter-do-withdraw = 撤回
matter-do-urge = 催办
matter-do-supervise = 督办
matter-do-reclassify = 改类别
matter-do-add = 补充

# 经过
matter-told-add = 补充了情况
matter-told-registered = 上报
matter-told-ask_supplement = 请反映人补正
matter-told-supplement = 反映人补充了材料
matter-told-refuse = 不予受理
matter-told-merge = 并入 { $into }
matter-told-take = 中心自己办理
matter-told-offer = 转办给 { $to }
matter-told-recall = 收回转办
matter-told-accept = { $to } 已接收
matter-told-accept_triage = { $to } 接收，准备分流
matter-told-return = { $to } 退回
matter-told-visit = 到场
matter-told-note = 记录进展
matter-told-ask = 向反映人提问
matter-told-suspend = 中止办理
matter-told-resume = 恢复办理
matter-told-extend = 延期
matter-told-assist = 请 { $to } 协助
matter-told-minutes = 会商纪要
matter-told-reply = 拟好答复，送审
matter-told-send_back = 答复退回修改
matter-told-approve = 答复
matter-told-follow_up = 回访后办结
matter-told-lapse = 到期办结
matter-told-rate = 反映人评价
matter-told-object = 反映人提出异议，重新办理
matter-told-object_again = 反映人再次提出异议，由中心复核
matter-told-withdraw = 反映人撤回
matter-told-urge = 催办
matter-told-supervise = 督办
matter-told-reclassify = 改了类别
matter-told-reveal = 查看了{ $field }

# 渠道
matter-channel-counter = 窗口
matter-channel-phone = 电话
matter-channel-web = 网上
matter-channel-app = 手机上报
matter-channel-wechat = 微信
matter-channel-letter = 来信
matter-channel-visit = 来访
matter-channel-grid = 网格
matter-channel-transfer = 转来
matter-channel-hotline_12345 = 12345
matter-channel-call_110 = 110
matter-channel-superior = 上级交办

# 诉求
matter-purpose-consult = 咨询
matter-purpose-government_service = 办事
matter-purpose-help = 求助
matter-purpose-complaint = 投诉
matter-purpose-report = 反映问题
matter-purpose-suggestion = 建议
matter-purpose-dispute = 纠纷
matter-purpose-legal_aid = 法律援助
matter-purpose-counseling = 心理咨询
matter-purpose-praise = 表扬

# 结果
matter-outcome-supported = 支持诉求，已解决
matter-outcome-partly = 部分解决
matter-outcome-explained = 解释说明
matter-outcome-not_supported = 不支持
matter-outcome-transferred = 转其他途径
matter-outcome-refused = 不予受理
matter-outcome-merged = 已合并
matter-outcome-withdrawn = 已撤回

# 个人信息
matter-field-reporter = 姓名
matter-field-phone = 电话
matter-field-address = 地址

# 待办
matter-task-triage = 待受理
matter-task-confirm = 待接收
matter-task-handle = 待办理
matter-task-approve = 待审核
matter-task-follow_up = 待回访
matter-task-answer = 等您补充
matter-task-rate = 等您评价

# 拒绝的原因
matter-not-allowed = 您现在的岗位不能对这件事做这个动作
matter-not-now = 这件事已经不在那一步了，看看最新的经过
matter-stale = 刚有人改过这件事，看看最新的经过再办
matter-words-missing = 写几句说明
matter-words-long = 太长了，最多 4000 字
matter-body-missing = 写几句发生了什么
matter-body-long = 太长了，最多 4000 字
matter-title-missing = 用一句话概括
matter-title-long = 标题最多 60 个字
matter-purpose-unknown = 选一种诉求
matter-type-unknown = 选一个类别
matter-file-unknown = 有个文件没传成，重新传一次
matter-offer-self = 这件事就在这个单位手里，选别的单位
matter-merge-unknown = 找不到要并入的那件事，核对编号
matter-no-extension = 这个时限不能再延：没有延期的规定，或者已经延过，或者已经到期
matter-outcome-missing = 选一个办理结果
matter-stars-missing = 点一个满意程度
matter-purpose-words = 写明为什么要看

# 短信和消息
matter-notice-registered = 您反映的“{ $title }”已收到，编号 { $number }。由{ $holder }受理。
    .title = 已收到，编号 { $number }
matter-notice-ask-supplement = “{ $title }”要补充材料：{ $words }
    .title = { $number } 要您补充
matter-notice-ask = “{ $title }”办理单位想问您：{ $words }
    .title = { $number } 有个问题问您
matter-notice-refuse = “{ $title }”不予受理：{ $words }
    .title = { $number } 不予受理
matter-notice-merge = “{ $title }”和别人反映的是同一件事，合在一起办，进展照样告诉您。
    .title = { $number } 合并办理
matter-notice-accept = “{ $title }”由{ $holder }接手办理。
    .title = { $number } 有人接手了
matter-notice-suspend = “{ $title }”暂停办理：{ $words }
    .title = { $number } 暂停办理
matter-notice-resume = “{ $title }”恢复办理。
    .title = { $number } 恢复办理
matter-notice-extend = “{ $title }”延长了时限：{ $words }
    .title = { $number } 延长时限
matter-notice-approve = “{ $title }”有答复了：{ $words }
    .title = { $number } 有答复了，请您评价
matter-notice-lapse = “{ $title }”已办结。
    .title = { $number } 已办结

# 时钟
matter-clock-paused = 已中止计时
matter-clock-missed = 超期
matter-clock-from = 从 { $at } 起，次日开始数
matter-clock-until = 到 { $at } 止
matter-clock-law = 依据：{ $law }
matter-clock-provisional = 当年的放假安排还没公布，这个日期是暂定的，公布后会重算
matter-clock-extended = 已延期：{ $why }
matter-clock-triage = 受理
matter-clock-confirm = 接收
matter-clock-approve = 审核
matter-clock-follow-up = 回访
matter-clock-rework = 重办
matter-clock-supervise = 督办
matter-clock-resolve = 办结

# 接下来
matter-next-by = ，最晚 { $day }
matter-next-registered = 等{ $who }受理{ $by }
matter-next-registered-resident = 有人看过后会告诉您由谁来办。您不用做什么。
matter-next-registered-staff = 在{ $who }
matter-next-supplementing = 等反映人补充材料
matter-next-supplementing-resident = 补充之后继续受理，时限从补充后接着算。
matter-next-supplementing-staff = 在{ $who }，计时已停
matter-next-triaged = 等{ $to }接收{ $by }
matter-next-triaged-resident = 接收之前由{ $who }负责。您不用做什么。
matter-next-triaged-staff = 对方接收之前仍在{ $who }
matter-next-handling = 等{ $who }办理{ $by }
matter-next-handling-resident = { $who }已接手。您不用做什么。
matter-next-handling-staff = 在{ $who }
matter-next-handling-offered = 等{ $to }接收{ $by }
matter-next-handling-offered-resident = 接收之前由{ $who }继续办。您不用做什么。
matter-next-handling-offered-staff = 对方接收之前仍由{ $who }办理
matter-next-suspended = 暂停办理，等待条件恢复
matter-next-suspended-resident = 如果是在问您，回答之后就继续办。
matter-next-suspended-staff = 在{ $who }，计时已停
matter-next-replied = 等{ $who }负责人审核答复{ $by }
matter-next-replied-resident = 审核通过就把答复发给您。您不用做什么。
matter-next-replied-staff = 在{ $who }
matter-next-completed = 已答复，请反映人评价
matter-next-completed-resident = 解决了就评个分；没解决可以提异议，会重新办理。
matter-next-completed-staff = 没有评价的，由中心回访{ $by }
matter-next-closed = 已办结
matter-next-closed-resident = 30 天内还可以提异议。
matter-next-closed-staff = 最后由{ $who }办理
matter-next-refused = 不予受理
matter-next-refused-resident = 理由和别的办法写在下面。
matter-next-refused-staff = 由{ $who }决定
matter-next-merged = 已合并办理
matter-next-merged-resident = 和别人反映的是同一件事，进展照样告诉您。
matter-next-merged-staff = 由{ $who }合并
matter-next-withdrawn = 已撤回
matter-next-withdrawn-resident = 需要时可以重新反映。
matter-next-withdrawn-staff = 撤回时在{ $who }

# 谁
matter-by-reporter = 反映人
matter-by-you = 您
matter-by-system = 自动
matter-files = 附件 { $n } 个
matter-internal = 内部
matter-held = 持有 { $time }
matter-offered = 等接收
matter-will-rate = 评价
matter-relay = 在谁手里
matter-today = 今天

# 核验文书
matter-verify-page = 核验文书
matter-verify-code = 文书上的核验码是什么？
matter-verify-code-hint = 在二维码旁边，16 个字母和数字
matter-verify-go = 核验
matter-verify-unknown = 没有这个核验码，核对一下再输入
matter-verify-known = 这份文书是真的
matter-verify-same = 是同一份文件，没人改过
matter-verify-other = 不是我们签发的那份文件
matter-verify-unsigned = 有这份文书，还没有印出来
matter-verify-broken-row = 这份文书的登记被改动过，不要相信
matter-verify-issued = { $at } 出具
matter-verify-number = 文号
matter-verify-title = 文书
matter-verify-organ = 出具
matter-verify-day = 日期
matter-verify-short = 校验码
matter-verify-hidden = 这里不显示姓名、住址和内容
matter-verify-how = 怎么核的
matter-verify-not-printed = 印出来以后才有指纹和签名
matter-verify-given-same = 您给的文件，指纹对得上
matter-verify-given-other = 您给的文件，指纹对不上
matter-verify-hash = 签发时的指纹（SHA-256）
matter-verify-logged = 指纹在日志第 { $n } 条
matter-verify-signed = 编号、日期和指纹有签名
matter-verify-forged = 签名对不上
matter-verify-file = 手里有电子文件？
matter-verify-choose = 选 PDF 文件，我们算出指纹来比，不保存
matter-verify-compare = 比一比
matter-verify-broken = 文件没传完，重新选一次
matter-verify-note = 下载签名
matter-verify-note-more = 可以用别的软件核
matter-verify-another = 核另一份
matter-verify-another-more = 扫码，或输入核验码

# 用途
matter-why-verify_identity = 核实身份
matter-why-contact_party = 联系当事人
matter-why-draft_document = 制作文书
matter-why-check_address = 核对地址
matter-why-other = 其他

# 时钟到期
matter-task-alert = 快到期
matter-task-overdue = 已超期
matter-urged-by-clock = { $clock }时限已过，系统催办
matter-measure-on-time = 按期办结率
matter-measure-on-time-how = 答复时没有一个办理时钟超期的件数 ÷ 答复的件数
matter-measure-percent = ％
matter-measure-solved = 解决率
matter-measure-solved-how = 反映人说已解决的件数 ÷ 回答过的件数

# 接口
matter-api-media-type = 内容要用 application/json
matter-api-not-object = 内容要是一个 JSON 对象
matter-api-not-json = 内容不是 JSON
matter-api-missing = 要填
matter-api-not-text = 要是文字，不能有空字符
matter-api-too-long = 最多 { $most } 个字
matter-api-not-flag = 要是 true 或 false
matter-api-not-int = 要是 { $least } 到 { $most } 的整数
matter-api-not-number = 要是数
matter-api-not-list = 要是文字的列表
matter-api-too-many = 最多 { $most } 个
matter-api-not-one-of = 要是其中一个：{ $codes }
matter-api-not-known = 没有这个值
matter-api-not-ms = 要是 UTC 毫秒数
matter-api-cursor = 游标不是上一页给的
matter-api-command-missing = 请求头 Idempotency-Key 或者 command 要填，重试时用同一个
matter-api-command-form = 要是 8 到 60 个字母、数字、- 或 _
matter-api-unknown-field = 没有这个字段
matter-api-org-unknown = 没有这个单位
matter-api-unit-unknown = 没有这个区划，或者那里没有受理中心
matter-api-officers-only = 只有工作人员能填
matter-api-phone = 不是电话号码
matter-api-place = 经度和纬度都要填，用 WGS-84

# What the audit log says was done
audit-matter-register = 登记事项
audit-matter-accept = 接收
audit-matter-take = 自办
audit-matter-triage = 分流
audit-matter-offer = 转办
audit-matter-recall = 收回
audit-matter-return = 退回
audit-matter-refuse = 不予受理
audit-matter-ask = 向反映人提问
audit-matter-ask_supplement = 要求补正
audit-matter-supplement = 补充
audit-matter-lapse = 逾期未补正
audit-matter-assist = 请求协助
audit-matter-answer_assist = 答复协助
audit-matter-visit = 到场
audit-matter-note = 记录进展
audit-matter-minutes = 记录协调
audit-matter-reply = 拟好答复
audit-matter-approve = 审核通过
audit-matter-send_back = 退回重拟
audit-matter-follow_up = 回访
audit-matter-rate = 评价
audit-matter-object = 提出异议
audit-matter-suspend = 中止计时
audit-matter-resume = 恢复计时
audit-matter-extend = 延长期限
audit-matter-urge = 催办
audit-matter-supervise = 督办
audit-matter-merge = 合并
audit-matter-withdraw = 撤回
audit-matter-retype = 改类别
audit-matter-close = 办结
audit-matter-reopen = 重新办理
audit-matter-document = 出具文书
audit-matter-destroy = 到期销毁
audit-document-sign = 签章
