# 角色
role-anyone = 任何人
role-resident = 居民
role-staff = 工作人员
role-window_clerk = 窗口人员
role-triage_officer = 分流员
role-handler = 承办人
role-unit_leader = 单位负责人
role-supervisor = 督办员
role-center_head = 中心主任
role-grid_worker = 网格员
role-observer = 观察员
role-system_admin = 系统管理员
role-security_admin = 安全管理员
role-audit_admin = 审计管理员

# 看个人信息的目的
purpose-verify_identity = 核实身份
purpose-contact_party = 联系当事人
purpose-draft_document = 制作文书
purpose-check_address = 核对地址
purpose-other = 其他

people-level-city = 市级
people-level-county = 区县级
people-level-township = 街道乡镇级
people-level-community = 社区村级

# 登录
people-login-title = 工作人员登录
people-login-residents = 群众办事不用登录，
people-login-residents-link = 去办事
people-login-login = 工号或手机号
people-login-example = 例如 XA-0312
people-login-password = 密码
people-login-button = 登录
people-login-or = 或者
people-login-by-phone = 群众用手机验证码登录
people-login-forgotten = 忘了密码，找安全管理员重置
people-login-dark = 换深色
people-login-light = 换浅色
people-login-wrong = 工号、手机号或密码不对
people-login-wait = 错了太多次，{ $time } 以后再试
people-login-locked = 这个账号锁定了，找安全管理员解锁
people-login-no-post = 这个账号现在没有岗位，找安全管理员派岗
people-login-gone = 等得太久了，从头再来一次
people-login-use-password = 这是工作人员的手机号，用工号或手机号加密码登录
people-login-again = 重新登录

people-totp-title = 再输一次动态码
people-totp-below = 打开手机上的验证器，输入现在的 6 位数字
people-totp-code = 动态码
people-totp-wrong = 动态码不对，等下一个再试

people-phone-title = 用手机号登录
people-phone-staff = 工作人员从这里登录
people-phone-phone = 手机号
people-phone-hint = 发一条带 6 位数字的短信，不用记密码
people-phone-send = 发验证码
people-phone-wrong = 手机号不对，应为 11 位数字
people-phone-mobile = 固定电话收不到短信，填手机号
people-phone-too-many = 这个号码刚发过，过一会儿再发
people-code-title = 输入验证码
people-code-sent = 发到了 { $phone }，10 分钟内有效。
people-code-other = 换个号码
people-code-demo = 演示城市不发短信，验证码是
people-code-code = 验证码
people-code-wrong = 验证码不对，看看短信再输一次
people-sms-code = 安心验证码 { $code }，10 分钟内有效。不要告诉别人。
    .title = 验证码

# 演示城市
people-tour-title = 演示城市，先走一遍
people-tour-below = 单位是真的，人和事都是编的，走坏了可以重来
people-tour-identities = 或者直接用一个身份进去
people-tour-foot = 所有演示账号的密码在启动窗口里。正式环境没有这一栏。
people-tour-resident-post = 手机 + 验证码
people-scene-report = 从手机报一件事，看到它办完
people-scene-report-more = 群众：报楼道杂物，收回执，看经过，评价
people-scene-report-time = 6 分钟
people-scene-intake = 接一件，分给对的人
people-scene-intake-more = 窗口：登记，看建议类别和单位，转办，催办
people-scene-intake-time = 5 分钟
people-scene-grid = 断网也能走访
people-scene-grid-more = 网格员：今日路线，拍照，断网保存，两边改了怎么办
people-scene-grid-time = 5 分钟
people-scene-handle = 接收、办结、被退回
people-scene-handle-more = 承办单位：接收，上门，问反映人，答复，不满意重办
people-scene-handle-time = 6 分钟
people-scene-today = 一页看完今天
people-scene-today-more = 中心主任：流量和存量，退回两次怎么定，热点会办
people-scene-today-time = 4 分钟
people-demo-resident = 群众 { $name }
people-demo-window_clerk = 窗口 { $name }
people-demo-triage_officer = 分流 { $name }
people-demo-handler = 承办 { $name }
people-demo-unit_leader = 负责人 { $name }
people-demo-supervisor = 督办 { $name }
people-demo-center_head = 主任 { $name }
people-demo-grid_worker = 网格员 { $name }
people-demo-observer = 观察员 { $name }
people-demo-system_admin = 管理员 { $name }
people-demo-security_admin = 安全员 { $name }
people-demo-audit_admin = 审计员 { $name }

# 不能这样做
people-refused-unit = 区划代码是 4、6、9 或 12 位数字
people-refused-kind = 类型用小写字母、数字和下划线，2 到 40 个
people-refused-name = 名称要填，不超过 60 个字；姓名和岗位不超过 40 个字
people-refused-login = 工号用字母、数字、点和横线，2 到 32 个
people-refused-login-taken = 这个工号已经有人用了
people-refused-phone-taken = 这个手机号已经属于另一个账号
people-refused-closed = 已经撤销，不能再改
people-refused-cycle = 不能挪到自己下面
people-refused-open-below = 下面还有没撤销的单位，先处理它们
people-refused-held = 这段时间岗位上已经有人
people-refused-administrators = 系统、安全、审计管理员要由三个人担任
people-refused-roles = 至少选一个角色
people-refused-period = 结束要在开始以后
people-refused-password = 密码至少 10 个字，不要重复，也不要包含工号
people-refused-day = 日期写成 2026-12-01

# 我的设置
people-me-title = 我的设置
people-me-profile = 我
people-me-name = 姓名
people-me-name-hint = 办事的人会这样称呼您
people-me-login = 工号
people-me-save = 保存
people-me-must-change = 密码是管理员设的，换成自己的
people-me-change-password = 换密码
people-me-devices = 登录的设备
people-me-device = 设备
people-me-device-unknown = 没有报出名字的设备
people-me-last-seen = 最近使用
people-me-action = 操作
people-me-since = { $at } 登录
people-me-this-device = 这台设备
people-me-end = 退出这台
people-me-end-others = 退出其他设备
people-me-protection = 账号保护
people-me-totp = 动态码
people-me-totp-on = 已启用
people-me-totp-off = 没启用
people-me-totp-change = 设置
people-me-leave = 离开

people-password-title = 换密码
people-password-current = 现在的密码
people-password-new = 新密码
people-password-hint = 至少 10 个字，可以是一句话
people-password-again = 再输一次新密码
people-password-button = 换密码，退出其他设备
people-password-wrong = 现在的密码不对
people-password-differ = 两次输入的新密码不一样

people-totp-first = 启用动态码
people-totp-anew = 换一部手机
people-totp-picture = 验证器用的二维码
people-totp-scan = 用手机上的验证器扫这个码
people-totp-type = 扫不了就手动输入：
people-totp-enrol = 启用
people-totp-remove = 停用动态码
people-totp-remove-says = 停用以后，只要密码就能登录。

people-tokens-title = 接口令牌
people-tokens-none = 没有令牌。程序用令牌代替密码访问接口。
people-tokens-name = 做什么用
people-tokens-example = 例如 月报脚本
people-tokens-life = 有效期
people-tokens-days = { $n } 天
people-tokens-make = 生成令牌
people-tokens-made = 令牌已生成
people-tokens-once = 只显示这一次，现在就存到程序里
people-tokens-kept = 存好了
people-tokens-never = 没用过
people-tokens-line = 有效到 { $ends }，最近使用 { $used }
people-tokens-revoke = 作废
