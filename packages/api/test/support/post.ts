import type { App } from "../../src/server.ts";

/** What came back over HTTP, before anybody made sense of it. */
export type Reply = {
  status: number;
  headers: Headers;
  text: string;
  // The shape depends on what was asked; tests read what they asked for.
  body: {
    data?: Record<string, never> | null;
    errors?: { message: string; extensions?: Record<string, unknown>; path?: unknown[] }[];
    extensions?: Record<string, unknown>;
  };
};

export const ENDPOINT = "http://linge.test/graphql";

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const body = isJson && text !== "" ? (JSON.parse(text) as Reply["body"]) : {};
  return { status: response.status, headers: response.headers, text, body };
}

/** Any request at all to the GraphQL endpoint. */
export const send = async (app: App, init: RequestInit & { duplex?: "half" }, search = "") =>
  read(await app.fetch(new Request(`${ENDPOINT}${search}`, init)));

/** A body as a client would send it: JSON, unless told otherwise. */
export const post = (
  app: App,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> =>
  send(app, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
