import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** What stays Node's: happy-dom's own network classes apply CORS rules of their own, and wrong ones. */
const nativeNames = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'FormData',
  'Blob',
  'File',
  'AbortController',
  'AbortSignal',
  'URL',
  'URLSearchParams',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'DOMException',
  'Event',
  'EventTarget',
  'MessagePort',
] as const

const happyDom = builtinEnvironments['happy-dom']

/** A DOM from happy-dom with the network of Node. */
const environment: Environment = {
  name: 'happy-dom-native-net',
  viteEnvironment: 'client',
  async setup(global, options) {
    const saved = nativeNames.map((name) => [name, Object.getOwnPropertyDescriptor(global, name)] as const)
    const running = await happyDom.setup(global, options)
    for (const [name, descriptor] of saved) {
      if (descriptor !== undefined) Object.defineProperty(global, name, { ...descriptor, configurable: true })
    }
    return running
  },
}

// vitest takes an environment as a module's default export.
export default environment
