import { combinedValue, type RewriteRule, withoutHeaders } from '../rule.ts'

/** Values of Cache-Control, and the cache modes in which a browser sends them by itself. The first is the one to set. */
const modes: Record<string, readonly [string, ...string[]]> = {
  'no-cache': ['reload', 'no-store'],
  'max-age=0': ['no-cache'],
}

/**
 * Some values of Cache-Control say what a cache mode says, and the browser then sends the header itself, after the question of a preflight.
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export const cacheControlAsCacheMode = {
  id: 'cache-control-as-cache-mode',
  safety: 'lossless',
  apply(draft, { lossless }) {
    const { headers, cache } = draft.record
    const value = lossless ? combinedValue('cache-control', headers) : null
    if (value === null || !Object.hasOwn(modes, value)) return undefined
    const pragma = combinedValue('pragma', headers)
    if (pragma !== null && (pragma !== 'no-cache' || value !== 'no-cache')) return undefined
    const [mode, ...others] = modes[value] ?? ['reload']
    if (cache !== 'default' && cache !== mode && !others.includes(cache))
      return { refused: [{ rule: 'rewrite-cache-mode-taken', subject: cache, params: { value } }] }
    const rest = withoutHeaders(draft, (name) => name === 'cache-control' || name === 'pragma')
    return {
      draft: { ...rest, record: { ...rest.record, cache: cache === 'default' ? mode : cache } },
      steps: [{ subject: 'cache-control', params: { value, cache: cache === 'default' ? mode : cache } }],
    }
  },
} satisfies RewriteRule
