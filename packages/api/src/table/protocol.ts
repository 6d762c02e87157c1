import { AwsJson1_0Protocol } from "@aws-sdk/core/protocols";

type Serialize = AwsJson1_0Protocol["serializeRequest"];
type Deserialize = AwsJson1_0Protocol["deserializeResponse"];

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const [only] = chunks;
  return chunks.length === 1 ? only!.toString() : Buffer.concat(chunks).toString();
}

/**
 * DynamoDB's protocol without the SDK's codec. Our requests are DynamoDB's JSON already, and its answers are read as
 * they are: the codec would go through every value by a schema, twice. Errors keep the SDK's way, for they become
 * instances of its classes.
 */
export class DirectProtocol extends AwsJson1_0Protocol {
  override async serializeRequest(...[operation, input, context]: Parameters<Serialize>) {
    const request = await super.serializeRequest(operation, {}, context);
    request.body = JSON.stringify(input);
    return request;
  }

  override async deserializeResponse(...[operation, context, response]: Parameters<Deserialize>) {
    if (response.statusCode >= 300) return super.deserializeResponse(operation, context, response);
    const text = await textOf(response.body as AsyncIterable<Uint8Array>);
    return { ...JSON.parse(text), $metadata: this.deserializeMetadata(response) };
  }
}
