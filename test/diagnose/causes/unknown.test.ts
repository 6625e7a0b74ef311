import { causesByStage } from '../../../src/model/cause.ts'
import { describeCauses } from '../support/describe-causes.ts'

describeCauses('unknown', causesByStage.unknown, [
  ['unknown', 'stands', { seen: { 'rejection-message': 'foreign' } }, 'not an error that a fetch makes'],
  [
    'unknown',
    'stands',
    { seen: { 'rejection-message': 'opaque', 'probe-not-sent': 'no-record' } },
    'the call did not come through whycors',
  ],
  [
    'unknown',
    'stands',
    { verdict: 'same-origin', rules: ['local-scheme'], request: { url: 'blob:https://app.test/…' } },
    'a revoked blob: URL',
  ],
  [
    'unknown',
    'stands',
    {
      seen: {
        'rejection-message': 'own',
        'settled-in-microtask': false,
        'response-arrived': true,
        'signal-state': 'none',
        'page-unloading': false,
        engine: 'gecko',
      },
      verdict: 'same-origin',
      rules: ['local-scheme'],
    },
    'a broken blob: body',
  ],
  ['unknown', { out: 'predicted-verdict' }, { seen: { 'rejection-message': 'opaque' } }, 'other causes fit'],
])
