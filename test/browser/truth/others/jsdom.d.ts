/** The part of jsdom that is used here: it brings no types. */
declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(
      html: string,
      options: { url: string; runScripts: 'outside-only' | 'dangerously'; virtualConsole: VirtualConsole },
    )
    readonly window: { eval(script: string): unknown }
  }
}
