import { describe, expect, test } from 'vitest'
import { type Arguments, parseArguments } from '../../../src/adapters/cli/parse-arguments.ts'

const url = 'https://api.example.com/a'
const defaults: Arguments = {
  url,
  origin: 'http://localhost:5173',
  method: 'GET',
  methodFromData: false,
  headers: [],
  credentialsMode: 'same-origin',
  engine: 'chromium',
  send: false,
  timeout: 10_000,
  json: false,
}

describe('parseArguments', () => {
  test.each<[string[], Partial<Arguments>]>([
    [[url], {}],
    [['HTTPS://API.example.com/a'], { url }],
    [['http://localhost:3000'], { url: 'http://localhost:3000/' }],
    [[url, '--origin', 'https://app.example.com'], { origin: 'https://app.example.com' }],
    [[url, '--origin', 'null'], { origin: 'null' }],
    [['--method', 'put', url], { method: 'put' }],
    [
      [url, '--header', 'X-A: 1', '--header=x-b:2', '--header', 'X-Empty:', '--header', 'X-Url: http://x'],
      {
        headers: [
          ['X-A', ' 1'],
          ['x-b', '2'],
          ['X-Empty', ''],
          ['X-Url', ' http://x'],
        ],
      },
    ],
    [[url, '--header', 'bad name: 1'], { headers: [['bad name', ' 1']] }],
    [[url, '--data', '{}'], { data: '{}', method: 'POST', methodFromData: true }],
    [[url, '--data', '', '--method', 'PATCH'], { data: '', method: 'PATCH' }],
    [[url, '--data', 'x', '--method', 'GET'], { data: 'x' }],
    [
      [url, '-X', 'PUT', '-H', 'X-A: 1', '-H', 'x-b:2', '-d', '{}'],
      {
        method: 'PUT',
        headers: [
          ['X-A', ' 1'],
          ['x-b', '2'],
        ],
        data: '{}',
      },
    ],
    [[url, '--credentials', 'include'], { credentialsMode: 'include' }],
    [[url, '--engine', 'standard'], { engine: 'standard' }],
    [[url, '--send', '--json', '--timeout', '300'], { send: true, json: true, timeout: 300 }],
  ])('%j', (argv, expected) => expect(parseArguments(argv)).toEqual({ run: { ...defaults, ...expected } }))

  test.each([
    [['--help'], 'help'],
    [['-h', 'whatever', 'else'], 'help'],
    [['--version'], 'version'],
  ])('%j shows %s', (argv, show) => expect(parseArguments(argv)).toEqual({ show }))

  test.each([
    [[], 'A URL is needed.'],
    [[url, 'https://b.test/'], 'One URL is enough: what is "https://b.test/"?'],
    [['/a'], '"/a" is no absolute URL.'],
    [['api.example.com/a'], '"api.example.com/a" is no absolute URL. Did you mean http://api.example.com/a?'],
    [['localhost:3000/a'], '"localhost:3000/a" is no http or https URL. Did you mean http://localhost:3000/a?'],
    [['http://'], '"http://" is no absolute URL.'],
    [['http://a b/'], '"http://a b/" is no absolute URL.'],
    [['ftp://x.test/'], '"ftp://x.test/" is no http or https URL.'],
    [['data:text/plain,x'], '"data:text/plain,x" is no http or https URL.'],
    [[url, '--bogus'], "Unknown option '--bogus'."],
    [[url, '--method'], "Option '-X, --method <value>' argument missing."],
    [[url, '--method', '--send'], "Option '--method' argument is ambiguous."],
    [[url, '--send=yes'], "Option '--send' does not take an argument."],
    [[url, '--origin', 'https://app.test/'], '"https://app.test/" is no origin. Did you mean https://app.test?'],
    [[url, '--origin', 'HTTPS://App.test'], '"HTTPS://App.test" is no origin. Did you mean https://app.test?'],
    [[url, '--origin', 'app.test'], '"app.test" is no origin. Write it like https://app.example.com.'],
    [[url, '--origin', ''], '"" is no origin. Write it like https://app.example.com.'],
    [[url, '--header', 'X-A'], '--header takes \'Name: value\', and "X-A" has no colon after a name.'],
    [[url, '--header', 'X-A: 1', '--header', ': 1'], '--header takes \'Name: value\', and ": 1" has no colon after a name.'],
    [[url, '--credentials', 'yes'], '--credentials is omit, same-origin or include, not "yes".'],
    [[url, '--engine', 'opera'], '--engine is chromium, gecko, webkit or standard, not "opera".'],
    [[url, '--timeout', '0'], '--timeout is a number of milliseconds above 0, not "0".'],
    [[url, '--timeout', '1.5'], '--timeout is a number of milliseconds above 0, not "1.5".'],
    [[url, '--timeout', '99999999999'], '--timeout is a number of milliseconds above 0, not "99999999999".'],
  ])('%j is a problem', (argv, problem) => expect(parseArguments(argv)).toEqual({ problem }))
})
