import {
  type ASTNode,
  type DocumentNode,
  type ExecutionArgs,
  getVariableValues,
  GraphQLError,
  type GraphQLInputType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  validateInputValue,
  visit,
} from "graphql";
import type { Bilingual, Language } from "./kernel/decision.ts";

/*
 * What is said of a request that does not fit the schema. graphql-js says it in English and mostly without a code;
 * here each such error gets a code, the field to blame, and a sentence in the reader's language before the words
 * of the library, which are for developers.
 */

const texts = {
  BAD_REQUEST: { zh: "请求有误", en: "The request is not valid" },
  BAD_USER_INPUT: { zh: "填写的内容有误", en: "What was entered is not valid" },
  GRAPHQL_PARSE_FAILED: {
    zh: "查询语句有语法错误",
    en: "The document is not well-formed GraphQL",
  },
  GRAPHQL_VALIDATION_FAILED: {
    zh: "查询语句与接口不符，请更新后重试",
    en: "The document does not fit the schema",
  },
  LIMIT_EXCEEDED: { zh: "请求超出上限", en: "The request is beyond a limit" },
  OPERATION_RESOLUTION_FAILURE: {
    zh: "找不到要执行的操作",
    en: "There is no such operation in the document",
  },
} as const satisfies Record<string, Bilingual>;

type Code = keyof typeof texts;

/** Values of a field: its own sentence, so that a person knows where to look. */
const aboutField: Bilingual = {
  zh: "“{field}”填写有误",
  en: "The value of “{field}” is not valid",
};

function sentence(code: Code, field: string | undefined, language: Language): string {
  return code === "BAD_USER_INPUT" && field !== undefined
    ? aboutField[language].replace("{field}", () => field)
    : texts[code][language];
}

/** So much of what the library says is passed on: it repeats what it was sent, which may be a megabyte. */
const MOST_SAID = 600;

/** The beginning and the end of a long sentence: where it begins to repeat, and whom it blames. */
const shortened = (message: string): string =>
  message.length <= MOST_SAID
    ? message
    : `${message.slice(0, MOST_SAID / 2)}…${message.slice(-MOST_SAID / 2)}`;

/** What we say ourselves while a document is read, before the reader is known, is said in both languages. */
const BOTH = /(?<zh>[^"·:]*\p{Script=Han}[^"·]*) · (?<en>[^"]*)/u;

const inLanguage = (message: string, language: Language): string =>
  BOTH.exec(message)?.groups?.[language]?.trim() ?? message;

const saidIn = (error: GraphQLError, language: Language): string =>
  inLanguage(shortened(error.message), language);

/** An error with its code and field, told in the reader's language. What stands in `extensions` stays. */
function told(error: GraphQLError, code: Code, field: string | undefined, language: Language) {
  const { nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(`${sentence(code, field, language)}: ${saidIn(error, language)}`, {
    nodes,
    source,
    positions,
    path,
    originalError,
    extensions: { ...extensions, code, ...(field !== undefined && { field }) },
  });
}

/** Commands take one argument, `input`; refusals name its fields without it, and so does this. */
function fieldOf(path: readonly (string | number)[]): string | undefined {
  const below = path.length > 1 && path[0] === "input" ? path.slice(1) : path;
  return below.length === 0 ? undefined : below.join(".");
}

/** The field that graphql-js names in its sentence, when it blames what surrounds the field. */
const NAMED = /(?:required|unknown) field "(?<field>\w+)"|\(?(?<argument>\w+):\)" of type/i;

const namedIn = (message: string): string[] => {
  const { field, argument } = NAMED.exec(shortened(message))?.groups ?? {};
  return [field ?? argument ?? []].flat();
};

/** The names of arguments and fields around a value of a document, from the outside in. */
function pathTo(document: DocumentNode, value: ASTNode): string[] {
  const names: string[] = [];
  let found: string[] | null = null;
  const name = (node: ASTNode): string | null =>
    node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? node.name.value : null;
  visit(document, {
    enter(node) {
      const one = name(node);
      if (one !== null) names.push(one);
      if (node.loc === value.loc && node.kind === value.kind) found ??= [...names];
    },
    leave(node) {
      if (name(node) !== null) names.pop();
    },
  });
  return found ?? [];
}

const isValue = ({ kind }: ASTNode): boolean => /Value$|^ObjectField$/.test(kind);

const UNFIT: Code = "GRAPHQL_VALIDATION_FAILED";

/**
 * Marks those errors of validation that are about what was entered, and where. Their sentences are remembered
 * with the document, for readers of any language.
 */
export function markInput(document: DocumentNode, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    const named = namedIn(error.message);
    const isInput = node !== undefined && (isValue(node) || named.length > 0);
    const { code = UNFIT } = error.extensions;
    if (!isInput || code !== UNFIT) continue;
    const path = isValue(node) ? pathTo(document, node) : [];
    const field = fieldOf(path.at(-1) === named[0] ? path : [...path, ...named]);
    Object.assign(error.extensions, { code: "BAD_USER_INPUT", ...(field && { field }) });
  }
}

/** So many values are blamed at once: whoever sends a megabyte of wrong ones learns nothing from the rest. */
const MOST_BLAMED = 20;
const ENOUGH = new Error("enough is wrong");

/** Finds what is wrong with a value, at most so much of it. */
function validate(value: unknown, type: GraphQLInputType, report: Report): void {
  let left = MOST_BLAMED;
  try {
    validateInputValue(
      value,
      type,
      (error, path) => {
        report(error, path);
        left -= 1;
        if (left === 0) throw ENOUGH;
      },
      true,
    );
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
}

type Report = (error: GraphQLError, path: readonly (string | number)[]) => void;

/** What is wrong with the variables of an operation, value by value; empty when they do. */
export function variableErrors(
  { schema, variableValues }: ExecutionArgs,
  operation: OperationDefinitionNode,
): GraphQLError[] {
  const definitions = operation.variableDefinitions ?? [];
  const errors: GraphQLError[] = [];
  for (const node of definitions) {
    const name = node.variable.name.value;
    const type = typeFromAST(schema, node.type);
    const { errors: found } = getVariableValues(schema, [node], variableValues ?? {}, {
      maxErrors: 1,
    });
    if (!found || !type) continue;
    const report: Report = (error, path) => {
      const field = fieldOf([name, ...path, ...namedIn(error.message)]);
      errors.push(
        new GraphQLError(`Variable "$${name}": ${error.message}`, {
          nodes: node,
          extensions: { code: "BAD_USER_INPUT", field, http: { status: 400, spec: true } },
        }),
      );
    };
    validate((variableValues ?? {})[name], type as GraphQLInputType, report);
  }
  return errors;
}

const isOurs = (code: string): code is Code => Object.hasOwn(texts, code);

/** An error of the protocol as it is told. What a resolver denied has its code and its own sentence. */
export function tellProtocolError(error: GraphQLError, language: Language): GraphQLError {
  const { code, field } = error.extensions as { code?: string; field?: string };
  if (code !== undefined && !isOurs(code)) return error;
  if (error.path !== undefined && code !== "LIMIT_EXCEEDED")
    return code === undefined
      ? told(error, "BAD_USER_INPUT", namedIn(error.message)[0], language)
      : error;
  return told(error, code ?? codeOf(error), field, language);
}

const codeOf = ({ message }: GraphQLError): Code =>
  message.startsWith("Syntax Error")
    ? "GRAPHQL_PARSE_FAILED"
    : /operation/i.test(message)
      ? "OPERATION_RESOLUTION_FAILURE"
      : "BAD_REQUEST";
