import { predict } from '../../src/capture/predict.ts'

/** How many bytes the heap has grown by after calls of which no two are the same; null without `--expose-gc`. */
export function heapGrowth(calls: number): number | null {
  const { gc } = globalThis
  if (gc === undefined) return null
  const call = (index: number) =>
    predict(
      `https://api-${index}.example.com/${index}`,
      { method: 'POST', headers: { 'content-type': `application/x-${index}`, [`x-${index}`]: '1' }, body: '{}' },
      { origin: `https://app-${index}.example.com` },
    )
  for (let index = 0; index < 20_000; index += 1) call(index)
  gc()
  const before = process.memoryUsage().heapUsed
  for (let index = 20_000; index < 20_000 + calls; index += 1) call(index)
  gc()
  return process.memoryUsage().heapUsed - before
}
