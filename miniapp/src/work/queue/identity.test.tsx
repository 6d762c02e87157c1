// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { RESIDENT, useSession } from "../../session/session";
import { Identity } from "./identity";

const posts = [{ value: "rol_1", label: "第五网格网格长" }];

function showTo(actingAs: string): void {
  useSession.setState({ person: { id: "prs_1", displayName: "示例居民·白露0010" }, actingAs });
  render(<Identity posts={posts} />);
}
const chosen = () =>
  screen
    .queryAllByRole("radio", { checked: true })
    .map((radio) => radio.parentElement?.textContent);

afterEach(cleanup);

describe("the identity one acts in", () => {
  it("is nobody's any more once the post has ended, and can be oneself again", () => {
    showTo("rol_ended");
    expect(chosen()).toEqual([]);
    fireEvent.click(screen.getByRole("radio", { name: /本人/ }));
    expect(useSession.getState().actingAs).toBe(RESIDENT);
  });

  it("is oneself for who chose that", () => {
    showTo(RESIDENT);
    expect(chosen()).toEqual(["居民本人"]);
  });

  it("is the post one holds, in sight without choosing", () => {
    showTo("rol_1");
    expect(screen.getByText("第五网格网格长")).toBeDefined();
    expect(screen.queryByRole("radio")).toBeNull();
  });
});
