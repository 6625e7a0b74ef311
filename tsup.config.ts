import { defineConfig, type Options } from 'tsup'

/**
 * What src/index.ts exports, each an entry of its own, so that what is shared stands in chunks: a bundler leaves whole files out of an app
 * (`sideEffects: false`), but seldom the tables and closures that a single file would hold.
 */
const parts = [
  'adapters/console/create-fetch',
  'adapters/console/fetch',
  'adapters/console/install',
  'capture/predict',
  'capture/predict-beacon',
  'capture/predict-xhr',
  'capture/rewrite',
  'page/diagnosis-of',
  'page/explain',
  'page/guards',
  'page/preflight-ledger',
  'render/format',
]

const browser = {
  entry: { index: 'src/index.ts', client: 'src/client.ts', ...Object.fromEntries(parts.map((part) => [part, `src/${part}.ts`])) },
  format: ['esm'],
  target: 'es2022',
  platform: 'neutral',
  sourcemap: true,
  splitting: true,
  treeshake: { moduleSideEffects: 'no-external' },
  // So that a constant is written where it is used: bundlers leave the `var` of a finished build alone.
  esbuildOptions(options) {
    options.minifySyntax = true
  },
} satisfies Options

// The export condition `development` picks between two builds of the same sources; the only difference is this constant (src/page/development.ts).
export default defineConfig([
  { ...browser, outDir: 'dist', define: { __WHYCORS_DEVELOPMENT__: 'false' } },
  { ...browser, outDir: 'dist/development', define: { __WHYCORS_DEVELOPMENT__: 'true' } },
  // For tests, in Node and in browsers; what hangs beside errors is shared with the other builds through `Symbol.for('whycors')`.
  {
    entry: { testing: 'src/testing.ts', 'testing-reporter': 'src/testing-reporter.ts', msw: 'src/msw.ts' },
    outDir: 'dist',
    format: ['esm'],
    target: 'es2022',
    platform: 'neutral',
    external: [/^node:/, /^vitest/],
    sourcemap: true,
    splitting: true,
    treeshake: { moduleSideEffects: 'no-external' },
    define: { __WHYCORS_DEVELOPMENT__: 'false' },
  },
  // Fit for each runtime with Web requests; what needs Node asks for it by `node:`.
  {
    entry: { server: 'src/server.ts' },
    outDir: 'dist',
    format: ['esm'],
    target: 'es2022',
    platform: 'neutral',
    external: [/^node:/],
    sourcemap: true,
    treeshake: true,
    define: { __WHYCORS_DEVELOPMENT__: 'false' },
  },
  {
    entry: { cli: 'src/cli.ts' },
    outDir: 'dist',
    format: ['esm'],
    target: 'node22',
    platform: 'node',
    sourcemap: true,
    define: { __WHYCORS_DEVELOPMENT__: 'false' },
  },
])
