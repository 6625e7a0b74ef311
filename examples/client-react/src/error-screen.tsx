import { ApiError, type ErrorOf } from '../../../src/client.ts'
import type { api } from './api.ts'

type Failure = ErrorOf<typeof api.getUser> | ErrorOf<typeof api.renameUser>

/** A screen for each kind of error; the compiler asks for one that is left out. */
export function ErrorScreen({ error, retry }: { error: Error; retry: () => void }) {
  const failure = error instanceof ApiError ? (error as Failure) : undefined
  return (
    <section data-kind={failure?.kind ?? 'bug'} role="alert">
      <h2>{failure ? titleOf(failure) : 'Something is wrong in this app.'}</h2>
      <p className="message">{error.message}</p>
      <p className="cause">{failure?.diagnosis && `${failure.diagnosis.stage}/${failure.diagnosis.cause}`}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </section>
  )
}

function titleOf(error: Failure): string {
  switch (error.kind) {
    case 'http':
      return error.status === 404 ? `There is no user ${error.data.missing}.` : `The server answered ${error.status}.`
    case 'validation':
      return error.where === 'request'
        ? `Please correct ${error.path}.`
        : 'The server sent something that this app does not know.'
    case 'cors':
      return 'The server does not let this page read its answer.'
    case 'unreachable':
      return 'The server cannot be reached.'
    case 'blocked':
      return 'This page or the browser blocks the request.'
    case 'offline':
      return 'You are offline.'
    case 'network':
      return 'The request failed on its way.'
    case 'body':
      return 'The answer broke off.'
    case 'request':
      return 'The request could not be sent.'
    case 'timeout':
      return 'The server takes too long.'
    case 'aborted':
      return 'You stopped it.'
    default:
      return error satisfies never
  }
}
