import { isParameter, parseMimeType, writtenParameters } from '../../spec/mimesniff/parse-mime-type.ts'
import { serializeMimeType } from '../../spec/mimesniff/serialize-mime-type.ts'
import type { Quirk } from '../quirk.ts'

/**
 * WebKit writes UTF-8 into an author's Content-Type (XMLHttpRequest) as the standard has it, but reads the parameters otherwise: of two with
 * one name the later counts too where a capital is in its name, and is then written once more; a blank value counts; an empty charset is none.
 */
export const parameterNamesByCase = {
  id: 'parameter-names-by-case',
  engines: ['webkit'],
  at: {
    authorContentType(value) {
      const mimeType = parseMimeType(value)
      const semicolon = value.indexOf(';')
      if (mimeType === 'failure' || semicolon === -1) return undefined
      const names: string[] = []
      const parameters = new Map<string, string>()
      for (const { name, value: content, written } of writtenParameters(value, semicolon)) {
        if (written === '' || !isParameter(name, content) || parameters.has(name)) continue
        const lower = name.toLowerCase()
        names.push(lower)
        parameters.set(lower, content)
      }
      const charset = parameters.get('charset') ?? ''
      if (charset === '' || /^utf-8$/i.test(charset)) return value
      parameters.set('charset', 'UTF-8')
      return serializeMimeType({ ...mimeType, parameters: names.map((name) => [name, parameters.get(name) ?? '']) })
    },
  },
} satisfies Quirk
