/** What a test needs to be there before somebody works on it, made through the API as anybody would. */

type Answer = { data?: Record<string, unknown>; errors?: { message: string }[] };

async function ask<T>(api: string, query: string, variables: object, token?: string): Promise<T> {
  const answered = await fetch(`${api}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answered.json()) as Answer;
  if (!data) throw new Error(JSON.stringify(errors));
  return data as T;
}

const SIGN_IN = `mutation ($key: String!) {
  signInAsPersona(input: { key: $key }) { session { accessToken } }
}`;
type SignedIn = { signInAsPersona: { session: { accessToken: string } } };

const SUBMIT = `mutation ($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) { complaint { id number } refusal { message } }
}`;
type Submitted = { submitComplaint: { complaint: Reported | null; refusal: unknown } };

export type Reported = { id: string; number: string };

/** The code of a sign of the demo: its page for trying queries shows one. */
export async function signCode(api: string): Promise<string> {
  const page = await fetch(`${api}/graphql`, { headers: { accept: "text/html" } });
  const [code] = /LC-[A-Z0-9]+/.exec(await page.text()) ?? [];
  if (!code) throw new Error("the demo shows no location code");
  return code;
}

/** The demo's resident reports something at a sign. */
export async function reportAtSign(
  api: string,
  category: string,
  description: string,
): Promise<Reported & { locationCode: string }> {
  const { signInAsPersona } = await ask<SignedIn>(api, SIGN_IN, { key: "resident" });
  const locationCode = await signCode(api);
  const input = { category, description, place: { locationCode } };
  const token = signInAsPersona.session.accessToken;
  const { submitComplaint } = await ask<Submitted>(api, SUBMIT, { input }, token);
  if (!submitComplaint.complaint) throw new Error(JSON.stringify(submitComplaint.refusal));
  return { ...submitComplaint.complaint, locationCode };
}
