"""The words that a number counts in, as far as they stand between it and a wording (860个以上, 50元左右)."""

import re

NAMES = """
个 项 件 名 人 户 家 处 座 条 盏 栋 幢 套 间 所 台 辆 部 架 艘 只 头 匹 株 棵 亩 公顷 平方米 平方公里 平方千米 立方米
立方 平方 公里 千米 厘米 毫米 米 里 公斤 千克 毫克 微克 克 斤 吨 升 毫升 元 美元 欧元 港元 日元 韩元 英镑 卢布 台币
块钱 块 元钱 元人民币 天 日 年 月 个月 周 个星期 星期 小时 个小时 分钟 秒 秒钟 岁 周岁 度 摄氏度 ℃ °C 次 批 批次 轮 场
场次 期 届 级 层 类 种 门 份 本 册 篇 张 封 幅 枚 粒 颗 支 队 组 对 双 群 班 站 点 村 镇 乡 县 市 区 省 社区 街道 企业
倍 字 页 千瓦 千瓦时 兆瓦 瓦 度电 床 张床位 辆次 车次 班次 人次 户次 人日 工日 架次 标箱 标准箱 词 例 起 宗 桩 笔 单
位 尾 羽 箱 桶 瓶 袋 包 卷 片 段 道 堂 课 节 学时 课时 席 桌 顷 千伏 伏 千卡 赫兹 兆赫 个百分点 百分点 个工作日 工作日
个乡镇 个村 个县 个市 个区 个社区 个项目 家企业 名学生 名干部 万元 公分 瑞士法郎 泰铢 澳元 周大 个月大 天大 岁大 便士
海里 立方厘米 cm mm km kg ml mL kW MW GW kWh kV hm² km² m² ㎡ m g t L TEU
"""
UNIT = re.compile("|".join(map(re.escape, sorted(set(NAMES.split()), key=lambda name: (-len(name), name)))))
# Latin units may follow a number directly; any other Latin letter makes a name of it: 5G, 4A.
LATIN_UNIT = re.compile(
    r"(?:cm|mm|km|kg|ml|mL|kWh|kW|MW|GW|kV|Hz|MB|GB|TB|TEU|CM|KM|KG|hm²|km²|m²|m³|m|g|t|L|℃|°C|W|h|s|min)(?![A-Za-z0-9])"
)
HALF_UNIT = re.compile(
    r"(?:年|个小时|小时|个月|个|倍|斤|公斤|吨|米|公里|里|天|岁|亩|尺|丈)(?=半(?![数径边导山岛夜壁月年载]))"
)
