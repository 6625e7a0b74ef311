// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://app.example.test/page", "settings": { "fetch": { "disableSameOriginPolicy": true } } }
import { describeXhrBeforeMsw } from './support/xhr-before-msw.ts'

// The network of happy-dom, with its own CORS off.
describeXhrBeforeMsw()
