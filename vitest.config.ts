import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const define = { __WHYCORS_DEVELOPMENT__: 'true' }

/** The rooms that touch no platform object, so that their tests need no world of their own each. */
const pure = ['spec', 'model', 'predict', 'rewrite', 'protocol', 'diagnose', 'render'].map((room) => `test/${room}/**/*.test.ts`)

export default defineConfig({
  test: {
    // By default vitest leaves one core idle, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        define,
        test: {
          name: 'pure',
          environment: 'node',
          include: pure,
          exclude: ['test/**/*.long.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        define,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...pure, 'test/browser/**', 'test/package/**', 'test/dom/**', 'test/bench/**', 'test/**/*.long.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        define,
        test: {
          name: 'dom',
          environment: './test/support/happy-dom-native-net.ts',
          environmentOptions: { happyDOM: { url: 'https://app.example.test/page' } },
          include: ['test/dom/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            // The step typecheck looks at everything else.
            ignoreSourceErrors: true,
            checker: 'node_modules/typescript7/bin/tsc',
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
          },
        },
      },
      {
        define,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          exclude: ['test/**/*.long.test.ts', 'test/browser/lab.test.ts'],
          // What drives the browsers is loaded once; the world of each test is a page.
          isolate: false,
          // Two real browsers at once are slower on two cores than one after the other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        define,
        test: {
          name: 'long',
          environment: 'node',
          include: ['test/**/*.long.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        define,
        test: {
          name: 'long-browser',
          environment: 'node',
          include: ['test/browser/**/*.long.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        define,
        test: {
          name: 'lab',
          environment: 'node',
          include: ['test/browser/lab.test.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['test/package/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
