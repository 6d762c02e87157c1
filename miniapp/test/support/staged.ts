/** What a test needs to be there before somebody works on it, made through the API as anybody would. */

type Answer = { data?: Record<string, unknown>; errors?: { message: string }[] };
type Headers = Record<string, string>;

/** Somebody of the demo, acting in their first post, or for themselves when they have none. */
export type Somebody = { api: string; headers: Headers; gridId: string | null };

export type Reported = { id: string; number: string };
type Place = { locationCode: string } | { point: object };

async function ask<T>(api: string, query: string, variables: object, headers: Headers = {}) {
  const answered = await fetch(`${api}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answered.json()) as Answer;
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data as T;
}

export const askAs = <T>({ api, headers }: Somebody, query: string, variables: object = {}) =>
  ask<T>(api, query, variables, headers);

type Post = { id: string; isInForce: boolean; grid: { id: string } | null };
type SignedIn = {
  signInAsPersona: { session: { accessToken: string; me: { roles: Post[] } } };
};

/** Signs in as a persona of the demo; on request to act for themselves, whatever their post. */
export async function persona(api: string, key: string, inPost = true): Promise<Somebody> {
  const query = `mutation ($key: String!) {
    signInAsPersona(input: { key: $key }) {
      session { accessToken me { roles { id isInForce grid { id } } } }
    }
  }`;
  const { signInAsPersona } = await ask<SignedIn>(api, query, { key });
  const { accessToken, me } = signInAsPersona.session;
  const post = me.roles.find(({ isInForce }) => isInForce);
  const headers = {
    authorization: `Bearer ${accessToken}`,
    "linge-acting-as": (inPost && post?.id) || "RESIDENT",
  };
  return { api, headers, gridId: post?.grid?.id ?? null };
}

type Thing = { id: string };
type Done = {
  done: {
    refusal: unknown;
    complaint?: Reported;
    residence?: Thing;
    service?: Thing;
    booking?: Thing;
    appointment?: Thing;
  };
};

/** Gives one command; a refusal is a fault of the test. */
export async function command(
  who: Somebody,
  mutation: string,
  input: object,
  result = "complaint",
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const wanted = result === "complaint" ? "complaint { id number }" : `${result} { id }`;
  const query = `mutation ($input: ${type}!) {
    done: ${mutation}(input: $input) { ${wanted} refusal { code message } }
  }`;
  const { done } = await askAs<Done>(who, query, { input });
  if (done.refusal) throw new Error(`${mutation}: ${JSON.stringify(done.refusal)}`);
  return done;
}

/** The code of a sign of the demo: its page for trying queries shows one. */
export async function signCode(api: string): Promise<string> {
  const page = await fetch(`${api}/graphql`, { headers: { accept: "text/html" } });
  const [code] = /LC-[A-Z0-9]+/.exec(await page.text()) ?? [];
  if (!code) throw new Error("the demo shows no location code");
  return code;
}

/** Homes of the community the personas are of; its secretary knows which it is. */
export async function addresses(api: string, startsWith: string): Promise<string[]> {
  const secretary = await persona(api, "community");
  const query = `query ($communityId: ID!, $startsWith: String) {
    addresses(communityId: $communityId, startsWith: $startsWith, first: 100) { edges { node { id } } }
  }`;
  const asked = { communityId: secretary.gridId, startsWith };
  const found = await askAs<{ addresses: { edges: { node: { id: string } }[] } }>(
    secretary,
    query,
    asked,
  );
  return found.addresses.edges.map(({ node }) => node.id);
}

type Report = { category: string; description: string; place: Place };

/** Somebody reports something; nobody may report more than thirty times a day. */
async function report(api: string, key: string, input: Report): Promise<Reported> {
  const reporter = await persona(api, key, false);
  const { complaint } = await command(reporter, "submitComplaint", input);
  if (!complaint) throw new Error("the report was not answered");
  return complaint;
}

/** The demo's resident reports something at a sign. */
export async function reportAtSign(
  api: string,
  category: string,
  description: string,
): Promise<Reported & { locationCode: string }> {
  const locationCode = await signCode(api);
  const place = { locationCode };
  return { ...(await report(api, "resident", { category, description, place })), locationCode };
}

/** A place in the grid the personas are of, as a browser tells it. */
export const HERE = { longitude: 82.4059, latitude: 39.2112 };

/** Somebody else reports something there. */
export function reportHere(api: string, category: string, description: string): Promise<Reported> {
  const point = { lng: HERE.longitude, lat: HERE.latitude, crs: "WGS84", accuracyM: 10 };
  return report(api, "micro-head", { category, description, place: { point } });
}

/** As far as a complaint can be brought before a test goes on with it. */
const STEPS = ["accepted", "dispatched", "signed", "handedIn", "verified"] as const;
type Step = (typeof STEPS)[number];

/** Brings a complaint that needs no photo to a step: the street decides, its housing department handles. */
export async function bringTo(api: string, { id }: Reported, step: Step): Promise<void> {
  const street = await persona(api, "street");
  const department = await persona(api, "department");
  const units = await askAs<{ me: { roles: { unit: { id: string } | null }[] } }>(
    department,
    "{ me { roles { unit { id } } } }",
  );
  const unitId = units.me.roles.find(({ unit }) => unit)?.unit?.id;
  const take: Record<Step, () => Promise<unknown>> = {
    accepted: () => command(street, "acceptComplaint", { id }),
    dispatched: () => command(street, "dispatchComplaint", { id, unitId }),
    signed: () => command(department, "signComplaint", { id }),
    handedIn: () => command(department, "submitComplaintResult", { id, text: "已当面答复" }),
    verified: () => command(street, "passComplaintVerification", { id }),
  };
  for (const one of STEPS.slice(0, STEPS.indexOf(step) + 1)) await take[one]();
}

/** A question of the demo's resident, answered and verified: it waits for their confirmation. */
export async function stageResult(api: string, description: string): Promise<Reported> {
  const reported = await reportAtSign(api, "consult.permits", description);
  await bringTo(api, reported, "verified");
  return reported;
}

/** A persona claims a home they have not claimed yet; the people of its grid are to decide. */
export async function stageClaim(api: string, key = "resident"): Promise<void> {
  const claimant = await persona(api, key, false);
  let refusal: unknown = "there is no such home";
  for (const addressId of await addresses(api, "井台里")) {
    const input = { addressId, relation: "TENANT" };
    refusal = await command(claimant, "claimResidence", input, "residence").catch(String);
    if (typeof refusal !== "string") return;
    // As many as may wait are waiting: one of those will do.
    if (refusal.includes("too_many_claims")) return;
  }
  throw new Error(`no home could be claimed: ${String(refusal)}`);
}

/** A persona gives up every home they claimed or have, so that they can claim it anew. */
export async function leaveHomes(api: string, key: string): Promise<void> {
  const who = await persona(api, key, false);
  const query = "{ me { residences { id status } } }";
  const { me } = await askAs<{ me: { residences: { id: string; status: string }[] } }>(who, query);
  const present = me.residences.filter(({ status }) => /^(CLAIMED|CONFIRMED)$/.test(status));
  for (const { id: residenceId } of present)
    await command(who, "endResidence", { residenceId }, "residence");
}

/** The phone of a persona as they may see it everywhere but in their own data: `100****0001`. */
export async function maskedPhone(api: string, key: string): Promise<string> {
  const { me } = await askAs<{ me: { phone: string } }>(
    await persona(api, key, false),
    "{ me { phone } }",
  );
  return me.phone;
}

/** The code that was sent to a phone last: the demo shows what it would send. */
export async function sentCode(api: string, phone: string): Promise<string> {
  const shown = await fetch(`${api}/dev/messages`);
  const [, code] = new RegExp(`<td>${phone}<td><code>(\\d{6})`).exec(await shown.text()) ?? [];
  if (!code) throw new Error(`the demo sent no code to ${phone}`);
  return code;
}

/** How many complaints of the demo's resident have these words. */
export async function countReports(api: string, description: string): Promise<number> {
  const query = "{ myComplaints(first: 50) { edges { node { description } } } }";
  const mine = await askAs<{ myComplaints: { edges: { node: { description: string } }[] } }>(
    await persona(api, "resident"),
    query,
  );
  return mine.myComplaints.edges.filter(({ node }) => node.description === description).length;
}
