import type { Quirk } from '../quirk.ts'

/** WebKit makes text of bytes in memory that is shared or can change its size, for which Web IDL throws. */
export const memorySentAsText = {
  id: 'memory-sent-as-text',
  engines: ['webkit'],
  at: {
    takesMemory: () => true,
    body: (body) =>
      body.kind === 'bytes' && body.memory !== undefined ? { kind: 'string', byteLength: body.byteLength } : undefined,
  },
} satisfies Quirk
