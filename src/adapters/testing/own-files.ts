/** Where the code of whycors lies: the folder of this module, or `src` above it where it is not bundled. */
const folder = import.meta.url.replace(/\?.*$/, '').replace(/(?:\/adapters\/testing)?\/[^/]*$/, '/')
const path = folder.replace(/^file:\/\//, '').replace(/^https?:\/\/[^/]+/, '')

/** Whether a file that a stack names is part of whycors. */
export function isOwnFile(file: string): boolean {
  return (
    file.startsWith(folder) ||
    (path.length > 1 &&
      file
        .replace(/^file:\/\//, '')
        .replace(/^https?:\/\/[^/]+/, '')
        .startsWith(path))
  )
}
