// Whether what is pinned is installed. Plain JavaScript without a dependency: it runs before there is any.
import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return "";
  }
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The folders of this workspace that have a package.json: those pnpm-workspace.yaml names. @param {string} root */
const workspaceOf = (root) => [
  ".",
  "infra",
  "miniapp",
  ...namesIn(join(root, "packages")).map((name) => join("packages", name)),
];

/** What lies in a folder of packages, those of a scope by their full name. @param {string} folder */
const packagesIn = (folder) =>
  namesIn(folder).flatMap((name) =>
    name.startsWith("@") ? namesIn(join(folder, name)).map((one) => `${name}/${one}`) : [name],
  );

/**
 * All that decides what an installation looks like: the lock, what each package.json asks for, the package
 * manager, the platform whose programs are chosen, and the folder, which some of the links name.
 * @param {string} root
 * @param {string} manager
 */
function wanted(root, manager) {
  const hash = createHash("sha256").update(
    JSON.stringify([manager, process.platform, process.arch, root]),
  );
  for (const name of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc"])
    hash.update(`\n${name}\n`).update(read(join(root, name)));
  for (const folder of workspaceOf(root))
    hash.update(`\n${folder}\n`).update(read(join(root, folder, "package.json")));
  return hash.digest("hex");
}

/**
 * What is there: every package of the store with whether it has its package.json, and every link to one.
 * A folder that somebody deleted changes it. Some 1,400 packages are looked at in a tenth of a second.
 * @param {string} root
 */
function found(root) {
  const hash = createHash("sha256");
  const store = join(root, "node_modules", ".pnpm");
  for (const name of namesIn(store)) {
    const inside = join(store, name, "node_modules");
    const packages = packagesIn(inside).map((one) => {
      const isLink = lstatSync(join(inside, one), { throwIfNoEntry: false })?.isSymbolicLink();
      const manifest = join(inside, one, "package.json");
      return [one, isLink || lstatSync(manifest, { throwIfNoEntry: false })?.size];
    });
    hash.update(JSON.stringify([name, packages]));
  }
  for (const folder of workspaceOf(root)) {
    const modules = join(root, folder, "node_modules");
    const own = packagesIn(modules).filter((name) => !name.startsWith("."));
    hash.update(JSON.stringify([folder, own, namesIn(join(modules, ".bin"))]));
  }
  return hash.digest("hex");
}

/** @param {string} root */
const markerOf = (root) => join(root, "node_modules", ".linge-installed");
/** @param {string} root @param {string} manager */
const stateOf = (root, manager) => `${wanted(root, manager)} ${found(root)}\n`;

/** Whether an installation of exactly this was completed and is still there. @param {string} root @param {string} manager */
export const isInstalled = (root, manager) => {
  const marked = String(read(markerOf(root)));
  return marked.startsWith(wanted(root, manager)) && marked === stateOf(root, manager);
};

/** From now on nothing is installed, until it is noted. @param {string} root */
export const forgetInstalled = (root) => rmSync(markerOf(root), { force: true });

/** Notes that all of it is installed; a reader sees the note whole or not at all. @param {string} root @param {string} manager */
export function noteInstalled(root, manager) {
  const draft = `${markerOf(root)}.${process.pid}`;
  writeFileSync(draft, stateOf(root, manager));
  renameSync(draft, markerOf(root));
}
