import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { localClient } from "../src/table/client.ts";
import { startEngine } from "../src/table/engine.ts";
import { type Item, query, type Table } from "../src/table/table.ts";
import { type Entry, firstBreak } from "../src/table/timeline.ts";

const written = (value: unknown): string => JSON.stringify(value, null, 2);

function toldBy({ seq, at, by, fact, hash }: Entry): string {
  const who = [by.role, by.name, by.actorId].filter(Boolean).join(" · ");
  return `${seq} · ${at} · ${who}\n${written(fact)}\nhash ${hash}`;
}

/** What lies under a key: an entry of a timeline as what happened, anything else as it is. */
function shown({ sk, entry, ...rest }: Item): string {
  return entry ? toldBy(entry as Entry) : `${sk}\n${written(rest)}`;
}

/** Whether the chain of hashes over the timeline is unbroken. Null for what keeps no timeline. */
function verdictOn(items: readonly Item[]): string | null {
  const head = items.find(({ sk }) => sk === "state")?.["head"];
  const entries = items.flatMap(({ entry }) => (entry ? [entry as Entry] : []));
  if (typeof head !== "string") return null;
  const broken = firstBreak(entries, head);
  return broken === null ? "The timeline is whole." : `The timeline is broken at ${broken}.`;
}

/**
 * All that lies under an id, for people to read: state, timeline in its order with who did what, views, and whether
 * the timeline is whole. Sealed fields stay sealed. Null when nothing lies there. One request per megabyte.
 */
export async function evidenceOf(table: Table, id: string): Promise<string | null> {
  const items = await query(table, { pk: id });
  if (items.length === 0) return null;
  const verdict = verdictOn(items);
  return [id, ...items.map(shown), ...(verdict ? [verdict] : [])].join("\n\n");
}

/** Looks into the table of a data folder as it is at this moment, also while a community runs on it. */
export async function lookInto<Found>(
  folder: string,
  look: (table: Table) => Promise<Found>,
): Promise<Found> {
  const dir = await mkdtemp(join(tmpdir(), "linge-show-"));
  const dataFile = join(dir, "table.db");
  const source = new DatabaseSync(join(folder, "table.db"), { readOnly: true });
  try {
    await backup(source, dataFile);
    const engine = await startEngine({ dataFile });
    const client = localClient(engine.endpoint);
    try {
      return await look({ client, name: "linge" });
    } finally {
      client.destroy();
      await engine.stop();
    }
  } finally {
    source.close();
    await rm(dir, { recursive: true });
  }
}
