/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The levels of the grid tree, from the widest to the narrowest. */
export type GridLevel =
  /** L2: a community or village. */
  | 'COMMUNITY'
  /** L3: a compound or area of some hundred households. */
  | 'GRID'
  /** L4: a block or entrance of some dozen households. */
  | 'MICRO_GRID'
  /** L1: a street or town. */
  | 'STREET';

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

export type GridsBelowQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  parentId?: string | null | undefined;
}>;


export type GridsBelowQuery = { gridMap: { edges: Array<{ node: { id: string, name: string, level: GridLevel } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AddressesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  communityId: string;
  startsWith?: string | null | undefined;
}>;


export type AddressesQuery = { addresses: { edges: Array<{ node: { id: string, compound: string, building: string, unit: string, room: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HomeCommunityQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeCommunityQuery = { myGrid: { card: { levels: Array<{ grid: { id: string, name: string, level: GridLevel } }> } | null } };

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

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
export const GridsBelowDocument = new TypedDocumentString(`
    query GridsBelow($first: Int!, $after: String, $parentId: ID) {
  gridMap(first: $first, after: $after, parentId: $parentId) {
    edges {
      node {
        id
        name
        level
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<GridsBelowQuery, GridsBelowQueryVariables>;
export const AddressesDocument = new TypedDocumentString(`
    query Addresses($first: Int!, $after: String, $communityId: ID!, $startsWith: String) {
  addresses(
    first: $first
    after: $after
    communityId: $communityId
    startsWith: $startsWith
  ) {
    edges {
      node {
        id
        compound
        building
        unit
        room
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AddressesQuery, AddressesQueryVariables>;
export const HomeCommunityDocument = new TypedDocumentString(`
    query HomeCommunity {
  myGrid {
    card {
      levels {
        grid {
          id
          name
          level
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeCommunityQuery, HomeCommunityQueryVariables>;