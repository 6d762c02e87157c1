import type { Bilingual } from "../kernel/decision.ts";
import type { Person } from "./person.ts";

/*
 * What Linge keeps about a person, said once, for people to read and for their export. A test holds it
 * against what the capabilities really store. Nothing here promises an end that no code brings about.
 */

export type DataKept = {
  /** Stable, for programs. */
  key: string;
  /** What is stored under this entry: `capability.attribute`. */
  attributes: readonly string[];
  label: Bilingual;
  purpose: Bilingual;
  seenBy: Bilingual;
  keptFor: Bilingual;
  legalBasis: Bilingual;
};

const consent: Bilingual = {
  zh: "您的同意（《个人信息保护法》第十三条第一项）；可随时不提供",
  en: "Your consent (Personal Information Protection Law, article 13, item 1); you need not give it",
};
const service: Bilingual = {
  zh: "为您提供所要求的服务所必需（《个人信息保护法》第十三条第二项）",
  en: "Needed for the service you ask for (Personal Information Protection Law, article 13, item 2)",
};
const duty: Bilingual = {
  zh: "社区和街道履行法定职责所必需（《个人信息保护法》第十三条第三项）",
  en: "Needed for the legal duties of community and street (Personal Information Protection Law, article 13, item 3)",
};
const untilAsked: Bilingual = {
  zh: "目前没有自动删除；您可以向社区提出删除要求",
  en: "Nothing ends by itself yet; you may ask the community to delete it",
};
const asEvidence: Bilingual = {
  zh: "作为办理过程的凭证保留，目前没有自动删除",
  en: "Kept as evidence of what was done; nothing ends by itself yet",
};
const onlyYou: Bilingual = { zh: "只有您本人", en: "Only you" };

