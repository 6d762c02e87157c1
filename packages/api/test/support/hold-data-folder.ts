// A process that claims the data folder of its argument, starts the engine on it and stays: tests kill it.
import { claimDataFolder } from "../../src/table/data-folder.ts";
import { startEngine } from "../../src/table/engine.ts";

const folder = await claimDataFolder(process.argv[2] ?? "");
const engine = await startEngine({ dataFile: folder.dataFile, onSpawn: folder.noteEngine });
process.stdout.write(`${engine.pid}\n`);
