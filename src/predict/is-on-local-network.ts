const addresses = [
  /^(?:0\.0\.0\.0|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*)$/,
  /^\[(?:::\]|::ffff:|f[cd]|fe[89ab])/,
]

/**
 * Whether a host is of a network around the page by its looks: Chromium asks the user for access to it, where others block it as mixed content.
 * The host must be serialized. https://wicg.github.io/local-network-access/#mixed-content
 */
export function isOnLocalNetwork(hostname: string): boolean {
  if (hostname.endsWith('.local')) return true
  return (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) && addresses.some((pattern) => pattern.test(hostname))
}
