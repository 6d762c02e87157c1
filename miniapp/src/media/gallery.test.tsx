// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Gallery } from "./gallery";

const open = { id: "med_A", url: "http://photos.test/a", isVeiled: false, veilLabel: null };
const veiled = {
  id: "med_B",
  url: "http://photos.test/b",
  isVeiled: true,
  veilLabel: "未通过内容检查，可能引起不适",
};
const addresses = () => screen.getAllByRole("img").map((image) => image.getAttribute("src"));

afterEach(cleanup);

describe("photos of a complaint", () => {
  it("are covered where the API says so, with its words for why", () => {
    render(<Gallery label="照片" photos={[open, veiled]} />);
    expect(addresses()).toEqual([open.url]);
    expect(screen.getByText(veiled.veilLabel)).toBeTruthy();
  });

  it("are shown to whoever wants to look all the same", () => {
    render(<Gallery label="照片" photos={[open, veiled]} />);
    fireEvent.click(screen.getByLabelText("仍要查看第 2 张照片，共 2 张"));
    expect(addresses()).toEqual([open.url, veiled.url]);
  });

  it("may have more beside them", () => {
    render(<Gallery label="照片" photos={[veiled]} below={({ id }) => <span>{id}</span>} />);
    expect(screen.getByText("med_B")).toBeTruthy();
  });
});
