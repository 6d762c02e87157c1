import { beforeAll, describe, expect, inject, it } from "vitest";
import { reportAtSign } from "../support/staged.ts";
import type { WeappApp } from "./app.ts";
import { startApp, wrongs } from "./start.ts";

/** Somebody of staff on their own phone, acting in their only post. */
async function staff(title: RegExp, post: string): Promise<WeappApp> {
  const app = startApp();
  app.open("/session/sign-in/index");
  await app.tap(title);
  await app.tap("工作台");
  await app.see("请先选择以什么身份办理");
  await app.tap(post);
  await app.see("切换身份");
  return app;
}

describe("a complaint on its way through the staff, on WeChat", () => {
  let id: string;
  let locationCode: string;
  let street: WeappApp;
  let department: WeappApp;
  let resident: WeappApp;
  beforeAll(async () => {
    const api = inject("api");
    ({ id, locationCode } = await reportAtSign(api, "construction.dust", "工地扬尘，一直没有人管"));
    street = await staff(/^街道值守/, "街道值守 · ");
    department = await staff(/^部门承办人/, "经办人 · ");
    resident = startApp();
    resident.open("/session/sign-in/index");
    await resident.tap(/^居民 · /);
  });

  const begin = async (app: WeappApp, label: string) => {
    app.open(`/work/item/index?id=${id}`);
    await app.see("可以办理");
    await app.tap(new RegExp(`^${label}$`));
    await app.see(/会留在本机|立即生效/);
  };

  it("is accepted by the street", async () => {
    await begin(street, "受理");
    await street.tap(/^受理$/);
    await street.see("已立案");
  });

  it("is dispatched to the unit the catalogue suggests", async () => {
    await begin(street, "派单");
    await street.tap("牵头");
    await street.see("换一个");
    await street.tap(/^派单$/);
    await street.see("待签收");
  });

  it("is signed for by the department", async () => {
    await begin(department, "签收");
    await department.tap(/^签收$/);
    await department.see("处置中");
  });

  it("is handed in with a photo and the code of the sign there", async () => {
    await begin(department, "提交处置结果");
    await department.write("做了什么", "已覆盖裸土，安装喷淋");
    await department.tap("添加照片");
    await department.see("已上传 1 张");
    await department.write("现场定位码", locationCode);
    await department.tap(/^提交处置结果$/);
    await department.see("已处置待核查");
  });

  it("is verified by the street", async () => {
    await begin(street, "核查通过");
    await street.tap(/^核查通过$/);
    await street.see("待确认");
  });

  it("is confirmed and rated by the resident who reported it", async () => {
    resident.open(`/complaint/detail/index?id=${id}`);
    await resident.tap("确认并评价");
    await resident.tap(/^解决了$/);
    await resident.tap(/^满意$/);
    await resident.tap(/^确认并评价$/);
    await resident.see("您的评价");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([street, department, resident].flatMap(wrongs)).toEqual([]);
  });
});
