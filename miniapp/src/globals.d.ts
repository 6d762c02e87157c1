/// <reference types="@tarojs/taro" />

declare module "*.css";

/** Address of the API; set by the build, see config/api-url.ts. */
declare const LINGE_API_URL: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: "weapp" | "h5";
  }
}
