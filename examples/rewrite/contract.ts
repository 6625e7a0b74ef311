/** What page and API agree upon: the page may rewrite so, and the API restores it. Both import this one object. */
export const contract = {
  jsonAsText: true,
  methodOverride: ['PUT /orders/:id', 'DELETE /orders/:id'],
  headersInBody: ['authorization'],
}
