#!/usr/bin/env node
import { createRequire } from 'node:module'
import { run } from './adapters/cli/run.ts'

// As far from this file as from dist/cli.js.
const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

// Whoever reads the output has gone; what is not read is not proven.
process.stdout.on('error', () => process.exit(1))

const code = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  env: process.env,
  isTTY: process.stdout.isTTY === true,
  version,
})
// A name lookup that hangs would keep the process alive for long.
process.stdout.write('', () => process.exit(code))
