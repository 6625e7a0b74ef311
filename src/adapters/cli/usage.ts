/** What `--help` prints. */
export const usage = `Usage: whycors <url> [options]
       whycors explain [id] [--json]

Plays the CORS protocol with a server as a browser would, and names the exact rule that refuses.

  --origin <origin>       the page's origin (default: http://localhost:5173; "null" for an opaque one)
  --method <method>       default: GET, or POST with --data
  --header 'Name: value'  a header of the request; may be repeated. Cookie stands for the browser's own
                          cookie of the target: it goes only where credentials go
  --data <text>           a text body
  --credentials <mode>    omit, same-origin (default) or include
  --engine <engine>       chromium (default), gecko, webkit or standard
  --send                  send the request itself although its method is not GET or HEAD
  --timeout <ms>          for the whole exchange (default: 10000)
  --json                  print one JSON object
  --help, --version

-X, -H and -d are --method, --header and --data, as in curl. A certificate counts that Node or the system
trusts, or that NODE_EXTRA_CA_CERTS=<file> adds.

whycors explain prints a page about a rule or a cause, such as missing-allow-origin-header; without an
id it lists them all.

Without --send only GET and HEAD are sent; for other methods the preflight alone is played. The body of an
answer is not read.

Exit code: 0 a page would get the response (proven); 1 the browser would refuse it, the network
failed, or the request was not sent; 2 the command line is wrong.
`
