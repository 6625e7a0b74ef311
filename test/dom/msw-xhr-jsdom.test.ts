// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.test/page" }
import { describeXhrBeforeMsw } from './support/xhr-before-msw.ts'

// jsdom's own XMLHttpRequest, with CORS rules of its own, is not asked.
describeXhrBeforeMsw()
