import { GraphQLObjectType } from "graphql";
import { test } from "vitest";
import { schema } from "../../src/schema.ts";
test("x", () => { console.log("SAME", schema.getQueryType() instanceof GraphQLObjectType); });
