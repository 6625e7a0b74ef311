type Attributes = Readonly<Record<string, string>>
type Child = Node | string

/** An element with attributes and children. Strings become text nodes: nothing that a server or an error says is ever read as markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), attributes, children)
}

/** The same for SVG. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children)
}

/** An element of the page by its id. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no element #${id}.`)
  return found
}

function fill<Target extends Element>(target: Target, attributes: Attributes, children: readonly Child[]): Target {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value)
  target.append(...children)
  return target
}
