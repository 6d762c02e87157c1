// What Lambda's own runtime does in a function's process: loads the handler once, then takes one event after
// the other from the runtime API. Plain JavaScript: it stands for what we do not write.
const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, _HANDLER } = process.env;
const base = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const [file, name] = _HANDLER.split(".");
const post = (path, body) => fetch(base + path, { method: "POST", body: JSON.stringify(body) });
/** The time of the test that started us, when it tells one with its events: it stands still between them. */
let now = null;
globalThis.Date = class extends Date {
  static now() {
    return now ?? super.now();
  }
  constructor(...args) {
    super(...(args.length === 0 && now !== null ? [now] : args));
  }
};
const { [name]: handler } = await import(`${LAMBDA_TASK_ROOT}/${file}.mjs`);

for (;;) {
  const next = await fetch(`${base}/invocation/next`);
  const id = next.headers.get("lambda-runtime-aws-request-id");
  const told = next.headers.get("linge-test-now");
  if (told !== null) now = Number(told);
  try {
    const result = await handler(await next.json(), { awsRequestId: id });
    await post(`/invocation/${id}/response`, result ?? null);
  } catch (error) {
    const { name: errorType, message: errorMessage } = error;
    await post(`/invocation/${id}/error`, { errorType, errorMessage });
  }
}
