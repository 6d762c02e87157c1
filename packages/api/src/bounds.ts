import SchemaBuilder, {
  BasePlugin,
  type FieldRequiredness,
  type InputType,
  type PothosInputFieldConfig,
  type PothosInputFieldType,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from "@pothos/core";
import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import type { Context } from "./context.ts";
import { denial } from "./denial.ts";
import {
  type Bound,
  boundInWords,
  type Checked,
  checkBound,
  checkEach,
  cursorBound,
  idBound,
} from "./kernel/bound.ts";
import type { Refusal } from "./kernel/decision.ts";
import { refusalInWords } from "./refusals.ts";

/*
 * Every input has a bound: a text, a list or a fraction without one does not build. Values are tidied and
 * checked by it after access and before the resolver, so that no resolver meets a raw text. A mutation
 * answers a refusal, everything else BAD_USER_INPUT; both name the field.
 */

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      bounds: BoundsPlugin<Types>;
    }
    interface InputFieldOptions<
      Types extends SchemaTypes = SchemaTypes,
      Type extends InputType<Types> | [InputType<Types>] = InputType<Types> | [InputType<Types>],
      Req extends FieldRequiredness<Type> = FieldRequiredness<Type>,
    > {
      /** What a value of this input may be. */
      bound?: Bound;
    }
  }
}

type Config = PothosInputFieldConfig<SchemaTypes>;
type Configs = Readonly<Record<string, Config>>;
type Check = (value: unknown, field: string) => Checked;

const described = (description: string | null | undefined, bound: Bound | undefined): string =>
  [description, bound && boundInWords(bound)].filter(Boolean).join(" ");

class BoundsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  #checks = new Map<unknown, Check>();
  /** Made when all types are known, and before the first request: an input without a bound must not build. */
  #pending: (() => void)[] = [];

  override afterBuild(built: GraphQLSchema): GraphQLSchema {
    for (const prepare of this.#pending) prepare();
    return built;
  }

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>) {
    const { description, pothosOptions } = config;
    return { ...config, description: described(description, pothosOptions.bound) };
  }

  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types["Context"], object>,
    { args, parentType }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> {
    if (Object.keys(args).length === 0) return resolve;
    const answer = parentType === "Mutation" ? refused : denied;
    let check: Check = (value) => ({ value });
    this.#pending.push(() => {
      check = this.#fields(args as Configs);
    });
    return (root, given, context, info) => {
      const checked = check(given, "");
      return "refusal" in checked
        ? answer(checked.refusal, context as Context)
        : resolve(root, checked.value as object, context, info);
    };
  }

  /** How the fields of an input, or the arguments of a field, are checked. */
  #fields(configs: Configs): Check {
    const checks = Object.entries(configs).flatMap(([name, config]): [string, Check][] => {
      const check = this.#field(config);
      return check ? [[name, check]] : [];
    });
    return (given, field) => {
      const value: Record<string, unknown> = { ...(given as object) };
      for (const [name, check] of checks) {
        if (value[name] === undefined || value[name] === null) continue;
        const one = check(value[name], field === "" ? name : `${field}.${name}`);
        if ("refusal" in one) return one;
        value[name] = one.value;
      }
      return { value };
    };
  }

  #scalarOf({ type }: Config): string | null {
    return type.kind === "Scalar" ? this.buildCache.getTypeConfig(type.ref).name : null;
  }

  /** The bound of an input. Where it may be left out, showing nothing is leaving it out. */
  #boundOf(config: Config): Bound | null {
    const { parentType, parentField, name, pothosOptions, type } = config;
    const scalar = this.#scalarOf(config);
    const isCursor = config.kind === "Arg" && (name === "after" || name === "before");
    const usual = scalar === "ID" ? idBound : isCursor ? cursorBound : null;
    const bound = pothosOptions.bound ?? usual;
    if (bound === null && (type.kind === "List" || scalar === "String" || scalar === "Float"))
      throw new Error(`${parentField ?? parentType}.${name} has no bound`);
    const isRequired = type.kind === "List" || type.required;
    return bound?.kind === "text" && !isRequired ? { ...bound, missing: null } : bound;
  }

  /** How one field is checked: its own bound first, then what it is made of; null when all is well anyhow. */
  #field(config: Config): Check | null {
    const bound = this.#boundOf(config);
    const inner = this.#type(config.type);
    if (bound === null) return inner;
    return (value, field) => {
      const own = checkBound(bound, value, field);
      return "refusal" in own || inner === null ? own : inner(own.value, field);
    };
  }

  #type(type: PothosInputFieldType<SchemaTypes>): Check | null {
    if (type.kind === "List") {
      const each = this.#type(type.type);
      return each && ((value, field) => checkEach(value as unknown[], field, each));
    }
    return type.kind === "InputObject" ? this.#input(type.ref) : null;
  }

  #input(ref: unknown): Check {
    const known = this.#checks.get(ref);
    if (known) return known;
    const configs = this.buildCache.getInputTypeFieldConfigs(ref as InputType<Types>);
    const check = this.#fields(configs as unknown as Configs);
    this.#checks.set(ref, check);
    return check;
  }
}

/** A mutation has one argument: its refusals speak of the fields of that one. */
function refused(refusal: Refusal, { refusals }: Context): { refusal: Refusal } {
  refusals.push(refusal.code);
  return { refusal: { ...refusal, field: refusal.field?.replace(/^input\./, "") ?? "" } };
}

async function denied(refusal: Refusal, { language }: Context): Promise<never> {
  const { field } = refusal;
  const message = await refusalInWords(refusal);
  throw denial("BAD_USER_INPUT", language, { message, ...(field && { field }) });
}

SchemaBuilder.registerPlugin("bounds", BoundsPlugin);
