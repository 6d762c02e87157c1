/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `liftPhotoVeil` needs. */
export type LiftPhotoVeilInput = {
  /** The complaint. */
  id: string;
  /** The photo, with the veil `UNCHECKED`. */
  photoId: string;
  /** Why it may be shown. At most 500 characters. */
  reason: string;
};

/** Where a photo stands. Show `stateLabel`, not this. */
export type MediaState =
  /** Not there yet. What anybody but its owner is told until it is. */
  | 'PROCESSING'
  /** Cleaned and kept; it has a `url`. */
  | 'READY'
  /** What arrived was not taken; `problem` says why. Nobody else is told so. */
  | 'REFUSED'
  /** Its owner may send it. Nobody else is told so. */
  | 'REQUESTED';

/** What `requestUpload` needs. */
export type RequestUploadInput = {
  /** What the client takes it for: `image/jpeg`, `image/png` or `image/webp`. Only the bytes decide in the end: another of these three is taken as what it is, anything else is refused. At most 100 characters. */
  contentType: string;
  /** Name on the device, to recognise it by; only its owner sees it. At most 255 characters. */
  fileName?: string | null | undefined;
  /** Size of the file in bytes, at most 10485760. Exactly so many are taken; a file of another size is refused. */
  sizeBytes: number;
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

export type RequestUploadMutationVariables = Exact<{
  input: RequestUploadInput;
}>;


export type RequestUploadMutation = { requestUpload: { upload: { url: string, media: { id: string }, headers: Array<{ name: string, value: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type PhotoStandingQueryVariables = Exact<{
  id: string;
}>;


export type PhotoStandingQuery = { node:
    | { state: MediaState, problem: string | null }
    | Record<PropertyKey, never>
   | null };

export type LiftPhotoVeilMutationVariables = Exact<{
  input: LiftPhotoVeilInput;
}>;


export type LiftPhotoVeilMutation = { liftPhotoVeil: { photo: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

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
export const RequestUploadDocument = new TypedDocumentString(`
    mutation RequestUpload($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    upload {
      media {
        id
      }
      url
      headers {
        name
        value
      }
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
}`) as unknown as TypedDocumentString<RequestUploadMutation, RequestUploadMutationVariables>;
export const PhotoStandingDocument = new TypedDocumentString(`
    query PhotoStanding($id: ID!) {
  node(id: $id) {
    ... on Media {
      state
      problem
    }
  }
}
    `) as unknown as TypedDocumentString<PhotoStandingQuery, PhotoStandingQueryVariables>;
export const LiftPhotoVeilDocument = new TypedDocumentString(`
    mutation LiftPhotoVeil($input: LiftPhotoVeilInput!) {
  liftPhotoVeil(input: $input) {
    photo {
      id
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
}`) as unknown as TypedDocumentString<LiftPhotoVeilMutation, LiftPhotoVeilMutationVariables>;