import type { Quirk } from '../quirk.ts'

/** Chromium's URL parser lets a blank in a host pass; a request to it then fails. */
export const blankInHostParsed = {
  id: 'blank-in-host-parsed',
  engines: ['chromium'],
  at: {
    parsesReferrer: (referrer) => (hostWithBlank(referrer) === undefined ? undefined : true),
    refuses({ record, target }) {
      // In Chromium itself the host is read, and says `%20`; elsewhere the URL does not parse.
      if (target !== null) return /%20/.test(target.hostname) ? target.hostname : undefined
      return hostWithBlank(record.url)
    },
  },
} satisfies Quirk

/** The host of a URL that would parse but for the blanks in it. */
function hostWithBlank(url: string): string | undefined {
  const [, start = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#\\@]*)(.*)$/is.exec(url) ?? []
  const filled = host.replaceAll(/ |%20/g, '-')
  return host !== filled && URL.canParse(start + filled + rest) ? host : undefined
}
