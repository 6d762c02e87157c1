import { beforeAll, describe, expect, inject, it } from "vitest";
import { drawNumber, offerNumbers, reaches } from "../support/staged-bookings.ts";
import type { WeappApp } from "./app.ts";
import { wrongs } from "./start.ts";
import { signedIn, staff } from "./steps.ts";

const api = inject("api");

/** Opens the form of one of the buttons of the booking that is open. */
async function begin(app: WeappApp, label: string): Promise<void> {
  await app.see("可以办理");
  await app.tap(new RegExp(`^${label}$`));
  await app.see(/会留在本机|立即生效/);
}

describe("a reception day with numbers, on two phones", () => {
  let waiting: WeappApp;
  let window: WeappApp;
  let service: { id: string; name: string };
  let before: string;
  let mine: string;
  beforeAll(async () => {
    service = await offerNumbers(api, `书记接待 ${Date.now() % 100_000}`);
    before = await drawNumber(api, "micro-head", service.id);
    waiting = await signedIn();
    window = await staff(/^社区书记/, "社区工作者 · ");
  });

  it("the resident draws a number, and sees which and how many are before it", async () => {
    waiting.open(`/booking/service/index?id=${service.id}`);
    await waiting.tap(/^取一个号$/);
    await waiting.see("您是 2 号");
    await waiting.see("前面还有 1 人");
    mine = waiting.params()["id"] ?? "";
  });

  it("the secretary calls; who is not there is passed over, and the next called from there", async () => {
    await window.tap("服务日程");
    await window.tap("看哪项服务");
    await window.tap(new RegExp(`^${service.name}$`));
    await window.see("接下来按这个顺序叫");
    await window.tap(/^叫下一位$/);
    await window.see("叫到号了");
    await begin(window, "再叫一次");
    await window.tap(/^再叫一次$/);
    await window.see("再次叫号，请到窗口");
    await begin(window, "过号");
    await window.tap(/^过号$/);
    await window.see("还有 2 人在等");
    await reaches(api, "micro-head", before, "BOOKED");
    await window.tap(/^叫下一位$/);
    await expect.poll(() => window.params()["id"]).toBe(mine);
  });

  it("the resident reads where to go", async () => {
    await waiting.tap(/^看看轮到几号$/);
    await waiting.see("轮到您了，请到社区书记接待室找");
  });

  it("the talk ends with a record, which the resident reads", async () => {
    await begin(window, "完成服务");
    await window.write("服务记录", "反映车棚漏雨");
    await window.tap(/^完成服务$/);
    await window.see("服务记录：反映车棚漏雨");
    waiting.open(`/booking/detail/index?id=${mine}`);
    await waiting.see("反映车棚漏雨");
    await reaches(api, "resident", mine, "DONE");
  });

  it("is given back without a mark by who does not want to wait", async () => {
    const other = await offerNumbers(api, `主任接待 ${Date.now() % 100_000}`);
    waiting.open(`/booking/service/index?id=${other.id}`);
    await waiting.tap(/^取一个号$/);
    await waiting.see("前面没有人了");
    await waiting.tap(/^取消$/);
    await waiting.see("不等了可以退号，不留记录");
    await waiting.tap(/^确定取消$/);
    await waiting.see(/^已取消$/);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([waiting, window].flatMap(wrongs)).toEqual([]);
  });
});
