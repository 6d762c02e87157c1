/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `claimResidence` needs. */
export type ClaimResidenceInput = {
  /** The home, one of `addresses`. */
  addressId: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** How one belongs to it. */
  relation: Relation;
};

/** What `endResidence` needs. */
export type EndResidenceInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** One of one's own `residences`. */
  residenceId: string;
};

/** What `linkPhone` needs. */
export type LinkPhoneInput = {
  /** The code sent to the phone; it works once. At most 12 characters. */
  code?: string | null | undefined;
  /** The phone the code was sent to; with `code`. At most 20 characters. */
  phone?: string | null | undefined;
  /** From `requestPhoneCode`, when you have it. At most 512 characters. */
  verificationKey?: string | null | undefined;
  /** From a button with `open-type` `getPhoneNumber`; good once, for 5 minutes. At most 512 characters. */
  wechatCode?: string | null | undefined;
};

/** How somebody belongs to a home. */
export type Relation =
  /** Family member · 家庭成员 */
  | 'FAMILY'
  /** Owner · 产权人 */
  | 'OWNER'
  /** Tenant · 租户 */
  | 'TENANT';

/** How far a claim to a home has come. */
export type ResidenceStatus =
  /** Waiting for the grid worker. */
  | 'CLAIMED'
  /** Confirmed. */
  | 'CONFIRMED'
  /** Ended. */
  | 'ENDED'
  /** Not confirmed. */
  | 'REFUSED';

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

export type MyHomesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyHomesQuery = { me: { id: string, residences: Array<{ id: string, address: string, relationLabel: string, status: ResidenceStatus, statusLabel: string, reason: string | null }> } };

export type ClaimResidenceMutationVariables = Exact<{
  input: ClaimResidenceInput;
}>;


export type ClaimResidenceMutation = { claimResidence: { residence: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type EndResidenceMutationVariables = Exact<{
  input: EndResidenceInput;
}>;


export type EndResidenceMutation = { endResidence: { refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MyPhoneQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPhoneQuery = { me: { id: string, phone: string | null } };

export type LinkPhoneMutationVariables = Exact<{
  input: LinkPhoneInput;
}>;


export type LinkPhoneMutation = { linkPhone: { person: { id: string, phone: string | null } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type LooksAtMeQueryVariables = Exact<{ [key: string]: never; }>;


export type LooksAtMeQuery = { me: { id: string, accessLog: { edges: Array<{ node: { id: string, at: string, purpose: string, readerName: string, readerRoleLabel: string } }> } | null } };

export type DataKeptQueryVariables = Exact<{ [key: string]: never; }>;


export type DataKeptQuery = { dataKept: Array<{ key: string, label: string, purpose: string, seenBy: string, keptFor: string, legalBasis: string }> };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { myData: { fileName: string, mediaType: string, content: string } };

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
export const MyHomesDocument = new TypedDocumentString(`
    query MyHomes {
  me {
    id
    residences {
      id
      address
      relationLabel
      status
      statusLabel
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<MyHomesQuery, MyHomesQueryVariables>;
export const ClaimResidenceDocument = new TypedDocumentString(`
    mutation ClaimResidence($input: ClaimResidenceInput!) {
  claimResidence(input: $input) {
    residence {
      id
      statusLabel
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
}`) as unknown as TypedDocumentString<ClaimResidenceMutation, ClaimResidenceMutationVariables>;
export const EndResidenceDocument = new TypedDocumentString(`
    mutation EndResidence($input: EndResidenceInput!) {
  endResidence(input: $input) {
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
}`) as unknown as TypedDocumentString<EndResidenceMutation, EndResidenceMutationVariables>;
export const MyPhoneDocument = new TypedDocumentString(`
    query MyPhone {
  me {
    id
    phone
  }
}
    `) as unknown as TypedDocumentString<MyPhoneQuery, MyPhoneQueryVariables>;
export const LinkPhoneDocument = new TypedDocumentString(`
    mutation LinkPhone($input: LinkPhoneInput!) {
  linkPhone(input: $input) {
    person {
      id
      phone
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
}`) as unknown as TypedDocumentString<LinkPhoneMutation, LinkPhoneMutationVariables>;
export const LooksAtMeDocument = new TypedDocumentString(`
    query LooksAtMe {
  me {
    id
    accessLog(first: 10) {
      edges {
        node {
          id
          at
          purpose
          readerName
          readerRoleLabel
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LooksAtMeQuery, LooksAtMeQueryVariables>;
export const DataKeptDocument = new TypedDocumentString(`
    query DataKept {
  dataKept {
    key
    label
    purpose
    seenBy
    keptFor
    legalBasis
  }
}
    `) as unknown as TypedDocumentString<DataKeptQuery, DataKeptQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    query MyData {
  myData {
    fileName
    mediaType
    content
  }
}
    `) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;