/** Of a longer URL the beginning is shown: redirects can make one grow with each step. */
export const longestUrl = 4096
