/** One hash that a body may have. */
export interface IntegrityMetadata {
  algorithm: 'sha256' | 'sha384' | 'sha512'
  /** In base64, as written. */
  value: string
}

/** Weakest first. */
const algorithms: readonly IntegrityMetadata['algorithm'][] = ['sha256', 'sha384', 'sha512']

/**
 * The hashes of integrity metadata that count: all of the strongest algorithm that is named. Empty: no metadata that anyone can check.
 *
 * https://w3c.github.io/webappsec-subresource-integrity/#parse-metadata
 * https://w3c.github.io/webappsec-subresource-integrity/#get-the-strongest-metadata
 */
export function strongestMetadata(metadata: string): IntegrityMetadata[] {
  const parsed = metadata.split(/[\t\n\f\r ]+/).flatMap((item): IntegrityMetadata[] => {
    // What follows a question mark are options, of which there are none.
    const [, name, value = ''] = /^([^-]*)-([\w+/-]+={0,2})(?:\?|$)/.exec(item) ?? []
    const algorithm = algorithms.find((each) => each === name)
    return algorithm === undefined ? [] : [{ algorithm, value }]
  })
  const strongest = algorithms.findLast((each) => parsed.some(({ algorithm }) => algorithm === each))
  return parsed.filter(({ algorithm }) => algorithm === strongest)
}
