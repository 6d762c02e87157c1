import type { WeappApp } from "./app.ts";
import { attrOf, walk } from "./markup.ts";
import { startApp } from "./start.ts";

/* Steps that several journeys take. */

/** Somebody of the demo on their own phone, acting for themselves: its resident unless said otherwise. */
export async function signedIn(title = /^居民 · /, app = startApp()): Promise<WeappApp> {
  app.open("/session/sign-in/index");
  await app.tap(title);
  await app.see("我的网格");
  return app;
}

/** Somebody of staff on their own phone, acting in their only post. */
export async function staff(title: RegExp, post: string): Promise<WeappApp> {
  const app = startApp();
  app.open("/session/sign-in/index");
  await app.tap(title);
  await app.tap("工作台");
  await app.see("请先选择以什么身份办理");
  await app.tap(post);
  await app.see("切换身份");
  return app;
}

/** Opens the form of one of the buttons the API gave. */
export async function begin(app: WeappApp, id: string, label: string): Promise<void> {
  app.open(`/work/item/index?id=${id}`);
  await app.see("可以办理");
  await app.tap(new RegExp(`^${label}$`));
  await app.see(/会留在本机|立即生效/);
}

export const openComplaint = (app: WeappApp, id: string): unknown =>
  app.open(`/complaint/detail/index?id=${id}`);

/** How many options of the page are chosen. */
export const chosenIn = (app: WeappApp): number =>
  [...walk(app.tree())].filter(({ node }) => attrOf(node, "class").includes("--chosen")).length;
