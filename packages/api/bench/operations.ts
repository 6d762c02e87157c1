import { ulid } from "ulid";
import type { Point } from "../src/grid/grid.ts";

/* The operations that are measured, as clients send them, and how one is sent. */

const CARD = "id number category { name } stage statusLabel light nextStep submittedAt";

export const ME = `query Me { me {
  id displayName language elderMode
  residences { id relation relationLabel status statusLabel address }
  roles { id role roleLabel title isInForce }
} }`;

export const DETAIL = `query Detail($id: ID!) { complaint(id: $id) {
  ${CARD} level description isMine urges acceptedAt
  place { gridName explanation isAmbiguous point { lng lat } }
  reporter { name isGuest }
  photos { id url }
  clock { step stepLabel dueAt isOver }
  holder { name isUnit }
  allowedActions { name }
  timeline { seq at title detail byName isByReporter isByClock photos { id } }
} }`;

export const LIST = `query List($gridId: ID!) { complaintsIn(gridId: $gridId, phase: OPEN, first: 20) {
  edges { cursor node { ${CARD} place { gridName } due { at } } }
  pageInfo { hasNextPage endCursor }
} }`;

export const SUBMIT = `mutation Submit($input: SubmitComplaintInput!) { submitComplaint(input: $input) {
  complaint { ${CARD} place { gridName } clock { dueAt } }
  receipt { number }
  refusal { code message }
} }`;

export const ACCEPT = `mutation Accept($input: AcceptComplaintInput!) { acceptComplaint(input: $input) {
  complaint { ${CARD} acceptedAt place { gridName } clock { dueAt } }
  refusal { code message }
} }`;

export const submission = (point: Point): object => ({
  category: "facility.bench_or_fitness",
  description: "示例：长椅的木条断了一根，坐上去会夹手。",
  place: { point },
  idempotencyKey: ulid(),
});

export type Asked = { token: string; query: string; variables: Record<string, unknown> };
export type Body = { data?: Record<string, unknown> | null; errors?: unknown[] };
type Fetch = { fetch: (request: Request) => Response | Promise<Response> };

/** Sends one operation and reads the answer; an error in it is a fault of the bench. */
export async function ask({ fetch }: Fetch, { token, query, variables }: Asked): Promise<Body> {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization: `Bearer ${token}`,
  };
  const body = JSON.stringify({ query, variables });
  const url = "http://bench.test/graphql";
  const response = await fetch(new Request(url, { method: "POST", headers, body }));
  const answer = (await response.json()) as Body;
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
}
