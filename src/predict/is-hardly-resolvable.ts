/**
 * What is in no name that a resolver is sure to take: signs, and labels without a letter. Names of other alphabets stand in Punycode. And 0.0.0.0:
 * WebKitGTK 2.50.6 connects to it at times, in synchronous calls (measured 2026-11-28).
 */
const unresolvable = /[^a-z0-9._-]|\.\.|^\.|^0\.0\.0\.0$/

/** Whether some browsers ask no resolver for a host, and so send nothing to it. The host must be serialized, and be no IPv6 address. */
export function isHardlyResolvable(hostname: string): boolean {
  return !hostname.startsWith('[') && unresolvable.test(hostname)
}
