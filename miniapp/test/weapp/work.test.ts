import { beforeAll, describe, expect, inject, it } from "vitest";
import { reportAtSign } from "../support/staged.ts";
import type { WeappApp } from "./app.ts";
import { startApp, wrongs } from "./start.ts";
import { begin, chosenIn, openComplaint, signedIn, staff } from "./steps.ts";

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
    resident = await signedIn();
  });

  it("is accepted by the street", async () => {
    await begin(street, id, "受理");
    await street.tap(/^受理$/);
    await street.see("已立案");
  });

  it("is dispatched to the unit the catalogue suggests", async () => {
    await begin(street, id, "派单");
    await street.tap("牵头");
    await street.see("换一个");
    await street.tap(/^派单$/);
    await street.see("待签收");
  });

  it("is signed for by the department", async () => {
    await begin(department, id, "签收");
    await department.tap(/^签收$/);
    await department.see("处置中");
  });

  it("keeps a photo the network did not take, and sends it when the app is opened again", async () => {
    await begin(department, id, "提交处置结果");
    await department.write("做了什么", "已覆盖裸土，安装喷淋");
    department.phone.isOffline = true;
    await department.tap("添加照片");
    await department.see("没有上传成功");
    await department.tap(/^提交处置结果$/);
    await department.see("还有照片没有上传成功");
    department.phone.isOffline = false;
    department = startApp({}, department.phone);
    await begin(department, id, "提交处置结果");
    await department.see("已上传 1 张");
  });

  it("is handed in with the photo and the code of the sign there", async () => {
    await department.write("现场定位码", locationCode);
    await department.tap(/^提交处置结果$/);
    await department.see("已处置待核查");
  });

  it("is verified by the street", async () => {
    await begin(street, id, "核查通过");
    await street.tap(/^核查通过$/);
    await street.see("待确认");
  });

  it("is confirmed and rated by the resident who reported it", async () => {
    openComplaint(resident, id);
    await resident.tap("确认并评价");
    await resident.tap(/^解决了$/);
    await resident.tap(/^满意$/);
    await expect.poll(() => chosenIn(resident)).toBe(2);
    await resident.tap(/^确认并评价$/);
    await resident.see("您的评价");
  });

  it("used no name WeChat does not have, made no error and asked nobody but the API", () => {
    expect([street, department, resident].flatMap(wrongs)).toEqual([]);
  });
});
