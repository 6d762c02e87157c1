import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { edgeCode } from "./edge-code.ts";

type Headers = Record<string, { value: string }>;

/** Runs the code as CloudFront does: inside a function with the event, and nothing else around it. */
function atEdge(uri: string, headers: Headers = {}) {
  const event = { viewer: { ip: "203.0.113.9" }, request: { uri, headers } };
  runInNewContext(`(() => { ${edgeCode} })()`, { event });
  return event.request;
}

describe("given a request at the edge, when it is looked at", () => {
  test.each(["/graphql", "/.well-known/jwks.json", "/wechat/media-checked"])(
    "then %s goes to the API",
    (path) => {
      expect(atEdge(path).uri).toBe(`/api${path}`);
    },
  );

  test.each(["/", "/graphqlx", "/index.html", "/.well-known/other", "/report/graphql"])(
    "then %s goes to the site",
    (path) => {
      expect(atEdge(path).uri).toBe(path);
    },
  );

  test("then the token travels beside the signature", () => {
    const { headers } = atEdge("/graphql", { authorization: { value: "Bearer a.b.c" } });
    expect(headers).toMatchObject({ "x-linge-authorization": { value: "Bearer a.b.c" } });
    expect(headers).not.toHaveProperty("authorization");
  });

  test("then nobody's own word for who they are is believed", () => {
    const forged = {
      "x-linge-viewer": { value: "1.2.3.4" },
      "x-linge-authorization": { value: "x" },
    };
    expect(atEdge("/graphql", forged).headers).toEqual({
      "x-linge-viewer": { value: "203.0.113.9" },
    });
  });
});
