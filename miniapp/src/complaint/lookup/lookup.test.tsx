// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCache } from "../../gql/cache";
import { begin, end } from "../../session/session";
import { noteReceipt, useReceipt } from "../receipt-store";
import Lookup from "./index";

const receipt = { number: "BS-1", queryCode: "ABCD1234" };
const found = { ...receipt, statusLabel: "待受理", nextStep: "等待受理", submittedAt: "" };
const me = { id: "prs_B", displayName: "示例居民·白露0010", language: null, elderMode: null };

/** The page as a guest opens it, after the API has answered before. */
function show(reportedComplaint: object | null): void {
  noteReceipt(receipt);
  const cache = createCache();
  const key = ["guest/RESIDENT/zh", "ReportedComplaint", receipt];
  cache.setQueryData(key, { reportedComplaint });
  render(
    <QueryClientProvider client={cache}>
      <Lookup />
    </QueryClientProvider>,
  );
}
const codeField = () => screen.getByLabelText<HTMLInputElement>(/查询码/);

beforeEach(end);
afterEach(cleanup);

describe("the receipt of a guest's report", () => {
  it("is kept no longer once the report was found", () => {
    show(found);
    expect(screen.getByText("待受理")).toBeDefined();
    expect(useReceipt.getState().receipt).toBeNull();
    expect(codeField().value).toBe("ABCD1234");
  });

  it("is kept while nothing was found", () => {
    show(null);
    expect(useReceipt.getState().receipt).toEqual(receipt);
  });

  it("is not in the fields for who signs in next", () => {
    show(found);
    act(() => begin({ accessToken: "a", refreshToken: "r", expiresAt: "", me }));
    expect(codeField().value).toBe("");
  });
});
