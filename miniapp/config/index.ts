import { defineConfig, type UserConfigExport } from "@tarojs/cli";
import webpack from "webpack";
import { apiUrl } from "./api-url";

/** Where the modules live that stand in for what the WeChat runtime does not have. */
const abort = new URL("../src/platform/abort.ts", `file://${__filename}`).pathname;

/** Libraries written for newer engines than those WeChat runs on: they are compiled like our own code. */
const modern = [
  (path: string): boolean => /node_modules.(@noble|@scure|@tanstack|zustand)/.test(path),
];

/**
 * One source, two targets. Sizes are written in px and mean px on both: nothing is scaled with the width
 * of the screen, because text must be as large as elder mode promises on every screen.
 */
export default defineConfig({
  projectName: "linge",
  date: "2026-11-21",
  framework: "react",
  compiler: { type: "webpack5", prebundle: { enable: false } },
  cache: { enable: false },
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: "src",
  // A build is made aside and put in its place when it is whole, see scripts/built.ts.
  outputRoot: `dist/${process.env["LINGE_BUILD_FOLDER"] ?? process.env["TARO_ENV"]}`,
  plugins: [`${__dirname}/aria-plugin.ts`],
  defineConstants: { LINGE_API_URL: JSON.stringify(apiUrl(process.env)) },
  terser: { enable: true },
  mini: {
    compile: { include: modern },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    webpackChain(chain) {
      chain
        .plugin("abort")
        .use(webpack.ProvidePlugin, [{ AbortController: [abort, "AbortController"] }]);
    },
  },
  h5: {
    compile: { include: modern },
    publicPath: "/",
    staticDirectory: "static",
    router: { mode: "browser" },
    output: {
      filename: "js/[name].[contenthash:8].js",
      chunkFilename: "js/[name].[contenthash:8].js",
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: "css/[name].[contenthash:8].css",
      chunkFilename: "css/[name].[contenthash:8].css",
    },
    postcss: {
      pxtransform: { enable: false },
      // Ours are real elements: `button` in a stylesheet must not become Taro's own.
      htmltransform: { enable: false },
    },
    webpackChain(chain) {
      // What several pages use is loaded once.
      chain.optimization.merge({ splitChunks: { chunks: "all", minSize: 10_000 } });
    },
  },
} satisfies UserConfigExport);
