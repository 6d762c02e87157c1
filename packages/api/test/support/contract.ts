import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
} from "graphql";

/*
 * What every element of the contract must be like. Each rule reads a schema and answers what breaks it,
 * so that a test can hand it a small one with a planted violation.
 */

type Rule = (schema: GraphQLSchema) => string[];
type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;
type Value = Field | GraphQLArgument | GraphQLInputField;

const ourTypes = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith("__") && !(isScalarType(type) && isSpecifiedScalarType(type)),
  );

const composites = (schema: GraphQLSchema): Composite[] =>
  ourTypes(schema).filter((type) => isObjectType(type) || isInterfaceType(type));
const inputs = (schema: GraphQLSchema): GraphQLInputObjectType[] =>
  ourTypes(schema).filter(isInputObjectType);
const enums = (schema: GraphQLSchema): GraphQLEnumType[] => ourTypes(schema).filter(isEnumType);

type Named<Element> = { path: string; name: string; element: Element };

const fields = (schema: GraphQLSchema): Named<Field>[] =>
  composites(schema).flatMap((type) =>
    Object.values(type.getFields()).map((element) => ({
      path: `${type.name}.${element.name}`,
      name: element.name,
      element,
    })),
  );

/** Arguments and input fields: what a client says. */
function given(schema: GraphQLSchema): Named<GraphQLArgument | GraphQLInputField>[] {
  const args = fields(schema).flatMap(({ path, element }) =>
    element.args.map((one) => ({ path: `${path}(${one.name})`, name: one.name, element: one })),
  );
  const ofInputs = inputs(schema).flatMap((type) =>
    Object.values(type.getFields()).map((one) => ({
      path: `${type.name}.${one.name}`,
      name: one.name,
      element: one,
    })),
  );
  return [...args, ...ofInputs];
}

const values = (schema: GraphQLSchema): Named<Value>[] => [...fields(schema), ...given(schema)];

const enumValues = (schema: GraphQLSchema) =>
  enums(schema).flatMap((type) =>
    type.getValues().map((element) => ({ path: `${type.name}.${element.name}`, element })),
  );

const typeName = ({ element }: Named<Value>): string => getNamedType(element.type).name;

/** A sentence is longer than its name; the value of an enum may be a word. Nobody reads a page. */
const LENGTHS = { sentence: 12, word: 4, most: 600 };

function badDescription(path: string, text: string | null | undefined, least: number): string[] {
  const size = text?.trim().length ?? 0;
  if (size === 0) return [`${path} has no description`];
  if (size < least) return [`${path} is described too briefly: ${text}`];
  return size > LENGTHS.most ? [`${path} is described at too great a length`] : [];
}

/** Every element says what it means. */
export const descriptions: Rule = (schema) => [
  ...[...ourTypes(schema), ...schema.getDirectives().filter((one) => !isSpecifiedDirective(one))]
    .map((one) => ({ path: one.name, element: one }))
    .concat(values(schema) as never)
    .flatMap(({ path, element }) => badDescription(path, element.description, LENGTHS.sentence)),
  ...enumValues(schema).flatMap(({ path, element }) =>
    badDescription(path, element.description, LENGTHS.word),
  ),
];

/** Beginnings a mutation may have. A new one is a decision about our language: add it here. */
const verbs =
  "accept answer apply approve ask assess assign authorise begin call cancel check claim classify close conclude confirm decide decline dispatch dispute end escalate explain fail finish follow handle hold import join lift link locate make mark merge offer pass pause rate redispatch refresh refuse reject reopen replace report request reschedule resume retire reveal revise revoke sign skip submit supplement take transfer turn unfollow unmerge update urge verify withdraw".split(
    " ",
  );

/** Bare verbs: what they do is done to a person in a post, and no other noun would be clearer. */
const bareVerbs = ["appoint", "dismiss"];

function nameProblem(name: string): string | null {
  if (bareVerbs.includes(name)) return null;
  const [, verb = ""] = /^([a-z]+)(?:[A-Z][a-z]+)+$/.exec(name) ?? [];
  return verbs.includes(verb) ? null : `mutation ${name} does not begin with a verb we know`;
}

