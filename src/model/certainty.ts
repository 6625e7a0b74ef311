/**
 * How sure a statement is; a promise, not a feeling.
 * - `certain`: follows from the standard and from inputs that are fully known.
 * - `likely`: an independent observation supports it and none speaks against it.
 * - `possible`: it fits, and cannot be told apart from the alternatives listed beside it.
 */
export type Certainty = 'certain' | 'likely' | 'possible'