/** What is kept, the person's own account first. */
export const dataKept: readonly DataKept[] = [
  {
    key: "profile",
    attributes: ["person.displayName", "person.language", "person.elderMode", "person.createdAt"],
    label: { zh: "称呼、语言和显示设置", en: "Display name, language and display settings" },
    purpose: {
      zh: "让他人知道如何称呼您，并以您选择的语言显示",
      en: "To call you by the name you chose and write in your language",
    },
    seenBy: {
      zh: "称呼：与您的事项有关的人；设置：只有您本人",
      en: "The name: whoever deals with your matters; the settings: only you",
    },
    keptFor: untilAsked,
    legalBasis: service,
  },
  {
    key: "phone",
    attributes: ["person.phone", "person.phoneHash"],
    label: { zh: "手机号（加密保存）", en: "Phone number (stored encrypted)" },
    purpose: {
      zh: "登录，以及办理事项时联系您",
      en: "To sign in, and to reach you about your matters",
    },
    seenBy: {
      zh: "您本人；经办人员说明用途后可查看；任命您的街道凭号码查找。每次查看都有记录，您可以看到",
      en: "You; those who handle your report, for a stated purpose; a street that appoints you by your number. Each look is recorded and you can read it",
    },
    keptFor: untilAsked,
    legalBasis: service,
  },
  {
    key: "realName",
    attributes: ["person.realName"],
    label: { zh: "真实姓名（加密保存，可不填）", en: "Real name (stored encrypted, optional)" },
    purpose: { zh: "仅供您自己记录", en: "For your own record only" },
    seenBy: onlyYou,
    keptFor: { zh: "直到您清空它", en: "Until you remove it" },
    legalBasis: consent,
  },
  {
    key: "wechat",
    attributes: ["person.wechatHash", "person.openid", "person.left"],
    label: {
      zh: "微信身份：不可逆标记和 openid（加密保存），以及您同意接收的微信消息条数",
      en: "Your WeChat identity: an irreversible mark and the openid (stored encrypted), and how many WeChat messages you agreed to",
    },
    purpose: {
      zh: "用微信登录时认出您，发送您同意接收的微信消息，请微信核对您公开的称呼和照片",
      en: "To know you when you sign in with WeChat, to send the messages you agreed to, and to have WeChat check the name and photos you show",
    },
    seenBy: { zh: "任何人都看不到", en: "Nobody" },
    keptFor: untilAsked,
    legalBasis: service,
  },
  {
    key: "homes",
    attributes: ["person.residences", "person.label", "person.claim"],
    label: {
      zh: "住址登记：地址（加密保存）、关系、确认结果",
      en: "Homes: the address (stored encrypted), how you belong to it, the decision",
    },
    purpose: {
      zh: "确认您属于哪个网格，显示您的联系卡",
      en: "To find the grid you belong to and show its contact card",
    },
    seenBy: {
      zh: "您本人，以及该网格负责确认住址的人员",
      en: "You, and the people of that grid who confirm homes",
    },
    keptFor: {
      zh: "有效的登记保留到您结束它；已结束的保留最近十条，过程记录作为凭证保留",
      en: "While it holds; of ended ones the last ten; the record of decisions is kept as evidence",
    },
    legalBasis: duty,
  },
  {
    key: "appointments",
    attributes: ["person.appointments"],
    label: { zh: "职务任命和办公电话", en: "Appointments and the phone of the post" },
    purpose: { zh: "确定您可以办理什么", en: "To know what you may do in your post" },
    seenBy: {
      zh: "任期内公开；之前和之后只有您和任命方",
      en: "Public while they last; before and after, you and those who appoint",
    },
    keptFor: asEvidence,
    legalBasis: duty,
  },
  {
    key: "sessions",
    attributes: [
      "person.sessionEpoch",
      "person.endedSessions",
      "session.session",
      "session.phoneCodes",
      "session.codesAsked",
    ],
    label: {
      zh: "登录会话、验证码和登录尝试（号码和网络地址只存不可逆标记）",
      en: "Sessions, codes and attempts to sign in (numbers and network addresses as irreversible marks only)",
    },
    purpose: { zh: "保持登录，防止盗用", en: "To keep you signed in and others out" },
    seenBy: onlyYou,
    keptFor: {
      zh: "会话最后一次使用后 30 天，最长 180 天；登录尝试约一天",
      en: "A session for 30 days after its last use, 180 in all; attempts for about a day",
    },
    legalBasis: service,
  },
  {
    key: "complaints",
    attributes: [
      "complaint.description",
      "complaint.place",
      "complaint.label",
      "complaint.reporter",
      "complaint.evaluation",
      "complaint.timeline",
      "complaint.followers",
      "complaint.network",
    ],
    label: {
      zh: "您上报和关注的事项：内容、地点（地址加密保存）、过程、评价",
      en: "What you report and follow: words, place (an address is stored encrypted), course, rating",
    },
    purpose: { zh: "办理您反映的问题", en: "To deal with what you report" },
    seenBy: {
      zh: "您本人、该地点的网格和街道人员、经办单位；您要求匿名时，经办人看不到您是谁",
      en: "You, the staff of the place and the units that have it; not who you are where you ask for anonymity",
    },
    keptFor: asEvidence,
    legalBasis: duty,
  },
  {
    key: "bookings",
    attributes: ["booking.answers", "booking.address", "booking.diary"],
    label: {
      zh: "预约：服务和时间、您的回答和上门地址（加密保存）、到场和评价",
      en: "Bookings: service and time, your answers and the address of a visit (stored encrypted), attendance and rating",
    },
    purpose: {
      zh: "为您保留席位、提供服务，并避免时间冲突",
      en: "To keep your seat, give the service and keep you from two places at once",
    },
    seenBy: {
      zh: "您本人、代您预约的人，以及提供该服务的人员",
      en: "You, whoever booked for you, and those who give the service",
    },
    keptFor: asEvidence,
    legalBasis: service,
  },
  {
    key: "visitors",
    attributes: ["booking.visitorName"],
    label: {
      zh: "没有账号的来访人：称呼（加密保存）",
      en: "Visitors without an account: what to call them (stored encrypted)",
    },
    purpose: { zh: "接待日叫号和答复时称呼来访人", en: "To call them on a reception day" },
    seenBy: { zh: "接待的工作人员", en: "The staff who receive them" },
    keptFor: {
      zh: "接待日结束后 15 天，到期自动删除",
      en: "Until fifteen days after the reception; then it is deleted by itself",
    },
    legalBasis: service,
  },
  {
    key: "visits",
    attributes: ["booking.diary"],
    label: {
      zh: "承接上门服务人员：上门时间、不在岗时间",
      en: "Those who make home visits: when they visit and when they are absent",
    },
    purpose: {
      zh: "不把同一人同时派到两处",
      en: "So that nobody is sent to two places at once",
    },
    seenBy: { zh: "您本人，以及派单的人员", en: "You, and those who assign visits" },
    keptFor: asEvidence,
    legalBasis: duty,
  },
  {
    key: "meals",
    attributes: [
      "meal.allergies",
      "meal.door",
      "meal.phone",
      "meal.contact",
      "meal.subscription",
      "meal.delivery",
    ],
    label: {
      zh: "助餐：过敏和忌口、送餐门牌、联系电话和紧急联系人（均加密保存），饮食、送餐日和送达情况",
      en: "Meals: allergies, door, phone and emergency contact (all stored encrypted), food, days and what arrived",
    },
    purpose: {
      zh: "把合适的餐送到您家，无人应答时确认您平安",
      en: "To bring you food you can eat, and to find out that you are well when nobody opens",
    },
    seenBy: {
      zh: "您本人、代您申请的人、所在网格和社区人员；送餐员当天只看到姓名、门牌和忌口；无人应答时联系电话会告知参与核查的人并留有记录",
      en: "You, whoever applied for you, and the staff of your grid; the courier of the day sees name, door and allergies; when nobody opens, those who look for you are told the phone, on record",
    },
    keptFor: asEvidence,
    legalBasis: consent,
  },
  {
    key: "authorisations",
    attributes: ["proxy.principal", "proxy.agent", "proxy.evidence"],
    label: {
      zh: "代办授权：谁可以代您预约、您可以代谁预约、期限和同意方式",
      en: "Permissions to act for others: who may book for you and for whom you may book, until when, and how consent was given",
    },
    purpose: { zh: "只让您同意的人代您预约", en: "So that only those you chose book for you" },
    seenBy: { zh: "授权双方", en: "The two of you" },
    keptFor: asEvidence,
    legalBasis: consent,
  },
  {
    key: "feeds",
    attributes: ["feed.ownerId", "feed.secretHash"],
    label: {
      zh: "日历订阅：属于谁、地址的不可逆标记",
      en: "Calendar feeds: whose they are, and an irreversible mark of their address",
    },
    purpose: {
      zh: "让您的日历读取您的预约；地址可随时更换或停用",
      en: "So that your calendar can read your bookings; you may change or end the address at any time",
    },
    seenBy: {
      zh: "您本人，以及您告知地址的人（其中没有他人姓名）",
      en: "You, and whoever you tell the address (it names nobody)",
    },
    keptFor: {
      zh: "直到您停用；过程记录作为凭证保留",
      en: "Until you end it; the record of it is kept as evidence",
    },
    legalBasis: consent,
  },
  {
    key: "photos",
    attributes: ["media.photo", "media.fileName"],
    label: {
      zh: "照片（去除拍摄位置等信息）和文件名（加密保存）",
      en: "Photos (without where they were taken) and their file names (stored encrypted)",
    },
    purpose: { zh: "说明问题和办理结果", en: "To show a matter and what was done" },
    seenBy: {
      zh: "能看到该事项的人；文件名只有您本人",
      en: "Whoever may see the matter; the file name only you",
    },
    keptFor: {
      zh: "未用于任何事项的照片会自动删除；其余与事项一同保留",
      en: "Photos not used in any report are deleted automatically. Others are kept with the report",
    },
    legalBasis: service,
  },
  {
    key: "notices",
    attributes: ["notice.notice"],
    label: { zh: "发给您的消息", en: "Notices to you" },
    purpose: { zh: "告诉您事项的进展", en: "To tell you about the progress of your matters" },
    seenBy: onlyYou,
    keptFor: untilAsked,
    legalBasis: service,
  },
  {
    key: "accessRecords",
    attributes: ["person.accessRecord"],
    label: {
      zh: "谁在何时为何查看过您的个人信息",
      en: "Who viewed your personal data, when and why",
    },
    purpose: { zh: "让您能够监督", en: "So that you can see it" },
    seenBy: onlyYou,
    keptFor: asEvidence,
    legalBasis: duty,
  },
];

/** Everything a person is made of has its entry: a new attribute does not compile until it is said here. */
export const entryOfAttribute = {
  displayName: "profile",
  language: "profile",
  elderMode: "profile",
  createdAt: "profile",
  phone: "phone",
  phoneHash: "phone",
  realName: "realName",
  wechatHash: "wechat",
  residences: "homes",
  appointments: "appointments",
  sessionEpoch: "sessions",
  endedSessions: "sessions",
} as const satisfies Record<keyof Person, string>;
