import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import vm from "node:vm";

/** A node of the markup as WeChat's own compiler makes it: an element, or a text. */
export type Element = { tag: string; attr: Record<string, unknown>; children: MarkupNode[] };
export type MarkupNode = Element | string;
export type Render = (page: string, data: object) => Element;

type Compiled = (data: object) => Element;

/** Tencent's compilers come without the right to be run; a copy has it, and goes when it was used. */
function withCompiler<T>(name: "wcc" | "wcsc", use: (path: string) => T): T {
  const home = dirname(createRequire(import.meta.url).resolve("miniprogram-compiler/package.json"));
  const folder = mkdtempSync(join(tmpdir(), "linge-wcc-"));
  try {
    const path = join(folder, name);
    copyFileSync(join(home, "bin/linux", name), path);
    chmodSync(path, 0o755);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(name: "wcc" | "wcsc", options: string[], output: string, pattern: string): string {
  const files = globSync(pattern, { cwd: output })
    .sort()
    .map((path) => `./${path}`);
  const { status, stdout, stderr } = withCompiler(name, (path) =>
    spawnSync(path, [...options, ...files], {
      cwd: output,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
  if (status !== 0)
    throw new Error(`${name} does not take this build: ${stderr || stdout}`.slice(0, 2_000));
  return stdout;
}

/** Compiles all styles with WeChat's compiler; throws when it does not take one. */
export const compileStyles = (output: string): string =>
  compile("wcsc", ["-lc"], output, "**/*.wxss");

const compiled = new Map<string, string>();

/** Builds do not change: their markup is compiled once for all phones of a test. */
function markupCode(output: string): string {
  const code = compiled.get(output) ?? compile("wcc", ["-d"], output, "**/*.{wxml,wxs}");
  compiled.set(output, code);
  return code;
}

/** Compiles all markup with WeChat's compiler; throws when it does not take some. */
export function compileMarkup(output: string): Render {
  const code = markupCode(output);
  const context = vm.createContext({ window: {}, console, __wxAppCode__: {} });
  vm.runInContext(code, context);
  const gwx = vm.runInContext("$gwx", context) as (path: string) => Compiled;
  const expand = (node: MarkupNode): MarkupNode => {
    if (typeof node === "string") return node;
    // From 16 levels on Taro goes on inside a component of its own.
    const inner = node.tag === "wx-comp" ? [gwx("./comp.wxml")(node.attr)] : node.children;
    return { ...node, attr: node.attr ?? {}, children: (inner ?? []).map(expand) };
  };
  // Scripts in the markup only take objects of their own context; others they do not see.
  const own = vm.runInContext("(text) => JSON.parse(text)", context) as (text: string) => object;
  return (page, data) => expand(gwx(`./${page}.wxml`)(own(JSON.stringify(data)))) as Element;
}

/** Every element of a tree, each with its ancestors, nearest first. */
export function* walk(
  node: Element,
  above: Element[] = [],
): Generator<{ node: Element; above: Element[] }> {
  yield { node, above };
  for (const child of node.children)
    if (typeof child !== "string") yield* walk(child, [node, ...above]);
}

/** An attribute as text; empty when it is not set. */
export function attrOf({ attr }: Element, name: string): string {
  const value = attr[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The words in a tree, as they are read. */
export const textOf = (node: MarkupNode): string =>
  typeof node === "string" ? node : node.children.map(textOf).join("");
