import { describe, expect, it } from "vitest";
import { postOption, postsOf } from "./posts";

const post = (id: string, isInForce: boolean) => ({
  id,
  roleLabel: "网格长",
  title: "第五网格网格长",
  isInForce,
  grid: { id: "grd_5", name: "第五网格" },
  unit: null,
});

describe("posts to act in", () => {
  it("are those held now", () => {
    expect(postsOf([post("rol_1", true), post("rol_2", false)]).map(({ id }) => id)).toEqual([
      "rol_1",
    ]);
  });

  it("say what they are and where", () => {
    expect(postOption(post("rol_1", true))).toEqual({
      value: "rol_1",
      label: "第五网格网格长",
      hint: "网格长 · 第五网格",
    });
  });
});
