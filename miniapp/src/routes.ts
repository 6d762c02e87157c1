/*
 * Every page there is. A page is the folder of that name with `index.tsx` and `index.config.ts`; the first
 * folder of those outside `tabs/` is a subpackage of its own. A page is registered by its line here.
 */
export const routes = {
  home: "tabs/home",
  complaints: "tabs/complaints",
  messages: "tabs/messages",
  me: "tabs/me",
  signIn: "session/sign-in",
  report: "complaint/report",
  complaint: "complaint/detail",
  lookup: "complaint/lookup",
  homes: "person/homes",
  phone: "person/phone",
  privacy: "person/privacy",
  services: "booking/services",
  service: "booking/service",
  bookingTimes: "booking/times",
  bookingConfirm: "booking/confirm",
  bookings: "booking/mine",
  booking: "booking/detail",
  calendar: "booking/calendar",
  proxies: "proxy/people",
  meals: "meal/mine",
  mealApply: "meal/apply",
  mealWork: "meal/work",
  mealRoute: "meal/route",
  mealCheck: "meal/check",
  coming: "coming/soon",
  missing: "coming/missing",
  workQueue: "work/queue",
  workItem: "work/item",
  workAct: "work/act",
  workClaims: "work/claims",
  workGrids: "work/grids",
  providerDay: "provider/day",
  providerDesk: "provider/desk",
  providerAway: "provider/away",
  providerBooking: "provider/booking",
  providerAct: "provider/act",
  providerScan: "provider/scan",
  providerServices: "provider/services",
  providerService: "provider/service",
} as const;

export type Route = keyof typeof routes;
export type RouteParams = Readonly<Record<string, string>>;

/** The tabs, in their order. */
export const tabs = ["home", "complaints", "messages", "me"] as const satisfies readonly Route[];
export type Tab = (typeof tabs)[number];

export const isTab = (route: Route): route is Tab => (tabs as readonly Route[]).includes(route);

export const pagePath = (route: Route): string => `${routes[route]}/index`;

/** What WeChat wants to know: the pages of the main package, and those of each subpackage. */
export function packages(): { pages: string[]; subPackages: { root: string; pages: string[] }[] } {
  const pages: string[] = tabs.map(pagePath);
  const subPackages = new Map<string, string[]>();
  for (const route of Object.keys(routes) as Route[]) {
    if (isTab(route)) continue;
    const [root = "", ...rest] = pagePath(route).split("/");
    subPackages.set(root, [...(subPackages.get(root) ?? []), rest.join("/")]);
  }
  return { pages, subPackages: [...subPackages].map(([root, pages]) => ({ root, pages })) };
}
