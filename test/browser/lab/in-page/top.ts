import type { FrameAnswer, Plan } from './plan.ts'

/** Plans that are carried out one after the other in one page, and the URL of that page. */
export interface FramedPlans {
  frameUrl: string
  plans: Plan[]
}

/** A document that remembers nothing of what other frames did. */
interface Frame {
  ready: Promise<FrameAnswer | 'ready'>
  carryOut(plan: Plan): Promise<FrameAnswer>
  close(): void
}

/** Longest time that one plan may take; nothing in the lab needs half of it. */
const patience = 15_000

function open(frameUrl: string): Frame {
  const element = document.createElement('iframe')
  element.src = frameUrl
  /** The next message that fits, or a fault. */
  const next = <Message extends FrameAnswer | 'ready'>(fits: (event: MessageEvent) => boolean, run: string) =>
    new Promise<Message | FrameAnswer>((resolve) => {
      const settle = (message: Message | FrameAnswer) => {
        clearTimeout(timer)
        removeEventListener('message', listen)
        resolve(message)
      }
      const timer = setTimeout(() => settle({ run, aim: 'fault', fault: `no answer from ${frameUrl}` }), patience)
      const listen = (event: MessageEvent<Message>) => {
        if (fits(event)) settle(event.data)
      }
      addEventListener('message', listen)
    })
  const ready = next<'ready'>(({ source, data }) => source === element.contentWindow && (data === 'ready' || data.run === ''), '')
  document.body.append(element)
  return {
    ready,
    async carryOut(plan) {
      const state = await ready
      if (state !== 'ready') return { ...state, run: plan.run }
      // A page that has been left is no source any more: its answers are known by their run.
      const answer = next<FrameAnswer>(({ data }) => data.run === plan.run, plan.run)
      element.contentWindow?.postMessage(plan, '*')
      return answer
    },
    close: () => element.remove(),
  }
}

async function carryOut({ frameUrl, plans }: FramedPlans, opened = open(frameUrl)): Promise<FrameAnswer[]> {
  const answers: FrameAnswer[] = []
  let frame = opened
  for (const plan of plans) {
    answers.push(await frame.carryOut(plan))
    if (plan.stop?.how !== 'navigate') continue
    frame.close()
    frame = open(frameUrl)
  }
  frame.close()
  return answers
}

const prepared: { frame: Frame; framed: FramedPlans }[] = []

export const lab = {
  /** Carries the plans out, in so many frames at a time. */
  async run(all: FramedPlans[], atOnce: number): Promise<FrameAnswer[][]> {
    const answers: FrameAnswer[][] = []
    const left = all.entries()
    const work = async () => {
      for (const [index, framed] of left) {
        const given = await carryOut(framed)
        // A page that is left has little time to speak: it is asked again.
        const isComplete = given.every(({ aim }) => aim !== 'fault')
        answers[index] = isComplete ? given : await carryOut(framed)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return answers
  },
  /** Opens the frames of plans that are carried out later, when the network is gone. */
  async prepare(all: FramedPlans[]): Promise<void> {
    prepared.push(...all.map((framed) => ({ frame: open(framed.frameUrl), framed })))
    await Promise.all(prepared.map(({ frame }) => frame.ready))
  },
  runPrepared(): Promise<FrameAnswer[][]> {
    return Promise.all(prepared.splice(0).map(({ frame, framed }) => carryOut(framed, frame)))
  },
}
