import type { Stage } from "./stage.ts";

export type Media = ReturnType<typeof createMedia>;

/** Where clients send photos to, and where cleaned ones are kept; the API's media/store.ts makes the keys. */
const UPLOADS = "upload/";
const PHOTOS = "photo/";

/** For how long a photo that was removed can be brought back. */
const REMOVED_PHOTOS_KEPT_DAYS = 30;

/** An uncleaned photo tells where and when it was taken: it stays as short as S3 can count. */
const lifecycleOf = (
  isPermanent: boolean,
): aws.types.input.s3.BucketLifecycleConfigurationRule[] => [
  {
    id: "uploads-go",
    status: "Enabled",
    filter: { prefix: UPLOADS },
    expiration: { days: 1 },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  },
  {
    id: "removed-photos-go",
    status: "Enabled",
    filter: { prefix: PHOTOS },
    noncurrentVersionExpiration: { noncurrentDays: isPermanent ? REMOVED_PHOTOS_KEPT_DAYS : 1 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
  },
];

/** The photos: private; whoever holds a signed link of ours sends or reads one of them for a short time. */
export function createMedia({ isPermanent }: Stage, origin: $util.Input<string>) {
  return new sst.aws.Bucket("Media", {
    versioning: isPermanent,
    cors: {
      allowOrigins: [origin],
      allowMethods: ["GET", "PUT"],
      allowHeaders: ["content-type"],
      maxAge: "1 hour",
    },
    // SST's own rules know nothing of earlier versions: these take their place.
    lifecycle: [{ id: "uploads-go", prefix: UPLOADS, expiresIn: "1 day" }],
    transform: {
      bucket: { forceDestroy: !isPermanent },
      lifecycle: { rules: lifecycleOf(isPermanent) },
    },
  });
}

const under = (media: Media, prefix: string) => [$interpolate`${media.arn}/${prefix}*`];

/** Signing links to a photo, for people and for WeChat, which looks at it: a link can do what its signer may do. */
export const viewGrants = (media: Media) => [
  { actions: ["s3:GetObject"], resources: under(media, PHOTOS) },
];

/** Signing links to photos, and to where they are sent. */
export const linkGrants = (media: Media) => [
  { actions: ["s3:PutObject"], resources: under(media, UPLOADS) },
  ...viewGrants(media),
];

/** What cleaning takes. Without the right to list, S3 calls what is missing forbidden. */
export const cleaningGrants = (media: Media) => [
  { actions: ["s3:GetObject", "s3:DeleteObject"], resources: under(media, UPLOADS) },
  { actions: ["s3:PutObject", "s3:DeleteObject"], resources: under(media, PHOTOS) },
  { actions: ["s3:ListBucket"], resources: [media.arn] },
];

/** What removing forgotten photos takes. */
export const removalGrants = (media: Media) => [
  { actions: ["s3:DeleteObject"], resources: under(media, PHOTOS) },
];

/** Tells a function of every photo that came in. */
export function notifyOfUploads(media: Media, cleaning: sst.aws.Function) {
  return media.notify({
    notifications: [
      {
        name: "Uploads",
        function: cleaning.arn,
        events: ["s3:ObjectCreated:*"],
        filterPrefix: UPLOADS,
      },
    ],
  });
}
