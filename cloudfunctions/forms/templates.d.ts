/** The bundler puts a template into the function as bytes. */
declare module '*.docx' {
  const bytes: Uint8Array
  export default bytes
}
