import type { Quirk } from '../quirk.ts'

/** Chromium's URL parser lets a blank in a host pass; the request then fails. */
export const blankInHostParsed = {
  id: 'blank-in-host-parsed',
  engines: ['chromium'],
  at: {
    refuses({ record, target }) {
      // In Chromium itself the host is read, and says `%20`; elsewhere the URL does not parse.
      if (target !== null) return /%20/.test(target.hostname) ? target.hostname : undefined
      const [, start = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#\\@]*)(.*)$/is.exec(record.url) ?? []
      const filled = host.replaceAll(/ |%20/g, '-')
      return host !== filled && URL.canParse(start + filled + rest) ? host : undefined
    },
  },
} satisfies Quirk
