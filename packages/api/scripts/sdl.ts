import { join } from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "../src/schema.ts";

/** Where the contract lies that clients are made from. */
export const SCHEMA_PATH = join(import.meta.dirname, "../schema.graphql");

/** The whole schema in GraphQL's own language, in alphabetical order, so that a change reads as one. */
export const sdl = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
