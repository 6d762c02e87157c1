import { describe, expect, it } from "vitest";
import { strayAddresses } from "./addresses.ts";

const API = "https://api.linge.example/graphql";

describe("addresses in a build", () => {
  it("may be the API's", () => {
    expect(strayAddresses(`fetch("${API}")`, API)).toEqual([]);
  });

  it("may name a vocabulary or a licence", () => {
    const text = 'xmlns="http://www.w3.org/2000/svg" /* https://github.com/babel/babel LICENSE */';
    expect(strayAddresses(text, API)).toEqual([]);
  });

  it.each([
    'fetch("https://elsewhere.example/count")',
    "url(http://fonts.elsewhere.example/a.woff)",
    "new WebSocket(`wss://elsewhere.example`)",
    // Another machine whose name begins like the API's.
    'fetch("https://api.linge.example.elsewhere.example/")',
    'fetch("https://taro.com.elsewhere.example/")',
    'fetch("https://taro.com@elsewhere.example/")',
  ])("are noted when they are anybody else's: %s", (text) => {
    expect(strayAddresses(text, API)).toHaveLength(1);
  });

  it("are all noted where the app asks the server it came from", () => {
    expect(strayAddresses(`fetch("${API}")`, "/graphql")).toEqual([API]);
  });
});
