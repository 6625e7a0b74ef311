/** No member at all, and room for more. */
// biome-ignore lint/complexity/noBannedTypes: an intersection with it changes nothing, and it is what TypeScript shows best.
export type Nothing = {}
