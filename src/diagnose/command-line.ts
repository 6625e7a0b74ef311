import type { RequestSummary } from '../model/diagnosis.ts'
import type { Prediction } from '../model/prediction.ts'

/**
 * The command that plays the same request from outside the page, where both sides can be seen. Header values are placeholders, so that no
 * secret is in it; `--send` is never in it, so that nothing is changed on the server by pasting it.
 *
 * @example "npx whycors 'https://api.example.com/orders' --origin 'http://localhost:5173' --method PUT --header 'x-id: placeholder' --data 'placeholder'"
 */
export function commandLine(request: RequestSummary, prediction: Prediction): string {
  const words = ['npx whycors', quote(request.url)]
  const essence =
    prediction.reasons.find(({ rule }) => rule === 'content-type-not-safelisted')?.params['essence'] || 'application/json'
  if (request.origin !== undefined) words.push('--origin', quote(request.origin))
  if (request.method !== 'GET') words.push('--method', /^[A-Z]+$/.test(request.method) ? request.method : quote(request.method))
  if (request.credentialsMode === 'include') words.push('--credentials include')
  // Only the CORS-unsafe headers matter to CORS; where they are not known, all that were set.
  for (const name of prediction.preflight?.headers ?? (prediction.certainty === 'certain' ? [] : request.headerNames)) {
    words.push('--header', quote(`${name}: ${name === 'content-type' ? essence : 'placeholder'}`))
  }
  if (request.hasBody) words.push('--data', quote('placeholder'))
  return words.join(' ')
}

/** A word for a POSIX shell that means itself. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
