# 导航
place-nav = 地址与网格
place-nav-section = 地方
place-nav-admin = 区划与边界
place-nav-admin-section = 地方管理

# 标点
place-comma = 、
place-pause = ，
place-semicolon = ；

# 找人找窗口
place-find-title = 找人找窗口
place-find-field = 社区、小区、楼号，或拼音首字母
place-find-go = 查
place-find-tree = 按区县找
place-find-below = 下面的街道、乡镇、社区
place-find-grids = 选您所在的网格
place-find-map = 在地图上点一下
place-who-here = 看这里归谁管
place-who-title = 这里归谁管
place-lonlat = 写经度和纬度
place-lon = 经度
place-lat = 纬度
place-here = 在
place-other = 换个地方
place-wrong = 不对？告诉我们
place-nobody = 这里还没有登记负责的人。可以先到上一级综治中心
place-none = 没有找到“{ $q }”。试试社区名、小区名加楼号，或拼音首字母
place-which = “{ $q }”有几处，是哪一处？
place-no-point = 要先在地图上点一下，或者写上经度和纬度
place-outside = 这里不在本市范围内
place-not-sure = 这里还没有画边界，按最近的小区或社区估计，请核对

# 负责的人
place-duty-grid_worker = 网格员 { $name }
place-duty-deputy = 代班网格员 { $name }
place-duty-beat_officer = 社区民警 { $name }
place-duty-party_lead = 党格负责人 { $name }
place-on-duty = 在岗
place-off-duty = 不在岗
place-open = 开门
place-closed = 关门
place-until = 到 { $time }
place-opens = { $time } 开始
place-then = 之后 { $name } 代
place-walk = 走 { $n } 分钟
place-call = 给{ $whom }打电话 { $phone }
place-step-free = 无台阶
place-days-working = 工作日
place-days-every = 每天
place-day-1 = 周一
place-day-2 = 周二
place-day-3 = 周三
place-day-4 = 周四
place-day-5 = 周五
place-day-6 = 周六
place-day-7 = 周日

# 地图
place-zoom-in = 放大
place-zoom-out = 缩小
place-map-instead = 地图没有打开，下面的文字和地图一样

# 工作人员
place-empty = 还没有区划。请系统管理员先导入
place-hits = 找到的地方
place-tree = 区划
place-grids = 网格
place-estates = 小区
place-col-name = 名称
place-col-kind = 类别
place-col-worker = 网格员
place-col-phone = 电话
place-col-beat = 警格
place-col-street = 地址
place-col-property = 物业
place-col-state = 状态
place-col-decision = 以哪个为准
place-col-version = 版本
place-col-crs = 坐标系
place-col-area = 面积（平方公里）
place-col-points = 点数
place-col-from = 起始日期
place-col-source = 来源
place-col-unit = 对应区划
place-col-repair = 修补
place-col-saved = 保存时间
place-kind-unit = 区划
place-kind-estate = 小区
place-kind-building = 楼栋
place-fact-place = 所在
place-fact-official = 公布的名称
place-fact-kind = 类别
place-fact-code = 代码
place-conflict-mark = 名录不一致
place-conflict-says = 公布的几份名录对这个代码说法不同
place-conflict-open = 去核对

# 管理
place-admin-title = 区划与边界
place-admin-units = 区划
place-admin-conflicts = 名录冲突
place-admin-boundaries = 边界
place-level-city = 市 { $n }
place-level-county = 区县 { $n }
place-level-township = 街道乡镇 { $n }
place-level-community = 社区村 { $n }
place-next-page = 后面的
place-shown = 本页 { $n } 个
place-conflicts-none = 名录之间没有冲突
place-conflicts-say = { $all } 个代码说法不同，{ $open } 个还没有定
place-conflict-moved = 代码错位
place-conflict-missing = 有的名录没有
place-conflict-spelling = 写法不同
place-conflict-lacks = 没有
place-conflict-holds = 以哪个为准
place-conflict-decide = 定下
place-conflict-choose = 从名录里的名称中选一个

place-boundaries-none = 还没有边界。上传 GeoJSON 文件，先试算，再保存
place-upload-title = 导入边界
place-upload-file = GeoJSON 文件
place-upload-hint = 最大 16 MB。先检查并显示结果，不会立即保存
place-upload-check = 检查文件
place-upload-from = 起始日期要写成 2026-01-31 这样
place-upload-not = 这不是可用的边界文件。
place-upload-crs = 看不出坐标系，请选择文件用的是哪一种
place-upload-broken = 文件没有传完整，请再传一次
place-crs-hint = 公开地图的坐标有偏移；不清楚就自动判断
place-crs-auto = 自动判断
place-crs-wgs84 = WGS-84（CGCS2000）
place-crs-gcj02 = GCJ-02（国测局坐标）
place-crs-bd09 = BD-09（百度坐标）
place-crs-found = 比对结果：{ $crs }
place-crs-declared = 坐标系 { $crs }（导入时声明），偏移约 { $shift } 米
place-crs-detected = 坐标系 { $crs }（比对得出），偏移约 { $shift } 米
place-crs-against = 声明的是 { $said }，比对却像 { $found }。请核对后再保存
place-draft-says = 文件里有 { $all } 块，{ $usable } 块可以保存，从 { $from } 起生效
place-draft-skipped = 另有 { $n } 个点或线不是边界，没有读入
place-draft-save = 保存 { $n } 块边界
place-draft-drop = 不要这个文件
place-draft-areas = 文件里的边界
place-draft-map = 保存后的边界
place-draft-no-unit = 没有对应的区划
place-repair-clean = 没有问题
place-repair-done = 已修补
place-repair-refused = 修不了，要重新画
place-repair-more = 还有 { $n } 处
place-repair-count = { $n } 处
place-misfits = 相邻边界的重叠和空隙
place-overlap = { $a } 和 { $b } 重叠 { $area } 平方公里
place-gap = { $units } 之间有 { $area } 平方公里空隙
place-version = 第 { $n } 版
place-report = 检查报告

place-problem-unclosed = 首尾没有闭合
place-problem-wrong-winding = 方向反了
place-problem-duplicate-points = 重复的点
place-problem-spike = 尖刺
place-problem-no-area = 没有面积
place-problem-out-of-range = 坐标不在地球上
place-problem-self-intersection = 自己和自己相交
place-problem-rings-cross = 内外环相交
place-problem-hole-outside = 洞在外面
place-problem-parts-overlap = 几部分互相重叠
place-problem-sliver = 碎片
place-remedy-closed = 已闭合
place-remedy-reversed = 已调转
place-remedy-points-removed = 已删去
place-remedy-ring-dropped = 整圈删去
place-remedy-rebuilt = 已重算
place-remedy-refused = 修不了

# What the audit log says was done
audit-place-decide_conflict = 定名称
audit-place-save_boundaries = 保存边界
