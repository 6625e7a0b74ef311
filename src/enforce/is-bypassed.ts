/** Whether the handler of a mock asks the real server: the value of Accept by which `bypass` of MSW says so. */
export function isBypassed(accept: string): boolean {
  return accept.includes('msw/passthrough')
}
