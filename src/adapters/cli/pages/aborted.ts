import type { Page } from './page.ts'

/** Given up by the app, by time, or by the user; and what nobody saw. */
export const abortedPages = {
  'already-aborted': {
    title: 'The signal of the call was aborted before the call was made.',
    happened: 'Nothing was sent. The call rejects with the reason of its signal, as one that is given up later does.',
    decides:
      'A signal stays aborted for good. One that is kept in a variable, or handed down from a component that is gone already, ends every call that it is given to, before any rule of CORS is asked.',
    looks: 'The error is an AbortError, or the reason that the app gave, and comes at once. The network panel shows no request.',
    fixes: [
      'Client: make a new AbortController for each call, or for each round of calls.',
      'Client: where the caller is gone, do not make the call: ask signal.aborted, or call signal.throwIfAborted().',
    ],
    lines: ['signal.throwIfAborted()'],
    spec: 'https://fetch.spec.whatwg.org/#dom-global-fetch',
  },
  aborted: {
    title: 'The app itself gave up the call.',
    happened:
      'The signal of the call was aborted before the response was complete. The server may have carried out the request all the same.',
    decides:
      'An AbortController, a framework that unmounts a component, a search field that replaces its last question, or a library that cancels duplicates calls abort(). The call then rejects with the reason of the signal, an AbortError unless the app gave another. whycors looks at the signal, not at the name of the error: Firefox uses AbortError for a connection that was reset, too.',
    looks:
      'The network panel marks the request as canceled (Chromium) or NS_BINDING_ABORTED (Firefox). Nothing stands in the console unless the app did not catch it.',
    fixes: [
      'Client: nothing, where it was meant; catch it, and leave it out of error tracking.',
      'Client: where it was not, look for who shares the signal, and for effects that clean up too early.',
      'Client: give abort a reason that names its place.',
    ],
    lines: ["controller.abort(new DOMException('search replaced', 'AbortError'))"],
    spec: 'https://fetch.spec.whatwg.org/#abort-fetch',
  },
  timeout: {
    title: 'No answer came in the time that was given.',
    happened:
      'AbortSignal.timeout, the timeout of a client library or of XMLHttpRequest, or that of the command line ran out. The server may be working still, and may yet carry out the request.',
    decides:
      'fetch has no time limit of its own beyond that of the browser, which is minutes. A preflight, each redirect and the body all count towards the limit, so that a cold call takes several round trips. WebKit rejects with an AbortError where others say TimeoutError; whycors looks at the reason of the signal.',
    looks:
      'The request is marked as canceled; its timing shows where the time went: stalled means that all connections to the host were taken, waiting means the server.',
    fixes: [
      'Server: find out what is slow, and answer early with 202 where work takes long.',
      'Client: wait longer, or repeat what can be repeated, with growing pauses.',
      'Server: let preflights be cached, which saves a round trip.',
    ],
    lines: ['signal: AbortSignal.timeout(30_000)', 'Access-Control-Max-Age: 7200'],
    spec: 'https://dom.spec.whatwg.org/#dom-abortsignal-timeout',
  },
  'navigated-away': {
    title: 'The page was being left while the call was under way.',
    happened:
      'The user followed a link, reloaded or closed the tab, and the browser ended the requests of the page. The server may have carried out this one.',
    decides:
      'A request belongs to its document and ends with it, unless it has keepalive. Firefox and WebKit reject calls after beforeunload and before pagehide, Chromium together with pagehide, each with the general error, so that it looks like a failed network. Error trackers are full of it, from people who merely clicked on.',
    looks: 'The request is marked as canceled; with Preserve log it stays in the list, followed by the navigation.',
    fixes: [
      'Client: leave it out of error tracking; it is no failure of anything.',
      'Client: send what must not be lost by sendBeacon, or with keepalive, up to 64 KiB.',
      'Client: do not reload or navigate before the call that matters has answered; a form that submits by itself does so.',
    ],
    lines: ["fetch('/save', { method: 'POST', body, keepalive: true })", 'event.preventDefault()'],
    spec: 'https://html.spec.whatwg.org/multipage/document-lifecycle.html#unload-a-document',
  },
  unknown: {
    title: 'What is known fits no cause.',
    happened:
      'The error did not come from a call that whycors saw, or all that was observed contradicts every cause in its list. It says so rather than guess.',
    decides:
      'A page is told nothing about why a fetch failed: one error stands for a dead host, a missing header and a blocker. whycors needs the call itself, its arguments and its timing, to reason by elimination. An error that was made anew without its cause, a call made before install(), and one made by another realm (a frame, a worker) leave nothing to reason from.',
    looks:
      'The console and network panel of the browser know more than any page. The failed entry, its OPTIONS before it and the red message in the console usually settle it.',
    fixes: [
      'Client: make the call with the fetch of whycors, or install() it before other scripts run.',
      'Client: keep the cause where you wrap errors.',
      'Client: play the call from the command line, where both sides are visible.',
    ],
    lines: [
      "throw new Error('saving failed', { cause: error })",
      'npx whycors https://api.example.com/orders --origin https://app.example.com',
    ],
    spec: 'https://fetch.spec.whatwg.org/#concept-network-error',
  },
} satisfies Record<string, Page>
