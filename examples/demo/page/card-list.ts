import type { Diagnosis } from '../../../src/index.ts'
import { drawFilter } from './draw-filter.ts'
import { byId } from './element.ts'

export interface CardList {
  /** Adds a card, or puts it in the place of the one with the same id. */
  put(card: HTMLElement, stage: Diagnosis['stage']): void
  /** Offers the stages that there are now, and shows all cards. */
  offerStages(): void
}

/** The cards of the page, of which those of one stage can be shown alone; `tell` hears how many are. */
export function cardList(tell: (text: string) => void): CardList {
  const stages = new Map<HTMLElement, Diagnosis['stage']>()

  const show = (wanted: string | null) => {
    for (const [card, stage] of stages) card.hidden = wanted !== null && stage !== wanted
  }
  return {
    put(card, stage) {
      const old = [...stages.keys()].find(({ id }) => id === card.id)
      if (old === undefined) byId('cards').append(card)
      else {
        old.replaceWith(card)
        stages.delete(old)
      }
      stages.set(card, stage)
    },
    offerStages() {
      show(null)
      const all = [...stages.values()]
      const choices = [...new Set(all)].map((name) => ({ name, count: all.filter((stage) => stage === name).length }))
      const buttons = drawFilter(choices, (wanted) => {
        show(wanted)
        tell(`${wanted === null ? all.length : all.filter((stage) => stage === wanted).length} of ${all.length} failures shown.`)
      })
      byId('filter').replaceChildren(...buttons)
    },
  }
}
