/** A process of its own for one tool, as a synchronous XMLHttpRequest stops the process that the servers must not be in. */
import type { PlacedCall, Places } from '../player.ts'
import { openToolWindow, type ToolName, type ToolWindow } from './tool-windows.ts'

export type ToOrder = { tool: ToolName; url: string; script: string } | { calls: readonly PlacedCall[]; places: Places }

// A call may fail behind the back of its promise: that ends no other call.
process.on('uncaughtException', () => {})
process.on('unhandledRejection', () => {})

let window: ToolWindow | undefined
process.on('message', async (order: ToOrder) => {
  if ('tool' in order) window = openToolWindow[order.tool](order.url, order.script)
  // Null: one of the calls ended all of them.
  else process.send?.((await window?.truth.play(order.calls, order.places).catch(() => null)) ?? null)
})
process.on('disconnect', () => process.exit())
