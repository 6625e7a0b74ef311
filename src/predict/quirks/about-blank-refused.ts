import type { Quirk } from '../quirk.ts'

/** Chromium and WebKit fetch `about:blank` in no mode; the standard does in `no-cors`. */
export const aboutBlankRefused = {
  id: 'about-blank-refused',
  engines: ['chromium', 'webkit'],
  at: {
    refuses: ({ record, target }) => (target?.isAboutBlank === true && record.mode === 'no-cors' ? 'about:blank' : undefined),
  },
} satisfies Quirk
