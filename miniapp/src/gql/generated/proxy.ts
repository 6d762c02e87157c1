/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `authoriseAgent` needs. */
export type AuthoriseAgentInput = {
  /** Who is to act: the code on their phone. */
  agentId: string;
  /** For how many days, 1 to 365. */
  days: number;
  /** How the consent was given, from staff. At most 500 characters. */
  evidence?: string | null | undefined;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** For whom; yourself when left out. */
  principalId?: string | null | undefined;
  /** How you two belong. */
  relation: ProxyRelation;
};

/** How the one who acts belongs to the one they act for. */
export type ProxyRelation =
  /** Carer · 照护人员 */
  | 'CARER'
  /** Family · 家人 */
  | 'FAMILY'
  /** Neighbour · 邻居 */
  | 'NEIGHBOUR'
  /** Volunteer · 结对志愿者 */
  | 'VOLUNTEER';

/** What `revokeAuthorisation` needs. */
export type RevokeAuthorisationInput = {
  /** The authorisation, `aut_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** How a tag is drawn. */
export type Tone =
  /** Danger, or late. */
  | 'BAD'
  /** Nothing to do. */
  | 'CALM'
  /** Done, or safely settled. */
  | 'GOOD'
  /** Under way. */
  | 'INFO'
  /** Waits for the reader, or will soon be late. */
  | 'WARN';

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

export type AuthorisationPartsFragment = { id: string, principalId: string, principalName: string, agentName: string, relationLabel: string, to: string, isInForce: boolean };

export type MyAuthorisationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyAuthorisationsQuery = { myAuthorisations: { edges: Array<{ node: { id: string, principalId: string, principalName: string, agentName: string, relationLabel: string, to: string, isInForce: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuthoriseAgentMutationVariables = Exact<{
  input: AuthoriseAgentInput;
}>;


export type AuthoriseAgentMutation = { authoriseAgent: { authorisation: { id: string, principalId: string, principalName: string, agentName: string, relationLabel: string, to: string, isInForce: boolean } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RevokeAuthorisationMutationVariables = Exact<{
  input: RevokeAuthorisationInput;
}>;


export type RevokeAuthorisationMutation = { revokeAuthorisation: { authorisation: { id: string, principalId: string, principalName: string, agentName: string, relationLabel: string, to: string, isInForce: boolean } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const AuthorisationPartsFragmentDoc = new TypedDocumentString(`
    fragment AuthorisationParts on Authorisation {
  id
  principalId
  principalName
  agentName
  relationLabel
  to
  isInForce
}
    `, {"fragmentName":"AuthorisationParts"}) as unknown as TypedDocumentString<AuthorisationPartsFragment, unknown>;
export const MyAuthorisationsDocument = new TypedDocumentString(`
    query MyAuthorisations($first: Int!, $after: String) {
  myAuthorisations(first: $first, after: $after) {
    edges {
      node {
        ...AuthorisationParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AuthorisationParts on Authorisation {
  id
  principalId
  principalName
  agentName
  relationLabel
  to
  isInForce
}`) as unknown as TypedDocumentString<MyAuthorisationsQuery, MyAuthorisationsQueryVariables>;
export const AuthoriseAgentDocument = new TypedDocumentString(`
    mutation AuthoriseAgent($input: AuthoriseAgentInput!) {
  authoriseAgent(input: $input) {
    authorisation {
      ...AuthorisationParts
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment AuthorisationParts on Authorisation {
  id
  principalId
  principalName
  agentName
  relationLabel
  to
  isInForce
}`) as unknown as TypedDocumentString<AuthoriseAgentMutation, AuthoriseAgentMutationVariables>;
export const RevokeAuthorisationDocument = new TypedDocumentString(`
    mutation RevokeAuthorisation($input: RevokeAuthorisationInput!) {
  revokeAuthorisation(input: $input) {
    authorisation {
      ...AuthorisationParts
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment AuthorisationParts on Authorisation {
  id
  principalId
  principalName
  agentName
  relationLabel
  to
  isInForce
}`) as unknown as TypedDocumentString<RevokeAuthorisationMutation, RevokeAuthorisationMutationVariables>;