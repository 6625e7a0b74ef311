import type { Quirk } from '../quirk.ts'

const integer = /^\d+$/
const decimal = /^\d+(?:\.\d+)?$/

const hints: Readonly<Record<string, RegExp>> = {
  'device-memory': decimal,
  downlink: decimal,
  dpr: decimal,
  ect: /^(?:slow-2g|2g|3g|4g)$/,
  rtt: integer,
  'save-data': /^on$/i,
  'viewport-width': integer,
  width: integer,
}

/** Chromium safelists the client hints that have no `Sec-CH-` in their names, where the value is one that such a hint can have. */
export const clientHintsSafelisted = {
  id: 'client-hints-safelisted',
  engines: ['chromium'],
  at: {
    safelistFailure({ name, value }) {
      const hint = Object.hasOwn(hints, name) ? hints[name] : undefined
      return hint?.test(value) === true && value.length <= 128 ? null : undefined
    },
  },
} satisfies Quirk
