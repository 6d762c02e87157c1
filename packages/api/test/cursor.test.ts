import { beforeAll, describe, expect, it } from "vitest";
import { startApp, type TestApp } from "./support/app.ts";
import { signIn } from "./support/people.ts";
import { importPlan } from "./support/places.ts";

/** A place in a list belongs to that list, its arguments and whoever was shown it. */

const query = `query ($after: String, $parentId: ID) {
  gridMap(parentId: $parentId, first: 1, after: $after) { pageInfo { endCursor } }
}`;

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  await importPlan(app);
  ({ token } = await signIn(app));
});

type Shown = { pageInfo: { endCursor: string } };
const cursorFor = async (asking: { token?: string }): Promise<string> => {
  const { data, errors } = await app.ask(query, {}, asking);
  if (!data) throw new Error(JSON.stringify(errors));
  return (data["gridMap"] as unknown as Shown).pageInfo.endCursor;
};
const codeOf = async (after: string, asking: { token?: string }): Promise<unknown> =>
  (await app.ask(query, { after }, asking)).errors[0]?.extensions["code"] ?? "fine";

describe("a cursor", () => {
  it("given whoever was shown it: is good", async () => {
    expect(await codeOf(await cursorFor({ token }), { token })).toBe("fine");
  });

  it("given another viewer of the same list: is not valid", async () => {
    const other = await signIn(app);
    expect(await codeOf(await cursorFor({ token }), { token: other.token })).toBe("BAD_USER_INPUT");
    expect(await codeOf(await cursorFor({ token }), {})).toBe("BAD_USER_INPUT");
    expect(await codeOf(await cursorFor({}), { token })).toBe("BAD_USER_INPUT");
  });

  it("given it was altered, cut or made up: is not valid", async () => {
    const cursor = await cursorFor({ token });
    const flipped = `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
    const forged = Buffer.from(`${"0".repeat(12)}S`).toString("base64url");
    const codes = await Promise.all(
      [flipped, cursor.slice(0, -2), `${cursor}A`, forged, "S", ""].map((one) =>
        codeOf(one, { token }),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(["BAD_USER_INPUT"]));
  });
});
