import { defineConfig } from 'vitest/config'

// vitest takes a config as a module's default export.
export default defineConfig({ test: { setupFiles: ['./vitest.setup.ts'] } })
