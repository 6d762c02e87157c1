// Writes the contract anew. A test fails when the committed one is not what the code says.
import { writeFileSync } from "node:fs";
import { SCHEMA_PATH, sdl } from "./sdl.ts";

writeFileSync(SCHEMA_PATH, sdl());
