/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `markAllNoticesRead` needs. */
export type MarkAllNoticesReadInput = {
  /** Only those about this. Null for all. */
  matter?: NoticeMatterInput | null | undefined;
  /** When the list on the screen was answered, as `answeredAt`: what came since stays unread. Null for now. */
  seenAt?: string | null | undefined;
};

/** As whom somebody is told, and so which side of the thing to open. */
export type NoticeCapacity =
  /** The viewer follows the complaint of a neighbour. */
  | 'FOLLOWER'
  /** It is about the viewer: their home or their post. */
  | 'ONESELF'
  /** The viewer reported the complaint. */
  | 'REPORTER'
  /** The viewer holds a post that answers for the complaint or has it. */
  | 'STAFF';

/** All notices of one thing to one side of it. */
export type NoticeMatterInput = {
  /** As whom the viewer is told. */
  capacity: NoticeCapacity;
  /** What they are about, as `Notice.subjectId`. */
  subjectId: string;
};

/** What a notice asks of its reader. */
export type NoticeSort =
  /** Nothing: it only tells. */
  | 'INFO'
  /** Something is to be done. */
  | 'WORK';

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

export type MyGridQueryVariables = Exact<{ [key: string]: never; }>;


export type MyGridQuery = { myGrid: { hint: string | null, card: { sentence: string, levels: Array<{ grid: { id: string, name: string, levelLabel: string }, contacts: Array<{ displayName: string, title: string, officePhone: string | null }> }> } | null } };

export type UnreadNoticeCountQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticeCountQuery = { unreadNoticeCount: number };

export type NoticePartsFragment = { id: string, at: string, title: string, body: string, sort: NoticeSort, sortLabel: string, readAt: string | null, capacity: NoticeCapacity, subjectId: string };

export type LatestNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type LatestNoticesQuery = { answeredAt: string, unread: { edges: Array<{ node: { id: string, at: string, title: string, body: string, sort: NoticeSort, sortLabel: string, readAt: string | null, capacity: NoticeCapacity, subjectId: string } }> }, latest: { edges: Array<{ node: { id: string, at: string, title: string, body: string, sort: NoticeSort, sortLabel: string, readAt: string | null, capacity: NoticeCapacity, subjectId: string } }> } };

export type NoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NoticesQuery = { answeredAt: string, notices: { edges: Array<{ node: { id: string, at: string, title: string, body: string, sort: NoticeSort, sortLabel: string, readAt: string | null, capacity: NoticeCapacity, subjectId: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MarkAllNoticesReadMutationVariables = Exact<{
  input: MarkAllNoticesReadInput;
}>;


export type MarkAllNoticesReadMutation = { markAllNoticesRead: { refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

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
export const NoticePartsFragmentDoc = new TypedDocumentString(`
    fragment NoticeParts on Notice {
  id
  at
  title
  body
  sort
  sortLabel
  readAt
  capacity
  subjectId
}
    `, {"fragmentName":"NoticeParts"}) as unknown as TypedDocumentString<NoticePartsFragment, unknown>;
export const MyGridDocument = new TypedDocumentString(`
    query MyGrid {
  myGrid {
    hint
    card {
      sentence
      levels {
        grid {
          id
          name
          levelLabel
        }
        contacts {
          displayName
          title
          officePhone
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyGridQuery, MyGridQueryVariables>;
export const UnreadNoticeCountDocument = new TypedDocumentString(`
    query UnreadNoticeCount {
  unreadNoticeCount
}
    `) as unknown as TypedDocumentString<UnreadNoticeCountQuery, UnreadNoticeCountQueryVariables>;
export const LatestNoticesDocument = new TypedDocumentString(`
    query LatestNotices {
  answeredAt
  unread: notices(first: 3, unreadOnly: true) {
    edges {
      node {
        ...NoticeParts
      }
    }
  }
  latest: notices(first: 3) {
    edges {
      node {
        ...NoticeParts
      }
    }
  }
}
    fragment NoticeParts on Notice {
  id
  at
  title
  body
  sort
  sortLabel
  readAt
  capacity
  subjectId
}`) as unknown as TypedDocumentString<LatestNoticesQuery, LatestNoticesQueryVariables>;
export const NoticesDocument = new TypedDocumentString(`
    query Notices($first: Int!, $after: String) {
  answeredAt
  notices(first: $first, after: $after) {
    edges {
      node {
        ...NoticeParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment NoticeParts on Notice {
  id
  at
  title
  body
  sort
  sortLabel
  readAt
  capacity
  subjectId
}`) as unknown as TypedDocumentString<NoticesQuery, NoticesQueryVariables>;
export const MarkAllNoticesReadDocument = new TypedDocumentString(`
    mutation MarkAllNoticesRead($input: MarkAllNoticesReadInput!) {
  markAllNoticesRead(input: $input) {
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
}`) as unknown as TypedDocumentString<MarkAllNoticesReadMutation, MarkAllNoticesReadMutationVariables>;