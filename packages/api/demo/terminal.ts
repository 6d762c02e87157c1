import type { Persona } from "../src/session/session.ts";
import type { Progress } from "./seed.ts";

/** A bar that grows in place on a terminal, and a line per stage elsewhere. */
export function progressBar(): Progress {
  let last = "";
  return (what, done, total) => {
    if (process.stdout.isTTY) {
      const filled = Math.round((done / total) * 24);
      const bar = "█".repeat(filled) + "░".repeat(24 - filled);
      process.stdout.write(`\r  ${bar} ${what} ${done}/${total}   `);
      if (done === total) process.stdout.write("\n");
    } else if (what !== last) console.log(`  ${what} …`);
    last = what;
  };
}

/** What somebody reads who has just started Linge: where it is, as whom to come in, how to end it. */
export function greeting(
  base: string,
  dataDir: string,
  isNew: boolean,
  personas: readonly Persona[],
): string {
  const width = Math.max(...personas.map(({ key }) => key.length));
  const list = personas.map(
    ({ key, title }) => `    ${key.padEnd(width)}  ${title.zh} · ${title.en}`,
  );
  return `
邻格 Linge ${isNew ? "已建好演示社区，" : ""}正在运行 · is running

  ${base}/                        打开邻格 · open the app
  ${base}/dev                     这里有什么 · what is here
  ${base}/graphql                 试用接口（GraphiQL）· try the API
  ${base}/dev/messages            短信验证码 · one-time codes
  ${base}/health · ${base}/.well-known/jwks.json

  演示身份 · Demo personas
${list.join("\n")}

  登录 · Sign in:  mutation { signInAsPersona(input: { key: "resident" }) { session { accessToken } } }
                   then send the header  authorization: Bearer <accessToken>

  Ctrl-C 停止 · stops everything; 数据保留在 · data stays in ${dataDir}
`;
}
