// Writes docs/access.md anew from the access rules. A test fails when the committed one differs.
import { writeFileSync } from "node:fs";
import { ACCESS_PATH, accessDocument } from "./access-document.ts";

writeFileSync(ACCESS_PATH, accessDocument());
