import { plain } from "../kernel/search.ts";

/*
 * Words that mean one kind of help, in both languages: who types any of them finds the services that are
 * described by any other. Data, never shown.
 */
export const kindsOfHelp: readonly (readonly string[])[] = [
  "理发 剪头发 剪发 剃头 修面 理头发 烫发 染发 头发|haircut,barber,hairdresser,cut hair,hair",
  "水电 小修 修水管 水管 修水龙头 水龙头 龙头漏水 漏水 修电 修灯 换灯泡 马桶 堵了 通下水道 下水道 管道 修马桶 维修 修理 修东西 换锁 开锁 安装 家电 修家电 修空调 空调 修洗衣机 修冰箱 电工 水工 师傅上门 跳闸 插座|repair,repairs,plumber,electrician,tap,toilet,pipe,fix,light bulb,lock,locksmith,appliance,handyman,socket,blocked drain,leak",
  "保洁 家政 打扫 打扫卫生 擦玻璃 钟点工 阿姨 清洁 做卫生 擦窗 保姆 搬家|cleaning,cleaner,housework,clean my home,clean the windows,maid,housekeeping",
  "社保 社保卡 养老金 养老认证 养老保险 退休 退休金 领取资格认证 人社 失业金 失业|social insurance,social security,social security card,pension,retirement,unemployment",
  "医保 医保卡 医保参保 参保 新农合 交医保 医疗保险 报销 看病报销|health insurance,medical insurance,insurance card,reimbursement",
  "居住证 暂住证 办居住证 身份证 户口 落户 流动人口|residence permit,permit,id card,household register",
  "高龄津贴 老年补贴 津贴 老人补贴 高龄补贴 长寿金 老年证 老年卡 敬老卡|allowance,elder allowance,senior card,old age allowance",
  "残疾证 残疾人 残疾 助残 轮椅|disability certificate,disability,disabled,wheelchair",
  "公租房 廉租房 租房 住房 保障房 申请住房 租房补贴|public housing,housing,rent,flat",
  "家庭医生 医生 看病 看医生 签约医生 量血压 体检 慢病 开药 高血压 糖尿病 配药|family doctor,doctor,check-up,blood pressure,medicine,clinic",
  "律师 法律 打官司 法律援助 法律咨询 合同 离婚 欠薪 讨薪 公证|lawyer,legal,legal advice,legal aid,contract,divorce,court",
  "调解 调解室 纠纷 邻里纠纷 吵架 矛盾 说理 评理|mediation,mediator,dispute,quarrel,conflict",
  "直播间 直播 带货 拍视频 录像 录音|live room,live stream,streaming,studio,video",
  "路演 路演厅 演讲 发布会|stage,pitch,road show",
  "议事厅 会议室 开会 活动室 场地 借场地 教室 聚会 场馆|meeting hall,meeting room,room,venue,hall",
  "太极 太极拳 打拳 晨练 锻炼 健身 运动 体育|tai chi,exercise,sport,fitness,morning exercise",
  "合唱 合唱团 唱歌 歌咏 音乐 声乐|choir,singing,sing,music",
  "饺子 包饺子 冬至 节日活动 美食|dumpling,dumplings,festival,cooking",
  "急救 急救知识 心肺复苏 救护 讲座 健康讲座 海姆立克|first aid,cpr,talk,lecture,health talk",
  "亲子 亲子阅读 读书 绘本 看书 阅读 借书 图书 讲故事 带孩子 孩子活动|reading,books,story time,children,kids,library",
  "手工 手工坊 做手工 剪纸 折纸 画画 陶艺|crafts,handicraft,paper cutting,drawing,arts",
  "书记 接待日 书记接待日 找书记 反映问题 见书记 找领导 提意见|secretary,reception day,meet the secretary,complain to the leader",
  "独居老人 探访 看望老人 陪老人 陪聊 老人 陪护 助老 照顾老人 送餐 陪同看病 陪诊 助浴 洗澡|visits,visit elders,elder,elderly,company,lonely,old people,bath",
  "换药 打针 护士 上门护理 护理 伤口 输液 导尿 压疮 褥疮|nurse,dressing,dressings,wound,injection,bandage",
  "手机使用 手机 学手机 微信 智能手机 不会用手机 学电脑 电脑 扫码 健康码 手机课|phone,help with the phone,smartphone,computer,wechat,learn the phone",
  "营业执照 执照 开店 开公司 注册公司 个体户 工商 许可证 办执照|business licence,business license,open a shop,register a company,licence",
  "创业 贷款 创业贷款 借钱 资金 小额贷款 补贴|loan,start-up,start-up loan,money,credit,subsidy",
  "婚姻 婚姻登记 结婚 领证 结婚证 离婚登记 办结婚证|marriage,marry,wedding,register a marriage",
  "退役 退役军人 退伍 当兵 优抚 军人 老兵 优待证|veteran,veterans,army,soldier",
  "招聘 招聘会 找工作 工作 就业 求职 求职登记 招工 上班|job,job fair,work,find a job,employment,hiring",
  "便民 服务窗口 便民服务 办事 窗口 代办 办证 盖章 开证明 证明|public service,service desk,desk,counter,certificate,stamp,paperwork",
].map(split);

/** Chinese parted by spaces, then English parted by commas. */
function split(line: string): string[] {
  const [zh = "", en = ""] = line.split("|");
  return [...zh.split(" "), ...en.split(",")].map(plain);
}
