import type { FrameAnswer, Plan } from './plan.ts'

/** A plan, and the page to carry it out in. */
export interface FramedPlan {
  frameUrl: string
  plan: Plan
}

/** Each plan has a frame of its own: a document that remembers nothing of the others. */
interface Frame {
  element: HTMLIFrameElement
  ready: Promise<void>
  answer: Promise<FrameAnswer>
}

/** Longest time that a frame may take; nothing in the lab needs half of it. */
const patience = 20_000

function open({ frameUrl, plan }: FramedPlan): Frame {
  const element = document.createElement('iframe')
  element.src = frameUrl
  const fault = (text: string): FrameAnswer => ({ run: plan.run, aim: 'fault', fault: text })
  let isReady: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  const answer = new Promise<FrameAnswer>((resolve) => {
    const timer = setTimeout(() => settle(fault(`no answer from ${frameUrl}`)), patience)
    const settle = (given: FrameAnswer) => {
      clearTimeout(timer)
      removeEventListener('message', listen)
      isReady()
      resolve(given)
    }
    const listen = ({ source, data }: MessageEvent<FrameAnswer | 'ready'>) => {
      const isOwn = source === element.contentWindow
      if (data === 'ready' && isOwn) isReady()
      // A page that has been left is no source any more.
      else if (data !== 'ready' && (data.run === plan.run || (isOwn && data.run === ''))) settle({ ...data, run: plan.run })
    }
    addEventListener('message', listen)
  })
  document.body.append(element)
  return { element, ready, answer }
}

async function start(frame: Frame, plan: Plan): Promise<FrameAnswer> {
  await frame.ready
  frame.element.contentWindow?.postMessage(plan, '*')
  const answer = await frame.answer
  frame.element.remove()
  return answer
}

const prepared: { frame: Frame; plan: Plan }[] = []

export const lab = {
  /** Carries the plans out, so many at a time. */
  async run(plans: FramedPlan[], atOnce: number): Promise<FrameAnswer[]> {
    const answers: FrameAnswer[] = []
    const left = plans.entries()
    const work = async () => {
      for (const [index, framed] of left) answers[index] = await start(open(framed), framed.plan)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return answers
  },
  /** Opens the frames of plans that are carried out later, when the network is gone. */
  async prepare(plans: FramedPlan[]): Promise<void> {
    prepared.push(...plans.map((framed) => ({ frame: open(framed), plan: framed.plan })))
    await Promise.all(prepared.map(({ frame }) => frame.ready))
  },
  runPrepared(): Promise<FrameAnswer[]> {
    return Promise.all(prepared.splice(0).map(({ frame, plan }) => start(frame, plan)))
  },
}
