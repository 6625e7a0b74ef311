declare const __WHYCORS_DEVELOPMENT__: boolean | undefined

/** Whether this is the build for the export condition `development`. The bundler writes the constant; run from source it is true. */
export const development: boolean = typeof __WHYCORS_DEVELOPMENT__ === 'undefined' ? true : __WHYCORS_DEVELOPMENT__
