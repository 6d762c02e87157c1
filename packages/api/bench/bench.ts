import { bundles } from "./bundle.ts";
import { measure } from "./measure.ts";
import { makeWorld } from "./world.ts";

/*
 * What a request costs, against the same done by hand in one run, and how large the program is.
 * Absolute figures depend on the machine; the ratios are what counts.
 */

const world = await makeWorld();
try {
  await measure(world);
} finally {
  await world.stop();
}
await bundles();
