import { beforeAll, describe, expect, inject, it } from "vitest";
import { reportAtSign, stageResult } from "../support/staged.ts";
import type { WeappApp } from "./app.ts";
import { wrongs } from "./start.ts";
import { begin, chosenIn, openComplaint, signedIn, staff } from "./steps.ts";

/* What staff and reporter tell each other besides the straight way of a complaint. */

const api = inject("api");
let street: WeappApp;
let resident: WeappApp;
beforeAll(async () => {
  street = await staff(/^街道值守/, "街道值守 · ");
  resident = await signedIn();
});

describe("a complaint that does not say enough", () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await reportAtSign(api, "consult.permits", "那个证怎么办"));
  });

  it("is sent back to the reporter with a question", async () => {
    await begin(street, id, "要求补充");
    await street.write("需要补充什么", "请写明是哪一种证件");
    await street.tap(/^要求补充$/);
    await street.see("待补充");
  });

  it("shows them the question, and takes their answer", async () => {
    openComplaint(resident, id);
    await resident.see("需要您补充：请写明是哪一种证件");
    await resident.tap(/^补充信息$/);
    await resident.write("补充内容", "是居住证，第一次办");
    await resident.tap(/^补充信息$/);
    await resident.gone("需要您补充");
    await resident.see("是居住证，第一次办");
  });

  it("is back with the staff, who read the answer", async () => {
    street.open(`/work/item/index?id=${id}`);
    await street.see("已上报");
    await street.see("是居住证，第一次办");
  });
});

describe("a complaint that is not for the community", () => {
  const REASON = "已进入诉讼、仲裁或信访程序，请按原渠道办理";
  let id: string;
  beforeAll(async () => {
    ({ id } = await reportAtSign(api, "consult.permits", "法院已经受理的一件事"));
  });

  it("is not rejected without a reason from the list", async () => {
    await begin(street, id, "不予受理");
    await street.write("向上报人说明", "请向受理的法院查询");
    await street.tap(/^不予受理$/);
    await street.see(/^请选择$/);
  });

  it("is rejected with one", async () => {
    await street.tap(REASON);
    await street.gone(/^请选择$/);
    await street.tap(/^不予受理$/);
    await street.see("办理过程");
    await street.see(/^不予受理$/);
  });

  it("tells the reporter why, and has nothing more to press", async () => {
    openComplaint(resident, id);
    await resident.see(new RegExp(`^不予受理的原因：.*${REASON}`));
    await resident.see("请向受理的法院查询");
    expect(resident.text()).not.toContain("您可以");
  });
});

describe("a result that did not help", () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await stageResult(api, "夜里摆摊要不要许可"));
  });

  it("is reopened when the reporter says in words what is still wrong", async () => {
    openComplaint(resident, id);
    await resident.tap("确认并评价");
    await resident.tap(/^没解决$/);
    await expect.poll(() => chosenIn(resident)).toBe(1);
    await resident.write("还有什么没解决", "没有说夜里行不行");
    await resident.tap(/^确认并评价$/);
    await resident.see("重办");
    await resident.see("没有说夜里行不行");
  });

  it("waits for the street to dispatch it once more", async () => {
    street.open(`/work/item/index?id=${id}`);
    await street.see("可以办理");
    await street.see(/重办 1 次/);
    await street.see("没有说夜里行不行");
  });
});

describe("all of them", () => {
  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([street, resident].flatMap(wrongs)).toEqual([]);
  });
});
