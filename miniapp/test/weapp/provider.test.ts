import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  bookSoon,
  bookVisit,
  lendWorker,
  offerCounter,
  offerReception,
  offerVisit,
  reaches,
  shownCode,
} from "../support/staged-bookings.ts";
import type { WeappApp } from "./app.ts";
import { wrongs } from "./start.ts";
import { chosenIn, staff } from "./steps.ts";

const api = inject("api");

/** Opens the form of one of the buttons the API gave. */
async function begin(app: WeappApp, id: string, label: string): Promise<void> {
  app.open(`/provider/booking/index?id=${id}`);
  await app.see("可以办理");
  await app.tap(new RegExp(`^${label}$`));
  await app.see(/会留在本机|立即生效/);
}

describe("a reception day, on WeChat", () => {
  let community: WeappApp;
  let name: string;
  let first: string;
  let second: string;
  beforeAll(async () => {
    const service = await offerReception(api, "书记接待");
    name = service.name;
    first = await bookSoon(api, "grid-head", service);
    second = await bookSoon(api, "department", service);
    community = await staff(/^社区书记/, "社区工作者 · ");
  });

  it("is reached from the workbench, and listed by service", async () => {
    await community.tap("服务日程");
    await community.tap("看哪项服务");
    await community.tap(new RegExp(`^${name}$`));
    await community.see("共 2 个预约，已到场 0 个");
  });

  it("checks somebody in by the code in front of the camera", async () => {
    community.open("/provider/scan/index");
    await community.see("打开摄像头扫码");
    // A code lives for seconds.
    community.phone.code = await shownCode(api, "grid-head", first);
    await community.tap("打开摄像头扫码");
    await community.see("已登记到场");
  });

  it("says of the same code that it was used", async () => {
    await community.tap("扫下一个");
    await community.tap("打开摄像头扫码");
    await community.see("这个预约已经核销过");
    await reaches(api, "grid-head", first, "CHECKED_IN");
  });

  it("verifies without a network, and records it once there is one", async () => {
    await community.tap("扫下一个");
    community.phone.code = await shownCode(api, "department", second);
    community.phone.isOffline = true;
    await community.tap("打开摄像头扫码");
    await community.see("核验通过");
    await community.see("已核验，尚未登记");
    community.phone.isOffline = false;
    await community.tap("立即登记");
    await community.see("已登记到场");
    await reaches(api, "department", second, "CHECKED_IN");
  });

  it("finishes a talk with a record", async () => {
    await begin(community, first, "完成服务");
    await community.write("服务记录", "反映停车难，五个工作日内答复");
    await community.tap(/^完成服务$/);
    await community.see("服务记录：反映停车难");
    await reaches(api, "grid-head", first, "DONE");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(community)).toEqual([]);
  });
});

describe("a home visit that somebody turns down, on WeChat", () => {
  let head: WeappApp;
  let worker: WeappApp;
  let second: WeappApp;
  let lent: Awaited<ReturnType<typeof lendWorker>>;
  let id: string;
  beforeAll(async () => {
    const service = await offerVisit(api, "上门助老");
    id = await bookVisit(api, "property", service);
    lent = await lendWorker(api, "convener");
    head = await staff(/^网格长/, "网格长 · ");
    worker = await staff(/^网格员/, "网格员 · ");
    second = await staff(/^议事会召集人/, "代班网格员");
  });
  afterAll(() => lent.dismiss());

  it("is assigned by the grid head and turned down by who was asked", async () => {
    await begin(head, id, "派单");
    await head.tap(/^网格员·/);
    await expect.poll(() => chosenIn(head)).toBe(1);
    await head.tap(/^派单$/);
    await head.see("待接单");
    await reaches(api, "property", id, "ASSIGNED");
    await begin(worker, id, "拒接");
    await worker.write("为什么不能去", "当天有入户走访");
    await worker.tap(/^拒接$/);
    await worker.see("待派单");
    await reaches(api, "property", id, "ORDERED");
  });

  it("is assigned to the next, taken on, checked in and finished", async () => {
    await begin(head, id, "派单");
    await head.tap(new RegExp(`^${lent.name}`));
    await expect.poll(() => chosenIn(head)).toBe(1);
    await head.tap(/^派单$/);
    await head.see("待接单");
    await reaches(api, "property", id, "ASSIGNED");
    await begin(second, id, "接单");
    await second.tap(/^接单$/);
    await second.see("预约成功");
    await begin(second, id, "认识本人，直接登记");
    await second.tap(/^核销到场$/);
    await second.see("服务中");
    await begin(second, id, "完成服务");
    await second.tap(/^完成服务$/);
    await second.see("已完成");
    await reaches(api, "property", id, "DONE");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([head, worker, second].flatMap(wrongs)).toEqual([]);
  });
});

describe("a service that is changed, on WeChat", () => {
  let community: WeappApp;
  beforeAll(async () => {
    const { id } = await offerCounter(api, "便民窗口");
    community = await staff(/^社区书记/, "社区工作者 · ");
    community.open(`/provider/service/index?id=${id}`);
    await community.see("居民看到的时段");
  });

  it("has another week once it is saved", async () => {
    for (const day of ["周二", "周三", "周四", "周五", "周六", "周日"])
      await community.tap(`删除${day}第 1 段`);
    await community.pick("周一第 1 段开始", "09:00");
    await community.pick("周一第 1 段结束", "11:00");
    await community.write("每个时段多少分钟", "30");
    await community.write("每个时段多少名额", "3");
    await community.tap("保存修改");
    await community.see(/周一 · 4 个时段，余 12 个名额/);
    await community.see(/周二 · 不开放/);
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(community)).toEqual([]);
  });
});
