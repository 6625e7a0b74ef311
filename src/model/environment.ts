/** The engines whose behaviour is modelled, and the standard. */
export const engines = ['chromium', 'gecko', 'webkit', 'standard'] as const

/** The engine whose behaviour is predicted. `standard` is the text of the Fetch Standard; the others model measured deviations. */
export type Engine = (typeof engines)[number]

/**
 * Where a request is made from. In a page every field is found by itself.
 *
 * @example
 * predict('https://api.example.com/', {}, { origin: 'https://app.example.com', engine: 'chromium' })
 */
export interface Environment {
  /** Serialized origin of the page (`https://app.example.com`), or `null` as a string for an opaque origin. Absent: some other origin than the target's. */
  origin?: string
  /** What relative URLs are resolved against. Default: `origin`, where that is a URL. */
  baseUrl?: string
  /**
   * Whether the page is a secure context, and so blocks mixed content, unless it is on http on the machine itself. Default: true exactly where
   * `origin`, or `baseUrl` where that is opaque, is on https.
   */
  secureContext?: boolean
  /** Default: the detected engine in a page, `standard` elsewhere. */
  engine?: Engine
}
