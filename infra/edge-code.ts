/** The prefix under which the router knows the API; clients never see it. */
const API_PREFIX = "/api";

/** How the API's route is known, and how its paths become what clients asked for again. */
export const apiRoute = {
  path: API_PREFIX,
  rewrite: { regex: `^${API_PREFIX}(/.*)$`, to: "$1" },
};

/** What the API answers; everything else is the site. Each with what lies below it. */
const apiPaths = ["/graphql", "/.well-known/jwks.json", "/wechat", "/calendar"];

/**
 * Runs at the edge before the route is chosen. CloudFront signs its requests to the function in the
 * `authorization` header, so the client's own travels beside it. Whatever a client says about its address
 * or sends under the internal names is replaced by what CloudFront knows.
 */
export const edgeCode = `
const headers = event.request.headers;
headers["x-linge-viewer"] = { value: event.viewer.ip };
delete headers["x-linge-authorization"];
if (headers.authorization) headers["x-linge-authorization"] = { value: headers.authorization.value };
delete headers.authorization;
const isApi = ${JSON.stringify(apiPaths)}.some((path) => event.request.uri === path || event.request.uri.startsWith(path + "/"));
if (isApi) event.request.uri = "${API_PREFIX}" + event.request.uri;
`.trim();
