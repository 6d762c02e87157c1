import type { Page } from "playwright-core";

/** What the pages are about, made by the test before they are opened. */
export type Subjects = {
  /** A result that waits for its reporter. */
  complaint: string;
  /** A complaint that waits to be dispatched. */
  accepted: string;
  /** A reception of the community's own, and a booking of it. */
  reception: string;
  appointment: string;
  /** A service with questions of every kind. */
  service: string;
  /** A seat of it that is held, and one that is booked. */
  held: string;
  booked: string;
  /** A door that stayed shut. */
  check: { id: string; on: string };
};

/** Whose page it is. */
export type Reader = "guest" | "resident" | "street" | "community" | "courier";

/** A page of the app, and what is on it once it has loaded. */
export type PageToCheck = {
  name: string;
  path: string | ((subjects: Subjects) => string);
  isLoaded: (page: Page) => Promise<unknown>;
  /** The demo's resident, unless said otherwise. */
  as?: Reader;
};

const seen = (words: string | RegExp) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** Every page that is checked for everybody: add yours. */
export const pages: readonly PageToCheck[] = [
  // Before all others: a seat is held for ten minutes.
  {
    name: "booking to confirm",
    path: ({ held }) => `/booking/confirm/index?id=${held}`,
    isLoaded: seen(/^(确认预约|Confirm)$/),
  },
  {
    name: "guest home",
    path: "/tabs/home/index",
    isLoaded: seen(/欢迎来到|^Welcome/),
    as: "guest",
  },
  { name: "home", path: "/tabs/home/index", isLoaded: seen(/打电话给|一键呼叫网格员|Call /) },
  {
    name: "messages",
    path: "/tabs/messages/index",
    isLoaded: seen(/标为已读|没有更多了|Mark as read|That is all/),
  },
  {
    name: "my reports",
    path: "/tabs/complaints/index",
    isLoaded: seen(/上报于|^Reported/),
  },
  { name: "report", path: "/complaint/report/index", isLoaded: seen(/路灯故障|lamp/i) },
  {
    name: "complaint",
    path: ({ complaint }) => `/complaint/detail/index?id=${complaint}`,
    isLoaded: seen(/^(办理经过|What has happened)$/),
  },
  { name: "me", path: "/tabs/me/index", isLoaded: seen(/^(我的住址|My homes)$/) },
  { name: "homes", path: "/person/homes/index", isLoaded: seen(/^(登记住址|Register a home)$/) },
  {
    name: "phone",
    path: "/person/phone/index",
    isLoaded: seen(/已绑定|绑定后|Linked|You can then/),
  },
  { name: "privacy", path: "/person/privacy/index", isLoaded: seen(/手机号（|Phone number \(/) },
  { name: "lookup", path: "/complaint/lookup/index", isLoaded: seen(/^(查一查|Look it up)$/) },
  { name: "meals", path: "/meal/mine/index", isLoaded: seen(/^(申请助餐|Apply for meals)$/) },
  {
    name: "meal application",
    path: "/meal/apply/index",
    isLoaded: seen(/^(提交申请|Send the application)$/),
  },
  {
    name: "meal work",
    path: "/meal/work/index",
    isLoaded: seen(/^(今天共 \d+ 份|\d+ meals today)$/),
    as: "courier",
  },
  {
    name: "meal route",
    path: "/meal/route/index",
    isLoaded: seen(/^(已送到|Delivered)$/),
    as: "courier",
  },
  {
    name: "meal check",
    path: ({ check: { id, on } }) => `/meal/check/index?id=${id}&on=${on}`,
    isLoaded: seen(/^(经过|What happened)$/),
    as: "community",
  },
  {
    name: "services",
    path: "/booking/services/index",
    isLoaded: seen(/一带的服务|Services around/),
  },
  {
    name: "service",
    path: ({ service }) => `/booking/service/index?id=${service}`,
    isLoaded: seen(/\d\d:\d\d$/),
  },
  {
    name: "booking times",
    path: ({ service }) => `/booking/times/index?service=${service}`,
    isLoaded: seen(/余 \d|有 \d+ 个时间|\d left|times are free/),
  },
  {
    name: "bookings",
    path: "/booking/mine/index",
    isLoaded: (page) => page.locator("a[href*='booking/detail']").first().waitFor(),
  },
  {
    name: "booking",
    path: ({ booked }) => `/booking/detail/index?id=${booked}`,
    isLoaded: seen(/^(办理经过|What has happened)$/),
  },
  {
    name: "calendar",
    path: "/booking/calendar/index",
    isLoaded: seen(/^(生成日历网址|Create the address)$/),
  },
  {
    name: "proxies",
    path: "/proxy/people/index",
    isLoaded: seen(/^(出示我的代办码|Show my code)$/),
  },
  {
    name: "coming",
    path: "/coming/soon/index?what=deliberation",
    isLoaded: seen(/即将推出|coming in/),
  },
  {
    name: "an address without a page",
    path: "/coming/missing/index",
    isLoaded: seen(/没有找到这个页面|Page not found/),
    as: "guest",
  },
  { name: "sign-in", path: "/session/sign-in/index", isLoaded: seen(/^(演示身份|Demo personas)$/) },
  {
    name: "work queue",
    path: "/work/queue/index",
    isLoaded: (page) => page.locator("a[href*='work/item']").first().waitFor(),
    as: "street",
  },
  {
    name: "work item",
    path: ({ complaint }) => `/work/item/index?id=${complaint}`,
    isLoaded: seen(/^(办理过程|What happened)$/),
    as: "street",
  },
  {
    name: "work form",
    path: ({ accepted }) => `/work/act/index?id=${accepted}&mutation=dispatchComplaint`,
    isLoaded: (page) => page.getByRole("radio").first().waitFor({ state: "attached" }),
    as: "street",
  },
  {
    name: "work claims",
    path: "/work/claims/index",
    isLoaded: seen(/^(确认|Confirm)$/),
    as: "community",
  },
  {
    name: "work grids",
    path: "/work/grids/index",
    isLoaded: seen(/^(下级网格|Grids below)$/),
    as: "street",
  },
  {
    name: "provider day",
    path: "/provider/day/index",
    isLoaded: (page) => page.locator("a[href*='provider/booking']").first().waitFor(),
    as: "community",
  },
  {
    name: "provider desk",
    path: "/provider/desk/index",
    isLoaded: (page) => page.locator("a[href*='provider/booking']").first().waitFor(),
    as: "community",
  },
  {
    name: "provider booking",
    path: ({ appointment }) => `/provider/booking/index?id=${appointment}`,
    isLoaded: seen(/^(办理过程|What happened)$/),
    as: "community",
  },
  {
    name: "provider form",
    path: ({ appointment }) => `/provider/act/index?id=${appointment}&mutation=callOffBooking`,
    isLoaded: seen(/会留在本机|kept on this device/),
    as: "community",
  },
  {
    name: "provider away",
    path: "/provider/away/index",
    isLoaded: seen(/^(登记不在岗|Record the absence)$/),
    as: "community",
  },
  {
    name: "provider scan",
    path: "/provider/scan/index",
    isLoaded: seen(/^(核验|Check)$/),
    as: "community",
  },
  {
    name: "provider services",
    path: "/provider/services/index",
    isLoaded: (page) => page.locator("a[href*='provider/service/index?id']").first().waitFor(),
    as: "community",
  },
  {
    name: "provider service",
    path: ({ reception }) => `/provider/service/index?id=${reception}`,
    isLoaded: seen(/个时段|times, /),
    as: "community",
  },
];
