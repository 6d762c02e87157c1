// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import Taro from "../../test/taro";
import { createCache } from "../gql/cache";
import { ReportBookingAbsenceDocument } from "../gql/generated/provider";
import { Field } from "../ui/field";
import { Text } from "../ui/text";
import { CommandForm } from "./command-form";
import { wordsOf } from "./fields";
import { form as formOf } from "./form";

/** Labels of the fields that were brought into sight, each with the focus in it or not. */
let brought: { label: string; hasFocus: boolean }[] = [];

beforeEach(() => {
  brought = [];
  HTMLElement.prototype.scrollIntoView = function see() {
    const label = this.querySelector("label")?.textContent ?? "";
    brought.push({ label, hasFocus: this.contains(document.activeElement) });
  };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const form = formOf(ReportBookingAbsenceDocument, [
  { name: "calls", kind: "number", label: { zh: "打了几次电话", en: "Calls" } },
]);

function show(): void {
  render(
    <QueryClientProvider client={createCache()}>
      <Text>顶部</Text>
      <CommandForm
        id="bkg_1"
        action={{ mutation: "reportBookingAbsence", label: "登记未到" }}
        form={form}
        refreshes={[]}
      >
        {({ spec, value, onChange, error }) => (
          <Field label={spec.label.zh} value={wordsOf(value)} onChange={onChange} error={error} />
        )}
      </CommandForm>
    </QueryClientProvider>,
  );
}
const send = () => fireEvent.click(screen.getByRole("button", { name: "登记未到" }));
const inSight = [{ label: "打了几次电话", hasFocus: true }];

describe("a form with something wrong in it", () => {
  it("shows the first wrong field, ready to be written in, as often as it is sent", async () => {
    show();
    send();
    await expect.poll(() => brought).toEqual(inSight);
    send();
    await expect.poll(() => brought).toEqual([...inSight, ...inSight]);
  });

  it("does the same when only the API finds it", async () => {
    const refusal = { code: "X", field: "calls", message: "最多 9 次" };
    const data = { data: { reportBookingAbsence: { booking: null, refusal } } };
    const answer = { statusCode: 200, header: {}, data };
    vi.spyOn(Taro, "request").mockResolvedValue(answer as never);
    show();
    fireEvent.change(screen.getByLabelText("打了几次电话"), { target: { value: "99" } });
    send();
    await expect.poll(() => brought).toEqual(inSight);
    expect(screen.getByText("最多 9 次")).toBeDefined();
  });
});
