import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressBeginnings, addressKey } from "./address.ts";
import type { Address } from "./unit.ts";

const home = { compound: "井台里", building: "4栋", unit: "2单元", room: "501室" } as Address;
const finds = (text: string, address = home): boolean =>
  addressBeginnings(text, ["榆荫街道", "望槐社区"]).some((one) =>
    addressKey(address).startsWith(one),
  );

describe("an address in other words", () => {
  it.each([
    "井台里 4栋 2单元 501室",
    "井台里4栋2单元501",
    "井台里４栋２单元５０１室",
    "井台里四栋二单元五零一",
    "井台里四栋二单元五〇一室",
    "井台里4幢2单元501",
    "井台里4号楼2门501",
    "井台里 4 号 2 单元 501 户",
    "井台里4#楼2单元501房",
    "井台里4-2-501",
    "井台里4—2—501",
    "井台里 4 2 501",
    "井台里，4座，2單元，501號",
    "井台里第四栋第二单元501",
    "井台里04栋02单元0501",
    "井\u200b台里4栋\u202c2单元",
    "井台里4栋2单",
    "井台里四",
    "井",
    "",
    "望槐社区 井台里 4栋 2单元 501室",
    "榆荫街道望槐社区井台里4栋",
    "示例省邻江市禾光区榆荫街道望槐社区井台里4栋2单元501室",
    "示例省邻江市禾光区榆荫街道井台里4栋",
  ])("given %j: is found", (text) => {
    expect(finds(text)).toBe(true);
  });

  it.each(["井台里5栋", "井台里41栋", "井台里4栋1单元", "井台里 4栋 2单元 50室", "槐东院4栋"])(
    "given %j: is another",
    (text) => {
      expect(finds(text)).toBe(false);
    },
  );

  it.each([
    ["十", "12栋"],
    ["十二栋", "12栋"],
    ["二十", "24栋"],
    ["二十四幢", "24栋"],
    ["一百零五号", "105栋"],
    ["一百", "105栋"],
    ["24", "二十四栋"],
    ["a", "A座"],
    ["Ａ301", "A座"],
    ["A座301", "A座"],
  ])("given %j: finds building %s", (text, building) => {
    expect(finds(`井台里${text}`, { ...home, building, unit: "", room: "301" })).toBe(true);
  });

  it("given a compound named after its community: finds it by either name", () => {
    const centre = { ...home, compound: "望槐社区服务中心" };
    expect(finds("望槐社区服务", centre)).toBe(true);
    expect(finds("榆荫街道望槐社区望槐社区服务中心4栋", centre)).toBe(true);
  });

  it("given a compound whose name holds a numeral: finds it in either writing", () => {
    const garden = { ...home, compound: "星桥壹号园三村" };
    expect(finds("星桥一号园三村4栋", garden)).toBe(true);
    expect(finds("星桥1号园3村四栋", garden)).toBe(true);
  });

  it("given any address: is found by each beginning of how the app shows it, spaces or not", () => {
    const name = fc
      .array(fc.constantFrom("井", "里", "三", "十", "A", "𠮷", "（", "2"), {
        minLength: 1,
        maxLength: 5,
      })
      .map((letters) => letters.join(""));
    const number = fc.integer({ min: 1, max: 1200 });
    fc.assert(
      fc.property(name, number, number, fc.nat(30), (compound, building, room, cut) => {
        const address = { ...home, compound: `${compound}苑`, building: `${building}栋`, unit: "" };
        const one = { ...address, room: `${room}室` };
        const shown = [one.compound, one.building, one.room].join(" ");
        const part = [...shown].slice(0, cut).join("");
        expect(finds(shown.replaceAll(" ", ""), one)).toBe(true);
        // A name that is cut inside a numeral may say another number until it is written out.
        expect(/[三十]$/u.test(part) || finds(part, one)).toBe(true);
      }),
    );
  });
});
