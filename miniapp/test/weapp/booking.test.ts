import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  book,
  cancel,
  checkIn,
  clockOf,
  everyQuestion,
  finish,
  freeTimes,
  fromSoon,
  giveLeave,
  nextTime,
  type Offered,
  offer,
  shownCode,
  someHalfHours,
} from "../support/staged-bookings.ts";
import type { WeappApp } from "./app.ts";
import { attrOf, textOf, walk } from "./markup.ts";
import { wrongs } from "./start.ts";
import { signedIn } from "./steps.ts";

const api = inject("api");

const times = ({ id }: Offered, startAt: string) =>
  `/booking/times/index?service=${id}&startAt=${encodeURIComponent(startAt)}`;
const openBooking = (app: WeappApp, id: string) => app.open(`/booking/detail/index?id=${id}`);

/** The picture a screen reader calls so. */
const pictureOf = (app: WeappApp, name: string): string => {
  const found = [...walk(app.tree())].find(({ node }) =>
    attrOf(node, "ariaLabel").startsWith(name),
  );
  return found ? attrOf(found.node, "src") : "";
};

/** The option that is chosen, in words. */
const chosenText = (app: WeappApp): string =>
  [...walk(app.tree())]
    .filter(({ node }) => attrOf(node, "class").includes("--chosen"))
    .map(({ node }) => textOf(node))
    .join();

/** Id of the booking the page on top is about. */
async function newest(app: WeappApp): Promise<string> {
  await app.see("办理经过");
  return app.params()["id"] ?? "";
}

describe("a resident books on WeChat", () => {
  let app: WeappApp;
  let service: Offered;
  let id: string;
  beforeAll(async () => {
    service = await offer(api, "医保登记", await fromSoon(api), { questions: everyQuestion });
    app = await signedIn();
  });

  it("finds the service from the home page, by a word", async () => {
    await app.tap(/^预约服务$/);
    await app.see(/一带的服务/);
    await app.write("搜一搜", service.name);
    await app.tap(new RegExp(`^${service.name}`));
    await app.see("党群服务中心一楼大厅");
    expect(app.route()).toBe("booking/service/index");
  });

  it("takes the next free time, and sees how long the seat is kept", async () => {
    await app.tap(clockOf(await nextTime(api, service)));
    await app.tap(/^就约这个时间$/);
    await app.see(/^(10:00|9:\d\d)$/);
  });

  it("is told at the question what is missing, fills it in and confirms", async () => {
    await app.write("同行人数（可不填）", "１");
    await app.tap(/^坐车$/);
    await app.tap(/^轮椅$/);
    await app.tap(/^确认预约$/);
    await app.see("请填写“办理事项”");
    await app.write("办理事项（必填）", "参保登记");
    await app.tap(/^确认预约$/);
    await app.see("预约成功");
    expect(app.route()).toBe("booking/detail/index");
  });

  it("shows the code for the door as a picture", async () => {
    await app.see("预约码二维码");
    expect(pictureOf(app, "预约码二维码")).toMatch(/^data:image\/gif;base64,/);
  });

  it("sees by itself that somebody scanned it", async () => {
    id = await newest(app);
    await checkIn(api, id, await shownCode(api, "resident", id));
    await app.see(/^服务中$/);
  });

  it("rates it when it is done", async () => {
    await finish(api, id);
    openBooking(app, id);
    await app.see("材料齐全，已代为提交。");
    await app.tap(/^评价$/);
    await app.tap(/^非常满意$/);
    await app.tap(/^评价$/);
    await app.see("您的评价：5 分");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect(wrongs(app)).toEqual([]);
  });
});

describe("a full time on WeChat", () => {
  it("is waited for, and taken when it is offered", async () => {
    const service = await offer(api, "法律咨询", someHalfHours());
    const [startAt = ""] = await freeTimes(api, service);
    const taken = await book(api, "micro-head", service, startAt);
    const app = await signedIn();
    app.open(times(service, startAt));
    await app.tap(/^加入候补$/);
    await app.see("候补排在第 1 位");
    const id = await newest(app);
    await cancel(api, "micro-head", taken);
    await expect
      .poll(
        async () => {
          openBooking(app, id);
          await app.see("办理经过");
          return app.text().includes("有空位，待确认");
        },
        { interval: 2_000 },
      )
      .toBe(true);
    await app.tap(/^确认预约$/);
    await app.see("位子为您留着");
    await app.tap(/^确认预约$/);
    await app.see("预约成功");
    expect(wrongs(app)).toEqual([]);
  });
});

describe("another time on WeChat", () => {
  it("is had before the old one is given up; then it is cancelled without a mark", async () => {
    const service = await offer(api, "残疾证换领", someHalfHours());
    const [first = "", second = ""] = await freeTimes(api, service);
    const id = await book(api, "resident", service, first);
    const app = await signedIn();
    openBooking(app, id);
    await app.see("预约成功");
    app.open(`${times(service, second)}&booking=${id}`);
    await app.see("现在约的是");
    await app.tap(/^改到这个时间$/);
    await app.see("已改期");
    await app.tap(/^取消$/);
    await app.see("现在取消不留记录");
    await app.tap(/^确定取消$/);
    await app.see(/^已取消$/);
    expect(wrongs(app)).toEqual([]);
  });
});

describe("who has leave to book for a neighbour", () => {
  it("books for them on WeChat, and both are named", async () => {
    const service = await offer(api, "津贴申请", someHalfHours());
    await giveLeave(api, "micro-head", "resident");
    const [startAt = ""] = await freeTimes(api, service);
    const app = await signedIn();
    app.open(times(service, startAt));
    await app.tap(/^替 .*谷雨.*）$/);
    await expect.poll(() => chosenText(app)).toMatch(/替 .*谷雨/);
    await app.tap(/^就约这个时间$/);
    await app.see(/^谁预约的.*雨水/);
    await app.tap(/^确认预约$/);
    await app.see("预约成功");
    await app.see(/^给谁.*谷雨/);
    await cancel(api, "micro-head", await newest(app));
    expect(wrongs(app)).toEqual([]);
  });
});
