import type { Page } from "playwright-core";

/** A page of the app, and what is on it once it has loaded. */
export type PageToCheck = {
  name: string;
  path: string;
  isLoaded: (page: Page) => Promise<unknown>;
};

const seen = (words: string | RegExp) => (page: Page) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

/** Every page that is checked for everybody: add yours. Opened as the demo's resident. */
export const pages: readonly PageToCheck[] = [
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
  { name: "me", path: "/tabs/me/index", isLoaded: seen(/^(我的住址|My homes)$/) },
  { name: "homes", path: "/person/homes/index", isLoaded: seen(/^(登记住址|Register a home)$/) },
  { name: "phone", path: "/person/phone/index", isLoaded: seen(/已绑定|绑定后|Linked|You can then/) },
  { name: "privacy", path: "/person/privacy/index", isLoaded: seen(/手机号（|Phone number \(/) },
  { name: "lookup", path: "/complaint/lookup/index", isLoaded: seen(/^(查一查|Look it up)$/) },
  { name: "coming", path: "/coming/soon/index?what=booking", isLoaded: seen(/即将推出|coming in/) },
  { name: "sign-in", path: "/session/sign-in/index", isLoaded: seen(/^(演示身份|Demo personas)$/) },
];
