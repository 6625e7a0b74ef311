#!/usr/bin/env node
import { processIo } from './adapters/cli/process-io.ts'
import { run } from './adapters/cli/run.ts'

// package.json is as far from this file as from dist/cli.js. The exit does not wait for a name lookup that hangs.
process.exit(await run(process.argv.slice(2), processIo(process, new URL('../package.json', import.meta.url))))
