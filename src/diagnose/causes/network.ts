import type { causesByStage } from '../../model/cause.ts'
import type { Cause, CauseTable } from '../cause.ts'
import {
  answered,
  answeredAlike,
  is,
  localScheme,
  modeIsNot,
  onTheWay,
  ownMessage,
  responseArrived,
  unanswered,
  when,
  where,
} from '../grounds.ts'

/** A failure of the host or of the way to it: any answer to a probe speaks against it. */
const ofHost = { contradicted: [...onTheWay, answered], supported: unanswered } satisfies Partial<Cause>

/** A failure that one request can meet while others are answered: only an answer to the same request speaks against it. */
const ofRequest = { contradicted: [...onTheWay, answeredAlike], supported: unanswered } satisfies Partial<Cause>

/** Only https, or a redirect to it, has a certificate to fail by. */
const withTls = {
  ...ofHost,
  supported: where(({ target }) => target?.protocol === 'https:', unanswered),
} satisfies Partial<Cause>

/** This machine needs neither a name server nor a network. */
const noName = when('request-shape', ({ target }) => /^\[|^[\d.]+$|(^|\.)localhost$/.test(target?.hostname ?? ''))
const noNetwork = when('request-shape', ({ target }) => /^\[::1]$|^127\.|(^|\.)localhost$/.test(target?.hostname ?? ''))

/** Causes on the way: of the host, or of this one request. */
export const networkCauses: CauseTable<(typeof causesByStage)['network'][number]> = {
  'connection-refused': { ...ofHost, passing: true, fixes: ['server start-server'] },
  'name-not-resolved': {
    ...ofHost,
    contradicted: [...ofHost.contradicted, noName],
    passing: true,
    fixes: ['client check-host-name'],
  },
  offline: {
    ...ofHost,
    contradicted: [...ofHost.contradicted, noNetwork],
    passing: true,
    likely: is('navigator-online', false),
    fixes: ['client go-online'],
  },
  // Content filters of WebKit reject in a microtask; extensions in Chromium and Firefox do not (measured 2026-11-22).
  'blocked-by-client': {
    contradicted: [
      responseArrived,
      ownMessage,
      localScheme,
      answered,
      when('settled-in-microtask', ({ seen: { engine, 'settled-in-microtask': early } }) =>
        engine === 'webkit' ? early === false : early === true && (engine === 'chromium' || engine === 'gecko'),
      ),
    ],
    supported: unanswered,
    likely: where(
      ({ seen, prediction: { verdict } }) => seen.engine === 'webkit' && verdict !== 'blocked' && verdict !== 'throws',
      is('settled-in-microtask', true),
    ),
    fixes: ['client check-content-blocker'],
  },
  'cert-invalid': { ...withTls, fixes: ['server check-certificate'] },
  'connection-reset': { ...ofRequest, passing: true, fixes: ['server check-server-log'] },
  'connection-closed': { ...ofRequest, passing: true, fixes: ['server check-server-log'] },
  'empty-response': { ...ofRequest, passing: true, fixes: ['server check-server-log'] },
  'ssl-protocol-error': { ...withTls, fixes: ['client match-scheme'] },
  'invalid-http-response': { ...ofRequest, fixes: ['server speak-http'] },
  // Only answers to no-cors requests are held to a Cross-Origin-Resource-Policy.
  'corp-blocked': {
    contradicted: [...onTheWay, modeIsNot('no-cors'), is('probe-no-cors', 'answered')],
    supported: is('probe-no-cors', 'failed'),
    fixes: ['server send-corp-header'],
  },
}
