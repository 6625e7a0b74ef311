import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process group that ends with us, however we end. */
export interface OwnedProcess {
  readonly child: ChildProcess
  readonly pid: number
  /** Settles when the process is gone, with a word on how. */
  readonly exited: Promise<string>
  isAlive(): boolean
  /** Ends the whole group, waits for it, removes the folders. */
  end(): Promise<void>
}

interface Options {
  env?: NodeJS.ProcessEnv
  stdio?: StdioOptions
  /** Folders that only this process uses. */
  folders?: readonly string[]
}

/** Starts a program as the leader of a process group of its own. */
export function startOwnedProcess(command: string, args: readonly string[], options: Options = {}): Promise<OwnedProcess> {
  const child = spawn(command, args, { detached: true, stdio: options.stdio ?? 'ignore', env: options.env ?? process.env })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => {
      child.off('error', reject)
      resolve(ownProcess(child, options.folders))
    })
  })
}

/** Takes over a process that someone else has started as the leader of its process group. */
export function ownProcess(child: ChildProcess, folders: readonly string[] = []): OwnedProcess {
  const pid = child.pid
  if (pid === undefined) throw new Error('The process has not started.')
  const reaper = startReaper(pid, folders)
  const exited = new Promise<string>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(`exit code ${child.exitCode ?? child.signalCode}`)
    else child.once('exit', (code, signal) => resolve(`exit code ${code ?? signal}`))
  })
  return {
    child,
    pid,
    exited,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    async end() {
      signalGroup(pid, 'SIGTERM')
      await Promise.race([exited, sleep(3000, undefined, { ref: false })])
      // Also after a quiet exit of the leader: helpers of a browser may outlive it for a moment, writing to its folders.
      signalGroup(pid, 'SIGKILL')
      await exited
      reaper.dismiss()
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone.
  }
}

/**
 * A shell that waits for a word from us. When its input ends without one, we are dead, by whatever signal:
 * then it kills the group and removes the folders. No exit handler can do that after SIGKILL.
 */
function startReaper(pid: number, folders: readonly string[]): { dismiss(): void } {
  const script = 'read -r word && exit; group=$1; shift; kill -s KILL -- "-$group"; sleep 1; [ $# -gt 0 ] && rm -rf -- "$@"'
  const reaper = spawn('/bin/sh', ['-c', script, 'reaper', String(pid), ...folders], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  reaper.on('error', () => {})
  reaper.stdin.on('error', () => {})
  reaper.unref()
  ;(reaper.stdin as Writable & { unref?(): void }).unref?.()
  return { dismiss: () => reaper.stdin.end('done\n') }
}
