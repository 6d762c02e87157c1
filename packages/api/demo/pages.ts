import type { Persona } from "../src/session/session.ts";

/** A code that would have gone out by SMS, shown to whoever runs the demo. */
export type SentText = { at: string; phone: string; code: string };

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const html = (title: string, body: string): Response =>
  new Response(
    `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>body{font:18px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1f2a2b;background:#fbfaf7}a{color:#1f6165}code{background:#eceae2;padding:.1em .3em;border-radius:.2em;overflow-wrap:anywhere}td,th{text-align:left;padding:.3rem .8rem .3rem 0;vertical-align:top}@media(prefers-color-scheme:dark){body{background:#172022;color:#e4e7e3}a{color:#8fcfd0}code{background:#26332f}}</style><body>${body}`,
    { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } },
  );

/** The door of the demo: what is here and how to come in. */
export const landing = (personas: readonly Persona[]): Response =>
  html(
    "Linge 邻格",
    `<h1>邻格 Linge</h1><p>社区网格化治理的应用与开放接口，演示社区正在运行。<br>A living demo community: the app, and the one GraphQL API behind it.</p><ul><li><a href="/">/</a> 打开邻格 · open the app</li><li><a href="/graphql">/graphql</a> 试用查询 · try queries</li><li><a href="/dev/messages">/dev/messages</a> 短信验证码 · one-time codes</li><li><a href="/.well-known/jwks.json">/.well-known/jwks.json</a> 公钥 · public keys</li><li><a href="/health">/health</a></li></ul><h2>演示身份 · Demo personas</h2><table>${personas.map(({ key, title }) => `<tr><td><code>${escape(key)}</code><td>${escape(title.zh)}<br>${escape(title.en)}`).join("")}</table><p><small>示例数据，人名地名均为虚构；示意图 非地图。All names are invented.</small></p>`,
  );

/** Newest first, never more than the last fifty. */
export const messages = (texts: readonly SentText[]): Response =>
  html(
    "短信 · Messages",
    `<h1>短信验证码 · One-time codes</h1>${texts.length === 0 ? "<p>还没有短信。No messages yet.</p>" : ""}<table>${texts
      .toReversed()
      .map(
        ({ at, phone, code }) =>
          `<tr><td>${escape(at)}<td>${escape(phone)}<td><code>${escape(code)}</code>`,
      )
      .join("")}</table><p><a href="/dev/messages">刷新 · reload</a></p>`,
  );

const signIn = `# 1. 先登录：运行它，把 accessToken 复制到下面 Headers 里：
#    { "authorization": "Bearer <accessToken>" }
# Sign in first and copy the accessToken into Headers below.
mutation SignIn {
  signInAsPersona(input: { key: "resident" }) {
    session { accessToken refreshToken me { displayName } }
    refusal { code message }
  }
}
`;

const myGrid = `# 我的网格：谁负责我住的地方 · Who is responsible for where I live
query MyGrid {
  me { id displayName }
  myGrid {
    card { sentence levels { grid { name levelLabel } answeredBy { name } contacts { title displayName officePhone } } }
  }
}
`;

const report = `# 报事 · Report something
mutation Report {
  submitComplaint(
    input: {
      category: "facility.lamp"
      description: "3 栋门口的路灯不亮，晚上看不清台阶。"
      place: { locationCode: "LC-CODE" }
      idempotencyKey: "try-1"
    }
  ) {
    complaint { id number statusLabel nextStep clock { stepLabel dueAt intervals { from to } } place { explanation grid { name } } }
    refusal { code field message }
  }
}
`;

const mine = `# 我的诉求与全过程 · My complaints with everything that happened
query Mine {
  myComplaints(first: 5) {
    edges {
      node {
        number
        statusLabel
        nextStep
        lightLabel
        holder { name }
        allowedActions { name label }
        timeline { seq at title detail byName }
        isTimelineIntact
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const queue = `# 工作台：先用 signInAsPersona(input: { key: "grid-worker" }) 登录 · Staff queue
query Queue {
  complaintQueue(first: 10) {
    edges { node { number category { name } statusLabel lightLabel clock { stepLabel dueAt isOver } allowedActions { name label } } }
  }
}
`;

/** Operations ready to run, as tabs of GraphiQL. `locationCode` is one that exists in this community. */
export const exampleTabs = (locationCode: string) =>
  [signIn, myGrid, report.replace("LC-CODE", locationCode), mine, queue].map((query) => ({
    query,
  }));
