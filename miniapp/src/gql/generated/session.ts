/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The languages of the product. */
export type Language =
  /** English, as a second language of the product. */
  | 'EN'
  /** Simplified Chinese. */
  | 'ZH';

/** What `refreshSession` needs. */
export type RefreshSessionInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The one given last. At most 1,000 characters. */
  refreshToken: string;
};

/** What `requestPhoneCode` needs. */
export type RequestPhoneCodeInput = {
  /** A mainland mobile number, 11 digits; in demo mode also one of the demo's. At most 20 characters. */
  phone: string;
};

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

/** What `signInAsPersona` needs. */
export type SignInAsPersonaInput = {
  /** The key of one of `personas`. At most 64 characters. */
  key: string;
};

/** What `signInWithPhone` needs. */
export type SignInWithPhoneInput = {
  /** The code; it works once. At most 12 characters. */
  code: string;
  /** The phone the code was sent to. At most 20 characters. */
  phone: string;
  /** From `requestPhoneCode`, when you have it. At most 512 characters. */
  verificationKey?: string | null | undefined;
};

/** What `signInWithWechat` needs. */
export type SignInWithWechatInput = {
  /** From `wx.login`; good once, for 5 minutes. At most 512 characters. */
  code: string;
};

/** What `signOutEverywhere` needs. */
export type SignOutEverywhereInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `signOut` needs. */
export type SignOutInput = {
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

/** What `updateProfile` needs. */
export type UpdateProfileInput = {
  /** What others see. At most 33 characters. */
  displayName?: string | null | undefined;
  /** Whether to use the large display. */
  elderMode?: boolean | null | undefined;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The language to be written to in. */
  language?: Language | null | undefined;
  /** The real name, seen by oneself only; empty removes it. At most 33 characters. */
  realName?: string | null | undefined;
};

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

export type SessionPartsFragment = { accessToken: string, refreshToken: string, expiresAt: string, me: { id: string, displayName: string, language: Language | null, elderMode: boolean | null } };

export type SignInWithWechatMutationVariables = Exact<{
  input: SignInWithWechatInput;
}>;


export type SignInWithWechatMutation = { signInWithWechat: { session: { accessToken: string, refreshToken: string, expiresAt: string, me: { id: string, displayName: string, language: Language | null, elderMode: boolean | null } } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RequestPhoneCodeMutationVariables = Exact<{
  input: RequestPhoneCodeInput;
}>;


export type RequestPhoneCodeMutation = { requestPhoneCode: { sent: { verificationKey: string, expiresAt: string, resendAt: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SignInWithPhoneMutationVariables = Exact<{
  input: SignInWithPhoneInput;
}>;


export type SignInWithPhoneMutation = { signInWithPhone: { session: { accessToken: string, refreshToken: string, expiresAt: string, me: { id: string, displayName: string, language: Language | null, elderMode: boolean | null } } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type PersonasQueryVariables = Exact<{ [key: string]: never; }>;


export type PersonasQuery = { personas: { edges: Array<{ node: { key: string, title: string } }> } };

export type SignInAsPersonaMutationVariables = Exact<{
  input: SignInAsPersonaInput;
}>;


export type SignInAsPersonaMutation = { signInAsPersona: { session: { accessToken: string, refreshToken: string, expiresAt: string, me: { id: string, displayName: string, language: Language | null, elderMode: boolean | null } } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { session: { accessToken: string, refreshToken: string, expiresAt: string, me: { id: string, displayName: string, language: Language | null, elderMode: boolean | null } } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { signOut: { refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SignOutEverywhereMutationVariables = Exact<{
  input: SignOutEverywhereInput;
}>;


export type SignOutEverywhereMutation = { signOutEverywhere: { refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, displayName: string, phone: string | null, language: Language | null, elderMode: boolean | null, roles: Array<{ id: string, roleLabel: string, title: string, isInForce: boolean, grid: { id: string, name: string } | null, unit: { id: string, name: string } | null }>, residences: Array<{ id: string, address: string, status: ResidenceStatus, statusLabel: string }> } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { person: { id: string, language: Language | null, elderMode: boolean | null } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

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
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on Session {
  accessToken
  refreshToken
  expiresAt
  me {
    id
    displayName
    language
    elderMode
  }
}
    `, {"fragmentName":"SessionParts"}) as unknown as TypedDocumentString<SessionPartsFragment, unknown>;
export const SignInWithWechatDocument = new TypedDocumentString(`
    mutation SignInWithWechat($input: SignInWithWechatInput!) {
  signInWithWechat(input: $input) {
    session {
      ...SessionParts
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
fragment SessionParts on Session {
  accessToken
  refreshToken
  expiresAt
  me {
    id
    displayName
    language
    elderMode
  }
}`) as unknown as TypedDocumentString<SignInWithWechatMutation, SignInWithWechatMutationVariables>;
export const RequestPhoneCodeDocument = new TypedDocumentString(`
    mutation RequestPhoneCode($input: RequestPhoneCodeInput!) {
  requestPhoneCode(input: $input) {
    sent {
      verificationKey
      expiresAt
      resendAt
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
}`) as unknown as TypedDocumentString<RequestPhoneCodeMutation, RequestPhoneCodeMutationVariables>;
export const SignInWithPhoneDocument = new TypedDocumentString(`
    mutation SignInWithPhone($input: SignInWithPhoneInput!) {
  signInWithPhone(input: $input) {
    session {
      ...SessionParts
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
fragment SessionParts on Session {
  accessToken
  refreshToken
  expiresAt
  me {
    id
    displayName
    language
    elderMode
  }
}`) as unknown as TypedDocumentString<SignInWithPhoneMutation, SignInWithPhoneMutationVariables>;
export const PersonasDocument = new TypedDocumentString(`
    query Personas {
  personas(first: 50) {
    edges {
      node {
        key
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonasQuery, PersonasQueryVariables>;
export const SignInAsPersonaDocument = new TypedDocumentString(`
    mutation SignInAsPersona($input: SignInAsPersonaInput!) {
  signInAsPersona(input: $input) {
    session {
      ...SessionParts
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
fragment SessionParts on Session {
  accessToken
  refreshToken
  expiresAt
  me {
    id
    displayName
    language
    elderMode
  }
}`) as unknown as TypedDocumentString<SignInAsPersonaMutation, SignInAsPersonaMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    session {
      ...SessionParts
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
fragment SessionParts on Session {
  accessToken
  refreshToken
  expiresAt
  me {
    id
    displayName
    language
    elderMode
  }
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput!) {
  signOut(input: $input) {
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
}`) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const SignOutEverywhereDocument = new TypedDocumentString(`
    mutation SignOutEverywhere($input: SignOutEverywhereInput!) {
  signOutEverywhere(input: $input) {
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
}`) as unknown as TypedDocumentString<SignOutEverywhereMutation, SignOutEverywhereMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    displayName
    phone
    language
    elderMode
    roles {
      id
      roleLabel
      title
      isInForce
      grid {
        id
        name
      }
      unit {
        id
        name
      }
    }
    residences {
      id
      address
      status
      statusLabel
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    person {
      id
      language
      elderMode
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
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;