const capitalise = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function inputProblem({ name, args }: Field): string | null {
  const [input, ...more] = args;
  const isOne = input?.name === "input" && more.length === 0;
  return isOne && String(input.type) === `${capitalise(name)}Input!`
    ? null
    : `mutation ${name} must take exactly input: ${capitalise(name)}Input!`;
}

function payloadProblem({ name, type }: Field): string | null {
  const payload = getNamedType(type);
  if (String(type) !== `${capitalise(name)}Payload!` || !isObjectType(payload))
    return `mutation ${name} must return ${capitalise(name)}Payload!`;
  const { refusal, ...others } = payload.getFields();
  if (String(refusal?.type) !== "Refusal") return `${payload.name} needs a nullable refusal`;
  return Object.values(others).some((field) => !isNonNullType(field.type))
    ? null
    : `${payload.name} needs a nullable thing`;
}

/** `verbNoun(input: VerbNounInput!): VerbNounPayload!` with a nullable thing and a nullable refusal. */
export const mutations: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) =>
    [nameProblem(field.name), inputProblem(field), payloadProblem(field)].filter(
      (problem) => problem !== null,
    ),
  );

const isList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

/** Lists are connections, except those on the list of bounded ones; and that list is not longer than needed. */
export const lists =
  (bounded: readonly string[]): Rule =>
  (schema) => {
    const plain = fields(schema)
      .filter(({ path, element }) => isList(element.type) && !path.endsWith("Connection.edges"))
      .map(({ path }) => path);
    return [
      ...plain
        .filter((path) => !bounded.includes(path))
        .map((path) => `${path} is a plain list: make it a connection or say why it is bounded`),
      ...bounded
        .filter((path) => !plain.includes(path))
        .map((path) => `${path} is no plain list any more`),
    ];
  };

/** `from` and `to` bound a period; `at` is the moment of the thing itself. */
const isInstantName = (name: string): boolean =>
  name.endsWith("At") || /^(?:at|from|to|validFrom|validTo)$/.test(name);

/** Instants end in At and are DateTime, dates end in On. */
export const instants: Rule = (schema) =>
  values(schema).flatMap((one) => {
    const { path, name } = one;
    const type = typeName(one);
    if (type === "DateTime" && !isInstantName(name)) return [`${path} is an instant: end it in At`];
    if (name.endsWith("At") && type !== "DateTime")
      return [`${path} ends in At and is no DateTime`];
    if (/[a-z]On$/.test(name) && type !== "Date") return [`${path} ends in On and is no Date`];
    return type === "Date" && !name.endsWith("On") ? [`${path} is a date: end it in On`] : [];
  });

/** Ids are ID, and what is ID is called so. A list of ids may carry the name of the things. */
export const ids: Rule = (schema) =>
  values(schema).flatMap((one) => {
    const isId = typeName(one) === "ID";
    const isNamed = /^ids?$|Ids?$/.test(one.name);
    if (isNamed && !isId) return [`${one.path} is called an id and is none`];
    return isId && !isNamed && !String(one.element.type).startsWith("[")
      ? [`${one.path} is an id and is not called so`]
      : [];
  });

/** Yes or no, but not a state of something: settings, and answers to a question. */
const plainBooleans = ["elderMode", "unreadOnly", "passed", "solved", "confirmed"];

/** What is true or false says so in its name, and never in the negative. */
export const booleans: Rule = (schema) =>
  values(schema)
    .filter((one) => typeName(one) === "Boolean" && !plainBooleans.includes(one.name))
    .filter(({ name }) => !/^(?:is|has|needs)(?!Not|No[A-Z])[A-Z]/.test(name))
    .map(({ path }) => `${path} is true or false: begin it with is, has or needs`);

export const enumNames: Rule = (schema) =>
  enumValues(schema)
    .filter(({ element }) => !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(element.name))
    .map(({ path }) => `${path} must be UPPER_SNAKE`);

/** Whoever still uses it must know until when. */
export const deprecations: Rule = (schema) =>
  [...values(schema), ...enumValues(schema)].flatMap(({ path, element }) => {
    const reason = element.deprecationReason;
    return reason && !/\b20\d\d-[01]\d-[0-3]\d\b/.test(reason)
      ? [`${path} is deprecated without a date`]
      : [];
  });
