import { Window } from 'happy-dom'
import { JSDOM, VirtualConsole } from 'jsdom'
import type { Outcome, PlacedCall, Places } from '../player.ts'

export const toolNames = ['happy-dom', 'jsdom'] as const
export type ToolName = (typeof toolNames)[number]

/** What a page of a tool has, once the script ran: see `tool-script.ts`. */
export interface ToolWindow {
  truth: { play(calls: readonly PlacedCall[], places: Places): Promise<Outcome[]> }
}

/** Makes a page of the given URL with the tool's own defaults, its same-origin policy among them, and runs the script in it. */
export const openToolWindow: Record<ToolName, (url: string, script: string) => ToolWindow> = {
  'happy-dom': (url, script) => {
    const window = new Window({ url, settings: { suppressInsecureJavaScriptEnvironmentWarning: true } })
    window.eval(script)
    return window as unknown as ToolWindow
  },
  jsdom: (url, script) => {
    const { window } = new JSDOM('<!doctype html>', { url, runScripts: 'outside-only', virtualConsole: new VirtualConsole() })
    window.eval(script)
    return window as unknown as ToolWindow
  },
}
